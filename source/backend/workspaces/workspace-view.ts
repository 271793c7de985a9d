import {withRoles, type RoleActor} from '../../domain/workspace/role.js';
import {canonicalWorkspaceName, type Workspace} from '../../domain/workspace/workspace.js';
import {workloadTypes} from '../../domain/config-policy/policy.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {StoreDocument, StoredUser} from '../../store/document.js';
import type {WorkspaceView} from './workspaces-backend.js';

/** A workspace with what people ask next. */
export function workspaceView(
	store: StoreDocument,
	{id, name, archived, ownerId, createdAt}: Workspace,
): WorkspaceView {
	const nameOf = (userId: number) => store.users.find(user => user.id === userId)?.username ?? '';
	const own = store.configPolicies.filter(({workspaceId}) => workspaceId === id);
	return {
		id,
		name,
		archived,
		ownerId,
		createdAt,
		owner: nameOf(ownerId),
		admins: store.roleAssignments.filter(({workspaceId}) => workspaceId === id).map(({userId}) => nameOf(userId)),
		policies: workloadTypes.filter(type => own.some(policy => policy.type === type)),
	};
}

/** The workspace with that id. Errors: `workspace-not-found`. */
export function workspaceWithId({workspaces}: StoreDocument, id: number): Result<Workspace> {
	const found = workspaces.find(each => each.id === id);
	return found === undefined ? fail({code: 'workspace-not-found', name: `#${id}`}) : ok(found);
}

/** The workspace of that name, ignoring case. Errors: `workspace-not-found`. */
export function workspaceNamed({workspaces}: StoreDocument, name: string): Result<Workspace> {
	const key = canonicalWorkspaceName(name);
	const found = workspaces.find(each => canonicalWorkspaceName(each.name) === key);
	return found === undefined ? fail({code: 'workspace-not-found', name: name.trim()}) : ok(found);
}

/** Its name for the activity log; the number when it is not there. */
export function workspaceLabel({workspaces}: StoreDocument, id: number): string {
	return workspaces.find(each => each.id === id)?.name ?? `#${id}`;
}

/** Who acts, with their roles as they are now. */
export function roleActor(store: StoreDocument, actor: StoredUser): RoleActor {
	return withRoles(actor, store.roleAssignments);
}
