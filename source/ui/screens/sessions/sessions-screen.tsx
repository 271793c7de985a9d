import {useMemo, useState} from 'react';
import {Text, useApp} from 'ink';
import {sessionCsvColumns} from '../../../domain/csv/session-csv.js';
import {maySeeSessionsOf} from '../../../domain/permission.js';
import type {Session} from '../../../domain/session.js';
import {Beside} from '../../components/beside/beside.js';
import {useSplit} from '../../components/beside/use-split.js';
import {insteadOf} from '../../components/bulk/bulk-acts.js';
import {FilteredTable} from '../../components/table/filtered-table.js';
import {useTable} from '../../components/table/use-table.js';
import {useBodySize} from '../../hooks/use-size.js';
import type {Copies} from '../../copy/copy-acts.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useTime} from '../../hooks/use-time.js';
import type {Act} from '../../keys/layers.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useViewState} from '../../navigation/view-state.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {UserFacts} from '../user/user-facts.js';
import {BulkEnd} from './bulk-end.js';
import {BulkEndUsers} from './bulk-end-users.js';
import {EndDialog, noOthers, type Ending} from './end-dialog.js';
import {sessionColumns} from './session-columns.js';

const idOf = (session: Session) => session.id;
const copiesOf = ({id, username}: Session): Copies => ({
	value: {what: 'Username', text: username},
	id: {what: 'Session id', text: id},
});

/** Open sessions: of one user when a name is given, else one's own, or everybody's for admins. */
export function SessionsScreen({username}: {readonly username?: string}) {
	const {exit} = useApp();
	const {backend, token, user: me} = useConsole();
	const {glyphs} = useTheme();
	const {open, back} = useNavigation();
	const {now} = useTime();
	const {rows: bodyRows} = useBodySize();
	const split = useSplit();
	const sections = useSectionActs();
	const [wantsAll, setWantsAll] = useViewState('all', true);
	const [ending, setEnding] = useState<Ending>();
	const [bulk, setBulk] = useState<{readonly of: 'sessions' | 'users'; readonly sessions: readonly Session[]}>();

	// No user has the id 0: whoever may see those sessions may see anybody's. Lost rights narrow the list at once.
	const mayNotSeeAll = maySeeSessionsOf(me, {id: 0});
	const all = wantsAll && mayNotSeeAll === undefined;
	const filter = username === undefined ? {all} : {username};
	const answer = useLive(`sessions ${username ?? (all ? '*' : '')}`, () => backend.sessions.list(token, filter));
	const rows = answer?.ok ? answer.value : undefined;
	// The moment "3 h ago" counts from moves with the data, so that nothing ticks when nothing happens.
	// oxlint-disable-next-line react/exhaustive-deps
	const columns = useMemo(() => sessionColumns(glyphs, now()), [glyphs, rows]);
	const table = useTable({
		name: 'sessions',
		noun: 'session',
		rows,
		columns,
		rowId: idOf,
		alsoSearched: idOf,
		copies: copiesOf,
		height: Math.max(1, bodyRows - 2),
		sortBy: 'username',
		csv: sessionCsvColumns,
		onOpen: session => (username === undefined ? open(`users/${session.username}`) : back()),
		onBack: username === undefined ? undefined : back,
		active: ending === undefined && bulk === undefined,
	});

	const {readOnly} = backend.place;
	const {cursor} = table;
	const none = 'There is no session to end.';
	const {marked} = table.marks;
	// Those of somebody else's page say nothing of one's own.
	const seesOwn = username === undefined || username === me.username;
	const alone = seesOwn && rows?.every(session => session.current || session.username !== me.username);
	const onOne: readonly Act[] = [
		{
			id: 'sessions.end',
			run: () => cursor && setEnding({kind: 'one', session: cursor}),
			disabled: readOnly ?? (cursor ? undefined : none),
		},
		{
			id: 'sessions.end-user',
			run: () => cursor && setEnding({kind: 'user', username: cursor.username}),
			disabled: readOnly ?? (cursor ? undefined : none),
		},
	];
	const onMarked: readonly Act[] = [
		{
			id: 'sessions.end',
			run: () => setBulk({of: 'sessions', sessions: marked}),
			marked: marked.length,
			disabled: readOnly,
		},
		{
			id: 'sessions.end-user',
			run: () => setBulk({of: 'users', sessions: marked}),
			label: 'sign out',
			marked: new Set(marked.map(({userId}) => userId)).size,
			disabled: readOnly,
		},
	];
	const acts: readonly Act[] = [
		...insteadOf(onOne, marked.length === 0 ? [] : onMarked),
		{
			id: 'sessions.end-others',
			run: () => setEnding({kind: 'others'}),
			disabled: readOnly ?? (alone ? noOthers : undefined),
		},
	];
	useActs(
		[
			...acts,
			...(username === undefined
				? [
						{
							id: 'sessions.scope' as const,
							run: () => setWantsAll(!all),
							label: all ? 'only mine' : 'all users',
							disabled: mayNotSeeAll,
						},
						{id: 'app.quit' as const, run: () => exit()},
					]
				: []),
			...sections,
		],
		{active: table.listening},
	);

	if (answer && !answer.ok) return <Text>{` ${screenText(answer.error)}`}</Text>;
	if (ending) return <EndDialog ending={ending} onClose={() => setEnding(undefined)} />;
	if (bulk) {
		const Bulk = bulk.of === 'users' ? BulkEndUsers : BulkEnd;
		return (
			<Bulk
				sessions={bulk.sessions}
				open={rows ?? []}
				onLeft={left => table.marks.keep(left.map(idOf))}
				onClose={() => setBulk(undefined)}
			/>
		);
	}

	const whose = username === undefined ? ` ${glyphs.dot} ${all ? 'of all users' : 'your own'}` : '';
	return (
		<Beside split={split} row={cursor} renderDetail={session => <SessionUser name={session.username} />}>
			<FilteredTable table={table} idle={`${table.order}${whose}`} width={split.list} empty="No session is open." />
		</Beside>
	);
}

/** Whose session it is, for beside the list. */
function SessionUser({name}: {readonly name: string}) {
	const {backend, token} = useConsole();
	const answer = useLive(`user ${name}`, () => backend.users.get(token, name));
	return answer?.ok ? <UserFacts user={answer.value} /> : null;
}
