import {fail, ok, type Result} from '../../domain/result.js';
import {mayChangeWorkspace} from '../../domain/workspace/role.js';
import {workspaceStateProblem, type Workspace, type WorkspaceAct} from '../../domain/workspace/workspace.js';
import type {StoreDocument} from '../../store/document.js';
import type {Changes} from '../activity.js';
import type {Token, WorkspaceView} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {roleActor, workspaceLabel, workspaceView, workspaceWithId} from './workspace-view.js';

/** What becomes of a workspace. */
export type NextWorkspace = {readonly next: Workspace; readonly changes: Changes};

/**
 * Changes one workspace: it must be there, the actor must administer it, its state must allow the act, and then `change`
 * says what it becomes, on the newest state.
 */
export function changeWorkspace(
	context: Context,
	token: Token,
	id: number,
	act: WorkspaceAct,
	change: (workspace: Workspace, store: StoreDocument) => Result<NextWorkspace>,
): Promise<Result<WorkspaceView>> {
	return perform<WorkspaceView>(context, token, {
		id: `workspace.${act}`,
		object: ({store}) => workspaceLabel(store, id),
		ids: {workspace: id},
		decide({snapshot: {store}, actor}) {
			const found = changeable(store, actor, id, act);
			if (!found.ok) return found;
			const changed = change(found.value, store);
			if (!changed.ok) return changed;
			const {next, changes} = changed.value;
			if (next === found.value) return ok({changes: {}, value: workspaceView(store, next)});
			const workspaces = store.workspaces.map(each => (each.id === id ? next : each));
			return ok({store: {...store, workspaces}, changes, value: workspaceView(store, next)});
		},
	});
}

/** The workspace when the actor may do that to it now. Errors: `workspace-not-found`, `forbidden`, `workspace-state`. */
export function changeable(
	store: StoreDocument,
	actor: StoreDocument['users'][number],
	id: number,
	act: WorkspaceAct,
): Result<Workspace> {
	const found = workspaceWithId(store, id);
	if (!found.ok) return found;
	const reason = mayChangeWorkspace(roleActor(store, actor), act, id);
	if (reason !== undefined) return fail({code: 'forbidden', act: `workspace.${act}`, reason});
	const problem = workspaceStateProblem(act, found.value);
	return problem === undefined ? found : fail({code: 'workspace-state', name: found.value.name, reason: problem});
}
