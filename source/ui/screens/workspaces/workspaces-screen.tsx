import {useMemo, useState} from 'react';
import {Text, useApp} from 'ink';
import type {WorkspaceView} from '../../../backend/backend.js';
import {workspaceCsvColumns} from '../../../domain/csv/workspace-csv.js';
import {mayCreateWorkspace} from '../../../domain/workspace/role.js';
import {Beside} from '../../components/beside/beside.js';
import {useSplit} from '../../components/beside/use-split.js';
import {FilteredTable} from '../../components/table/filtered-table.js';
import {useTable} from '../../components/table/use-table.js';
import {withoutRow} from '../../components/table/without-row.js';
import {workspaceCopies} from '../../copy/copy-acts.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {workspacePath} from '../../navigation/workspace-path.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {ArchiveDialog} from './archive-dialog.js';
import {workspaceActs} from './workspace-acts.js';
import {WorkspaceFacts} from './workspace-facts.js';
import {workspaceColumns} from './workspace-columns.js';

const idOf = ({id}: WorkspaceView) => String(id);
const ownerOf = ({owner}: WorkspaceView) => owner;

/** All workspaces: who administers them, which policies they have, and what can be done with them. */
export function WorkspacesScreen() {
	const {exit} = useApp();
	const {backend, token} = useConsole();
	const {glyphs} = useTheme();
	const {open} = useNavigation();
	const {rows: bodyRows} = useBodySize();
	const split = useSplit();
	const sections = useSectionActs();
	const me = useRoleActor();
	const {readOnly} = backend.place;
	const [asking, setAsking] = useState<WorkspaceView>();

	const answer = useLive('workspaces', () => backend.workspaces.list(token));
	const columns = useMemo(() => workspaceColumns(glyphs), [glyphs]);
	const table = useTable({
		name: 'workspaces',
		noun: 'workspace',
		rows: answer?.ok ? answer.value : undefined,
		columns,
		rowId: idOf,
		alsoSearched: ownerOf,
		height: Math.max(1, bodyRows - 2 - (readOnly === undefined ? 0 : 1)),
		sortBy: 'name',
		csv: workspaceCsvColumns,
		onOpen: ({name}) => open(workspacePath(name)),
		copies: workspaceCopies,
		active: asking === undefined,
	});
	const {cursor} = table;
	useActs(
		[
			{id: 'workspaces.create', run: () => open('new-workspace'), disabled: readOnly ?? mayCreateWorkspace(me)},
			...(cursor
				? workspaceActs({workspace: cursor, me, readOnly, open, ask: () => setAsking(cursor)})
				: withoutRow(
						'workspace',
						'workspaces.policies',
						'workspaces.rename',
						'workspaces.archive',
						'workspaces.delete',
					)),
			{id: 'app.quit', run: () => exit()},
			...sections,
		],
		{active: table.listening},
	);

	if (answer && !answer.ok) return <Text>{` ${screenText(answer.error)}`}</Text>;
	if (asking) return <ArchiveDialog workspace={asking} onClose={() => setAsking(undefined)} />;
	return (
		<Beside split={split} row={cursor} renderDetail={workspace => <WorkspaceFacts workspace={workspace} />}>
			<FilteredTable table={table} width={split.list} empty="There is no workspace." />
		</Beside>
	);
}
