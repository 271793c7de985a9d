import {useMemo, useState} from 'react';
import {Text, useApp} from 'ink';
import {userCsvColumns} from '../../../domain/csv/user-csv.js';
import {mayCreateUser} from '../../../domain/permission.js';
import type {User} from '../../../domain/user.js';
import {Beside} from '../../components/beside/beside.js';
import {useSplit} from '../../components/beside/use-split.js';
import {insteadOf} from '../../components/bulk/bulk-acts.js';
import {FilteredTable} from '../../components/table/filtered-table.js';
import {useTable} from '../../components/table/use-table.js';
import {withoutRow} from '../../components/table/without-row.js';
import {userCopies} from '../../copy/copy-acts.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useConsole} from '../../hooks/use-console.js';
import {useIdentities} from '../../hooks/use-identities.js';
import {useLive} from '../../hooks/use-live.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useViewState} from '../../navigation/view-state.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {UserDialog, type UserDialogKind} from '../user/user-dialog.js';
import {UserFacts} from '../user/user-facts.js';
import {userActs} from '../user/user-acts.js';
import {BulkLink} from '../agents/bulk-link.js';
import {BulkActivity} from './bulk-activity.js';
import {bulkUserActs, type BulkUserKind} from './bulk-user-acts.js';
import {userColumns} from './user-columns.js';

const idOf = (user: User) => String(user.id);
const isActive = (user: User) => user.active;

/** All users: look, filter, sort, open, and act on the one under the cursor. */
export function UsersScreen() {
	const {exit} = useApp();
	const {backend, token, user: me} = useConsole();
	const {glyphs} = useTheme();
	const {open} = useNavigation();
	const {rows: bodyRows} = useBodySize();
	const split = useSplit();
	const beside = split.detail > 0;
	const sections = useSectionActs();
	const readOnly = backend.place.readOnly;
	const [hideInactive, setHideInactive] = useViewState('hideInactive', false);
	const [dialog, setDialog] = useState<{readonly kind: UserDialogKind; readonly user: User}>();
	const [bulk, setBulk] = useState<{readonly kind: BulkUserKind; readonly users: readonly User[]}>();

	const answer = useLive('users', () => backend.users.list(token));
	const identities = useIdentities();
	const users = answer?.ok ? answer.value : undefined;
	const columns = useMemo(
		() => userColumns(glyphs, new Date(), identities, beside),
		// The moment "3 h ago" counts from moves with the data, so that nothing ticks when nothing happens.
		// oxlint-disable-next-line react/exhaustive-deps
		[glyphs, users, identities, beside],
	);
	const table = useTable({
		name: 'users',
		noun: 'user',
		rows: users,
		keep: hideInactive ? isActive : undefined,
		columns,
		rowId: idOf,
		height: Math.max(1, bodyRows - 2),
		sortBy: 'username',
		csv: userCsvColumns,
		onOpen: user => open(`users/${user.username}`),
		copies: userCopies,
		active: dialog === undefined && bulk === undefined,
	});

	const {marked} = table.marks;
	const create = mayCreateUser(me) ?? readOnly;
	useActs(
		[
			{id: 'users.create', run: () => open('new-user'), disabled: create},
			...insteadOf(
				table.cursor
					? userActs({user: table.cursor, me, readOnly, open, ask: kind => setDialog({kind, user: table.cursor!})})
					: withoutRow(
							'user',
							'users.edit',
							'users.deactivate',
							'users.activate',
							'users.password',
							'agents.link',
							'users.sessions',
						),
				marked.length === 0
					? []
					: bulkUserActs({users: marked, me, readOnly, ask: kind => setBulk({kind, users: marked})}),
			),
			{
				id: 'users.show-inactive',
				run: () => setHideInactive(!hideInactive),
				label: hideInactive ? 'show inactive' : 'hide inactive',
			},
			{id: 'app.quit', run: () => exit()},
			...sections,
		],
		{active: table.listening},
	);

	if (answer && !answer.ok) return <Text>{` ${screenText(answer.error)}`}</Text>;
	if (dialog) return <UserDialog kind={dialog.kind} user={dialog.user} onClose={() => setDialog(undefined)} />;
	if (bulk) {
		const common = {
			users: bulk.users,
			onLeft: (left: readonly User[]) => table.marks.keep(left.map(idOf)),
			onClose: () => setBulk(undefined),
		};
		return bulk.kind === 'link' ? <BulkLink {...common} /> : <BulkActivity {...common} kind={bulk.kind} />;
	}

	const hidden = hideInactive ? ` ${glyphs.dot} inactive hidden` : '';
	return (
		<Beside split={split} row={table.cursor} renderDetail={user => <UserFacts user={user} />}>
			<FilteredTable table={table} idle={`${table.order}${hidden}`} width={split.list} empty="No user is active." />
		</Beside>
	);
}
