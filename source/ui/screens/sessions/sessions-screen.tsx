import {useMemo, useState} from 'react';
import {Box, Text, useApp} from 'ink';
import {maySeeSessionsOf} from '../../../domain/permission.js';
import type {Session} from '../../../domain/session.js';
import {FilterLine} from '../../components/table/filter-line.js';
import {Table} from '../../components/table/table.js';
import {useTable} from '../../components/table/use-table.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useCount} from '../../hooks/status.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useTime} from '../../hooks/use-time.js';
import type {Act} from '../../keys/layers.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useViewState} from '../../navigation/view-state.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';
import {EndDialog, type Ending} from './end-dialog.js';
import {sessionColumns, sessionText} from './session-columns.js';

const noSessions: readonly Session[] = [];
const idOf = (session: Session) => session.id;

/** Open sessions: of one user when a name is given, else one's own, or everybody's for admins. */
export function SessionsScreen({username}: {readonly username?: string}) {
	const {exit} = useApp();
	const {backend, token, user: me} = useConsole();
	const {glyphs} = useTheme();
	const {open, back} = useNavigation();
	const {now} = useTime();
	const {columns: width, rows: bodyRows} = useBodySize();
	const sections = useSectionActs();
	const [wantsAll, setWantsAll] = useViewState('all', true);
	const [ending, setEnding] = useState<Ending>();

	// No user has the id 0: whoever may see those sessions may see anybody's. Lost rights narrow the list at once.
	const mayNotSeeAll = maySeeSessionsOf(me, {id: 0});
	const all = wantsAll && mayNotSeeAll === undefined;
	const filter = username === undefined ? {all} : {username};
	const answer = useLive(`sessions ${username ?? (all ? '*' : '')}`, () => backend.sessions.list(token, filter));
	const rows = answer?.ok ? answer.value : noSessions;
	// The moment "3 h ago" counts from moves with the data, so that nothing ticks when nothing happens.
	// oxlint-disable-next-line react/exhaustive-deps
	const columns = useMemo(() => sessionColumns(glyphs, now()), [glyphs, rows]);
	const table = useTable({
		name: 'sessions',
		rows,
		columns,
		rowId: idOf,
		searchText: sessionText,
		height: Math.max(1, bodyRows - 2),
		sortBy: 'username',
		onOpen: session => (username === undefined ? open(`users/${session.username}`) : back()),
		active: ending === undefined,
	});

	const {readOnly} = backend.place;
	const {cursor} = table;
	const none = 'There is no session to end.';
	const acts: readonly Act[] = [
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
		{id: 'sessions.end-others', run: () => setEnding({kind: 'others'}), disabled: readOnly},
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
						{id: 'app.account' as const, run: () => open('account')},
						{id: 'app.quit' as const, run: () => exit()},
					]
				: [{id: 'app.back' as const, run: back}]),
			...sections,
		],
		{active: ending === undefined && !table.filtering},
	);
	useCount(
		answer === undefined
			? ''
			: table.shown.length === rows.length
				? counted(rows.length, 'session')
				: `${table.shown.length} of ${rows.length}`,
	);

	if (answer && !answer.ok) return <Text>{` ${screenText(answer.error)}`}</Text>;
	if (ending) return <EndDialog ending={ending} onClose={() => setEnding(undefined)} />;
	const whose = username === undefined ? (all ? 'of all users' : 'your own') : '';
	const sortTitle = columns.find(({id}) => id === table.sortBy)?.title.toLowerCase();
	return (
		<Box flexDirection="column">
			<FilterLine
				filter={table.filter}
				filtering={table.filtering}
				idle={`Sorted by ${sortTitle === '' ? 'this one' : sortTitle}${whose === '' ? '' : ` ${glyphs.dot} ${whose}`}`}
				width={width}
				onChange={table.setFilter}
				onEnd={table.endFilter}
			/>
			<Table
				columns={columns}
				rows={table.page}
				rowId={idOf}
				cursorId={table.cursorId}
				sortBy={table.sortBy}
				descending={table.descending}
				width={width}
				empty={emptyText(answer === undefined, table.filter)}
			/>
		</Box>
	);
}

function emptyText(asking: boolean, filter: string): string {
	if (asking) return '';
	return filter === '' ? 'No session is open.' : 'No session matches. Press Esc to drop the filter.';
}
