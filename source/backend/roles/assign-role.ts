import {fail, ok, type Result} from '../../domain/result.js';
import {mayAssignRole} from '../../domain/workspace/role.js';
import type {StoreDocument} from '../../store/document.js';
import type {RoleGrant, RoleHolding, Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {replaceUser} from '../user-view.js';
import {roleActor} from '../workspaces/workspace-view.js';
import {findGrant, roleLabel} from './role-view.js';

/** `RolesBackend.assign`: see there. */
export function assignRole(
	context: Context,
	token: Token,
	userId: number,
	grant: RoleGrant,
): Promise<Result<RoleHolding>> {
	return perform<RoleHolding>(context, token, {
		id: 'role.assign',
		object: ({store}) => store.users.find(({id}) => id === userId)?.username ?? `#${userId}`,
		decide({snapshot: {store}, actor, now}) {
			const found = findGrant(store, userId, grant);
			if (!found.ok) return found;
			const {user, holding, where} = found.value;
			const reason = mayAssignRole(roleActor(store, actor), where);
			if (reason !== undefined) return fail({code: 'forbidden', act: 'role.assign', reason});
			if (has(store, userId, grant)) return fail({code: 'role-assigned', name: user.username, role: grant.role});
			const changes = {role: [null, roleLabel(holding)]} as const;
			if (grant.role === 'ClusterAdmin') {
				const next = {...user, admin: true, modifiedAt: now.toISOString()};
				return ok({store: {...store, users: replaceUser(store.users, next)}, changes, value: holding});
			}

			const {role, workspaceId} = grant;
			const roleAssignments = [...store.roleAssignments, {userId, role, workspaceId}];
			return ok({store: {...store, roleAssignments}, changes, value: holding});
		},
	});
}

/** Whether the user has the role already. */
export function has({users, roleAssignments}: StoreDocument, userId: number, grant: RoleGrant): boolean {
	if (grant.role === 'ClusterAdmin') return users.some(({id, admin}) => id === userId && admin);
	return roleAssignments.some(each => each.userId === userId && each.workspaceId === grant.workspaceId);
}
