import {useEffect, useMemo, useState} from 'react';
import type {SumOfConsequences} from '../../../backend/backend.js';
import type {DetError} from '../../../domain/errors.js';
import type {Result} from '../../../domain/result.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {editUser} from '../../command-lines/command-lines.js';
import {BulkDialog} from '../../components/bulk/bulk-dialog.js';
import {nameList, type BulkWords} from '../../components/bulk/bulk-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {useHeldKeys} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';
import type {UserDialogKind} from '../user/user-dialog.js';

export type BulkActivityProps = {
	readonly kind: UserDialogKind;
	/** The marked users. */
	readonly users: readonly User[];
	readonly onLeft: (users: readonly User[]) => void;
	readonly onClose: () => void;
};

/** Activates or deactivates several users, each by an act of its own; who is so already is left alone. */
export function BulkActivity({kind, users, onLeft, onClose}: BulkActivityProps) {
	const {backend, token, user: me} = useConsole();
	const {linear} = useTheme();
	const deactivate = kind === 'deactivate';
	// Oneself last: with that this session ends, and all that were to come after.
	const meant = useMemo(
		() =>
			users
				.filter(({active}) => active === deactivate)
				.toSorted((a, b) => Number(a.id === me.id) - Number(b.id === me.id)),
		[users, deactivate, me.id],
	);
	const [sum, setSum] = useState<Result<SumOfConsequences>>();
	useEffect(() => {
		let current = true;
		const ids = meant.map(({id}) => id);
		void backend.users.sumOfConsequences(token, ids).then(result => current && setSum(result));
		return () => {
			current = false;
		};
	}, [backend, token, meant]);

	// Not said before it is true: how many they are hangs on the sum.
	const waits = linear && sum === undefined;
	useHeldKeys(waits);
	if (waits) return null;
	const lastAdmin = deactivate && sum?.ok ? sum.value.lastAdmin : undefined;
	const spared = meant.filter(({id}) => id === lastAdmin);
	const error = {code: 'last-admin', name: spared[0]?.username ?? '', act: 'be deactivated'} as const;
	const rows = meant.filter(({id}) => id !== lastAdmin);
	const already = users.length - meant.length;
	const lines = sum && [
		...(rows.length === 0 ? [] : deactivate ? deactivationLines(rows, sum, me) : activationLines(rows)),
		...(already === 0
			? []
			: [
					`${counted(already, 'user')} marked ${already === 1 ? 'is' : 'are'} ${deactivate ? 'inactive' : 'active'} already.`,
				]),
	];
	return (
		<BulkDialog
			words={deactivate ? deactivation : activation}
			rows={rows}
			refused={spared.map(row => ({row, error}))}
			consequences={lines}
			danger={deactivate}
			act={({id}, acts) => acts.users.edit(token, id, {changes: {active: !deactivate}, base: {active: deactivate}})}
			command={({username}) => editUser(username, {active: !deactivate})}
			onLeft={onLeft}
			onClose={onClose}
		/>
	);
}

const common = {noun: 'user', nameOf: ({username}: User) => username, reasonOf};
const deactivation: BulkWords<User> = {
	...common,
	verb: 'Deactivate',
	doing: 'Deactivating',
	done: what => `${what} deactivated`,
};
const activation: BulkWords<User> = {
	...common,
	verb: 'Activate',
	doing: 'Activating',
	done: what => `${what} activated`,
};

function reasonOf(error: DetError): string {
	return error.code === 'local-needs-password' ? 'has no password yet; set one first' : screenText(error);
}

function deactivationLines(users: readonly User[], sum: Result<SumOfConsequences>, me: User): readonly string[] {
	const admins = users.filter(({admin}) => admin).map(({username}) => username);
	// What differs from case to case first: small screens show the beginning.
	return [
		sum.ok
			? sum.value.sessions === 0
				? 'No session is open.'
				: `${counted(sum.value.sessions, 'open session')} will end at once.`
			: screenText(sum.error),
		...(admins.length === 0 ? [] : [`${counted(admins.length, 'admin')} among them: ${nameList(admins, 40)}.`]),
		...(users.some(({id}) => id === me.id)
			? [`You (${visible(me.username)}) are among them and will be signed out here.`]
			: []),
		'They can no longer sign in or act. Everything they created stays.',
	];
}

function activationLines(users: readonly User[]): readonly string[] {
	const admins = users.filter(({admin}) => admin).map(({username}) => username);
	return [
		'They can sign in again, local users with the password set last.',
		...(admins.length === 0 ? [] : [`${counted(admins.length, 'admin')} among them: ${nameList(admins, 40)}.`]),
		'Sessions that ended stay ended.',
	];
}
