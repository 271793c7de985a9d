import {fail, ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {StoreDocument, StoredUser} from '../../store/document.js';
import {workspaceWithId} from '../workspaces/workspace-view.js';
import type {RoleGrant, RoleHolding} from './roles-backend.js';

/** A user and the role in question, both found. */
export type FoundGrant = {readonly user: StoredUser; readonly holding: RoleHolding; readonly where: RoleScope};

/** Finds the user and the workspace of a grant. Errors: `user-not-found`, `workspace-not-found`. */
export function findGrant(store: StoreDocument, userId: number, grant: RoleGrant): Result<FoundGrant> {
	const user = store.users.find(({id}) => id === userId);
	if (user === undefined) return fail({code: 'user-not-found', name: `#${userId}`});
	if (grant.role === 'ClusterAdmin') {
		return ok({user, holding: holdingOf(user, undefined), where: {scope: 'cluster'}});
	}

	const workspace = workspaceWithId(store, grant.workspaceId);
	if (!workspace.ok) return workspace;
	return ok({
		user,
		holding: holdingOf(user, workspace.value),
		where: {scope: 'workspace', workspaceId: grant.workspaceId},
	});
}

/** A role of a user on a workspace; ClusterAdmin without one. */
export function holdingOf(
	{id, username, active}: StoredUser,
	workspace: {readonly id: number; readonly name: string} | undefined,
): RoleHolding {
	return {
		role: workspace === undefined ? 'ClusterAdmin' : 'WorkspaceAdmin',
		userId: id,
		username,
		active,
		workspace: workspace && {id: workspace.id, name: workspace.name},
	};
}

/** For the activity log: `WorkspaceAdmin of ml`. */
export function roleLabel({role, workspace}: RoleHolding): string {
	return workspace === undefined ? role : `${role} of ${workspace.name}`;
}
