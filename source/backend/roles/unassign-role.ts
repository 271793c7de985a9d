import {isLastActiveAdmin} from '../../domain/last-admin.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {mayAssignRole} from '../../domain/workspace/role.js';
import type {RoleGrant, RoleHolding, Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {replaceUser} from '../user-view.js';
import {roleActor} from '../workspaces/workspace-view.js';
import {has} from './assign-role.js';
import {findGrant, roleLabel} from './role-view.js';

/** `RolesBackend.unassign`: see there. */
export function unassignRole(
	context: Context,
	token: Token,
	userId: number,
	grant: RoleGrant,
): Promise<Result<RoleHolding>> {
	return perform<RoleHolding>(context, token, {
		id: 'role.unassign',
		object: ({store}) => store.users.find(({id}) => id === userId)?.username ?? `#${userId}`,
		decide({snapshot: {store}, actor, now}) {
			const found = findGrant(store, userId, grant);
			if (!found.ok) return found;
			const {user, holding, where} = found.value;
			const reason = mayAssignRole(roleActor(store, actor), where);
			if (reason !== undefined) return fail({code: 'forbidden', act: 'role.unassign', reason});
			const name = user.username;
			if (!has(store, userId, grant)) return fail({code: 'role-not-assigned', name, role: grant.role});
			const changes = {role: [roleLabel(holding), null]} as const;
			if (grant.role === 'ClusterAdmin') {
				if (isLastActiveAdmin(store.users, userId)) return fail({code: 'last-admin', name, act: 'be demoted'});
				const next = {...user, admin: false, modifiedAt: now.toISOString()};
				return ok({store: {...store, users: replaceUser(store.users, next)}, changes, value: holding});
			}

			const roleAssignments = store.roleAssignments.filter(
				each => each.userId !== userId || each.workspaceId !== grant.workspaceId,
			);
			return ok({store: {...store, roleAssignments}, changes, value: holding});
		},
	});
}
