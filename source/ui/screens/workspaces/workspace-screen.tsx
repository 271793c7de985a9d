import {useMemo, useState} from 'react';
import {Box} from 'ink';
import type {WorkspaceView} from '../../../backend/backend.js';
import {mayAssignRole} from '../../../domain/workspace/role.js';
import {Facts} from '../../components/facts.js';
import {copyActs, workspaceCopies} from '../../copy/copy-acts.js';
import {useCopy} from '../../copy/copying.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useLiveWorkspace} from '../../hooks/workspaces/use-live-workspace.js';
import {useRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {workspacePath} from '../../navigation/workspace-path.js';
import {useTheme} from '../../theme/theme.js';
import {RoleTable, type Leaving} from '../roles/role-table.js';
import {UnassignDialogs} from '../roles/unassign-dialog.js';
import {ArchiveDialog} from './archive-dialog.js';
import {workspaceActs} from './workspace-acts.js';
import {workspaceFacts} from './workspace-facts.js';
import {WorkspaceProblem} from './workspace-problem.js';

/** One workspace: what there is to know, who administers it, and what can be done. */
export function WorkspaceScreen({name}: {readonly name: string}) {
	const answer = useLiveWorkspace(name);
	if (answer === undefined) return null;
	return answer.ok ? <WorkspacePage workspace={answer.value} /> : <WorkspaceProblem problem={answer.error} />;
}

function WorkspacePage({workspace}: {readonly workspace: WorkspaceView}) {
	const {backend, token} = useConsole();
	const {open, back} = useNavigation();
	const theme = useTheme();
	const {columns, rows} = useBodySize();
	const sections = useSectionActs();
	const copy = useCopy();
	const me = useRoleActor();
	const {readOnly} = backend.place;
	const [asking, setAsking] = useState(false);
	const [leaving, setLeaving] = useState<Leaving>();
	const answer = useLive(`admins ${workspace.id}`, () => backend.roles.list(token, {workspaceId: workspace.id}));
	const holdings = answer?.ok ? answer.value : undefined;
	const refused = readOnly ?? mayAssignRole(me, {scope: 'workspace', workspaceId: workspace.id});
	const facts = useMemo(() => workspaceFacts(workspace, theme), [workspace, theme]);
	const active = !asking && leaving === undefined;
	useActs(
		[
			...workspaceActs({workspace, me, readOnly, open, ask: () => setAsking(true)}),
			{id: 'roles.assign', run: () => open(workspacePath(workspace.name, 'assign')), disabled: refused},
			...copyActs(workspaceCopies(workspace), copy),
			...sections,
		],
		{active},
	);
	if (asking) return <ArchiveDialog workspace={workspace} onClose={() => setAsking(false)} />;
	if (leaving) return <UnassignDialogs leaving={leaving} onClose={() => setLeaving(undefined)} />;
	return (
		<Box flexDirection="column">
			<Facts facts={facts} />
			<RoleTable
				name="admins"
				holdings={holdings}
				by="user"
				idle={holdings?.length === 0 ? 'Nobody is WorkspaceAdmin of it.' : 'WorkspaceAdmins:'}
				width={columns}
				height={Math.max(1, rows - facts.length - 3 - (readOnly === undefined ? 0 : 1))}
				refused={() => refused}
				onOpen={({username}) => open(`users/${username}`)}
				onUnassign={setLeaving}
				onBack={back}
				active={active}
			/>
		</Box>
	);
}
