import {useEffect, useState} from 'react';
import type {Consequences} from '../../../backend/backend.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {editUser} from '../../command-lines/command-lines.js';
import {Dialog} from '../../components/dialog.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {useKeyLabel} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';

/** What is asked about. */
export type UserDialogKind = 'deactivate' | 'activate';

/** Asks before a user is activated or deactivated, and says what follows from it. */
export function UserDialog({
	kind,
	user,
	onClose,
}: {
	readonly kind: UserDialogKind;
	readonly user: User;
	readonly onClose: () => void;
}) {
	const {backend, token} = useConsole();
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const [consequences, setConsequences] = useState<Consequences>();
	const [refused, setRefused] = useState<string>();
	const [busy, setBusy] = useState(false);
	const keyOf = useKeyLabel();
	const deactivate = kind === 'deactivate';
	const name = visible(user.username);

	useEffect(() => {
		let current = true;
		void backend.users.consequences(token, user.id).then(result => {
			if (!current) return;
			if (result.ok) setConsequences(result.value);
			else setRefused(screenText(result.error));
		});
		return () => {
			current = false;
		};
	}, [backend, token, user.id]);

	const confirm = async () => {
		setBusy(true);
		const result = await backend.users.edit(token, user.id, {
			changes: {active: !deactivate},
			base: {active: deactivate},
		});
		setBusy(false);
		if (!result.ok) {
			setRefused(
				result.error.code === 'local-needs-password'
					? `${name} has no password yet. Set one first (key ${keyOf('users.password')}), then activate.`
					: screenText(result.error),
			);
			return;
		}

		const ended =
			deactivate && consequences?.sessions ? ` ${glyphs.dot} ${counted(consequences.sessions, 'session')} ended` : '';
		say({kind: 'ok', text: `${name} ${deactivate ? 'deactivated' : 'activated'}${ended}`});
		onClose();
	};

	const lastAdmin =
		deactivate && consequences?.lastAdmin ? `${name} is the last active admin and cannot be deactivated.` : undefined;
	const refusal = refused ?? lastAdmin;
	const lines = deactivate ? deactivationLines(user, consequences) : activationLines(user);
	return (
		<Dialog
			title={`${deactivate ? 'Deactivate' : 'Activate'} ${name}?`}
			verb={deactivate ? 'Deactivate' : 'Activate'}
			danger={deactivate}
			command={editUser(user.username, {active: !deactivate})}
			busy={busy ? 'Saving…' : undefined}
			refused={refusal}
			onConfirm={() => void confirm()}
			onCancel={onClose}
			// What does not happen has no consequences.
			lines={refusal !== undefined ? [] : lines.map(text => ({sign: glyphs.dot, text}))}
		/>
	);
}

function deactivationLines(user: User, consequences: Consequences | undefined): readonly string[] {
	return [
		`${visible(user.username)} can no longer sign in or act.`,
		sessionsLine(consequences),
		...(user.admin ? ['The ClusterAdmin role rests until the user is activated again.'] : []),
		'Everything the user created stays.',
	];
}

// A line from the first frame on, so that nothing moves when the answer comes.
function sessionsLine(consequences: Consequences | undefined): string {
	if (consequences === undefined) return 'Open sessions will end at once.';
	if (consequences.sessions === 0) return 'No session is open.';
	return `${counted(consequences.sessions, 'open session')} will end at once.`;
}

function activationLines(user: User): readonly string[] {
	return [
		`${visible(user.username)} can sign in again${user.remote ? ' with the identity provider' : ' with the password set last'}.`,
		...(user.admin ? ['The user is a ClusterAdmin and gets those rights back.'] : []),
		'Sessions that ended stay ended.',
	];
}
