import {fail, ok, type Result} from '../../domain/result.js';
import {mayCreateWorkspace} from '../../domain/workspace/role.js';
import {parseWorkspaceName, workspaceNameTaken, type Workspace} from '../../domain/workspace/workspace.js';
import type {Token, WorkspaceView} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {workspaceView} from './workspace-view.js';

/** `WorkspacesBackend.create`: see there. */
export function createWorkspace(context: Context, token: Token, raw: string): Promise<Result<WorkspaceView>> {
	const name = parseWorkspaceName(raw);
	return perform<WorkspaceView>(context, token, {
		id: 'workspace.create',
		object: () => (name.ok ? name.value : '(unknown)'),
		decide({snapshot: {store}, actor, now}) {
			const reason = mayCreateWorkspace(actor);
			if (reason !== undefined) return fail({code: 'forbidden', act: 'workspace.create', reason});
			if (!name.ok) return name;
			const taken = workspaceNameTaken(name.value, store.workspaces);
			if (taken !== undefined) return fail(taken);
			const id = store.nextWorkspaceId;
			const workspace: Workspace = {
				id,
				name: name.value,
				archived: false,
				ownerId: actor.id,
				createdAt: now.toISOString(),
			};
			const next = {
				...store,
				nextWorkspaceId: id + 1,
				workspaces: [...store.workspaces, workspace],
				roleAssignments: [
					...store.roleAssignments,
					{userId: actor.id, role: 'WorkspaceAdmin' as const, workspaceId: id},
				],
			};
			const changes = {name: [null, workspace.name], WorkspaceAdmin: [null, actor.username]} as const;
			return ok({store: next, changes, value: workspaceView(next, workspace)});
		},
	});
}
