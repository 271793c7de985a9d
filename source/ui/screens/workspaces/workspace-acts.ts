import type {WorkspaceView} from '../../../backend/backend.js';
import {mayChangeWorkspace, type RoleActor} from '../../../domain/workspace/role.js';
import {workspaceStateProblem, type WorkspaceAct} from '../../../domain/workspace/workspace.js';
import type {Act} from '../../keys/layers.js';
import {workspacePath} from '../../navigation/workspace-path.js';
import {capitalised} from '../../words.js';

export type WorkspaceActsOptions = {
	readonly workspace: WorkspaceView;
	/** Who is signed in. */
	readonly me: RoleActor;
	/** Why nothing can be changed at all. */
	readonly readOnly: string | undefined;
	readonly open: (path: string) => void;
	/** Asks before the workspace is archived or taken out of the archive. */
	readonly ask: () => void;
};

/** What can be done with a workspace, from the table and from its page; the backend asks the same guards again. */
export function workspaceActs({workspace, me, readOnly, open, ask}: WorkspaceActsOptions): readonly Act[] {
	const disabled = (act: WorkspaceAct) =>
		readOnly ?? mayChangeWorkspace(me, act, workspace.id) ?? stateRefusal(act, workspace);
	const {name, archived} = workspace;
	return [
		{id: 'workspaces.policies', run: () => open(workspacePath(name, 'experiment'))},
		{id: 'workspaces.rename', run: () => open(workspacePath(name, 'rename')), disabled: disabled('rename')},
		archived
			? {id: 'workspaces.unarchive', run: ask, disabled: disabled('unarchive')}
			: {id: 'workspaces.archive', run: ask, disabled: disabled('archive')},
		{id: 'workspaces.delete', run: () => open(workspacePath(name, 'delete')), disabled: disabled('delete')},
	];
}

/** Why an act cannot be done to a workspace in its present state, as a screen says it. */
export function stateRefusal(act: WorkspaceAct, workspace: WorkspaceView): string | undefined {
	const problem = workspaceStateProblem(act, workspace);
	return problem === undefined ? undefined : capitalised(problem);
}
