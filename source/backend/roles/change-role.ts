import {isLastActiveAdmin} from '../../domain/last-admin.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {mayAssignRole} from '../../domain/workspace/role.js';
import type {StoreDocument, StoredUser} from '../../store/document.js';
import type {RoleGrant, RoleHolding, Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {replaceUser} from '../user-view.js';
import {roleActor} from '../workspaces/workspace-view.js';
import {findGrant, roleLabel} from './role-view.js';

/** The two changes of a role, and their names in the activity log. */
type RoleChange = 'role.assign' | 'role.unassign';

/** `RolesBackend.assign` and `.unassign`: see there. Who may do the one may do the other. */
export function changeRole(
	context: Context,
	token: Token,
	change: RoleChange,
	userId: number,
	grant: RoleGrant,
): Promise<Result<RoleHolding>> {
	return perform<RoleHolding>(context, token, {
		id: change,
		object: ({store}) => store.users.find(({id}) => id === userId)?.username ?? `#${userId}`,
		ids: {user: userId, ...('workspaceId' in grant && {workspace: grant.workspaceId})},
		decide({snapshot: {store}, actor, now}) {
			const found = findGrant(store, userId, grant);
			if (!found.ok) return found;
			const {user, holding, where} = found.value;
			const reason = mayAssignRole(roleActor(store, actor), where);
			if (reason !== undefined) return fail({code: 'forbidden', act: change, reason});
			const changed = change === 'role.assign' ? given(store, user, grant, now) : taken(store, user, grant, now);
			if (!changed.ok) return changed;
			const label = roleLabel(holding);
			const role = change === 'role.assign' ? ([null, label] as const) : ([label, null] as const);
			return ok({store: changed.value, changes: {role}, value: holding});
		},
	});
}

function given(store: StoreDocument, user: StoredUser, grant: RoleGrant, now: Date): Result<StoreDocument> {
	if (has(store, user, grant)) return fail({code: 'role-assigned', name: user.username, role: grant.role});
	if (grant.role === 'ClusterAdmin') return ok(withAdmin(store, user, true, now));
	const {role, workspaceId} = grant;
	return ok({...store, roleAssignments: [...store.roleAssignments, {userId: user.id, role, workspaceId}]});
}

function taken(store: StoreDocument, user: StoredUser, grant: RoleGrant, now: Date): Result<StoreDocument> {
	const name = user.username;
	if (!has(store, user, grant)) return fail({code: 'role-not-assigned', name, role: grant.role});
	if (grant.role === 'ClusterAdmin') {
		if (isLastActiveAdmin(store.users, user.id)) return fail({code: 'last-admin', name, act: 'be demoted'});
		return ok(withAdmin(store, user, false, now));
	}

	const roleAssignments = store.roleAssignments.filter(
		each => each.userId !== user.id || each.workspaceId !== grant.workspaceId,
	);
	return ok({...store, roleAssignments});
}

/** Whether the user has the role. */
export function has({roleAssignments}: StoreDocument, {id, admin}: StoredUser, grant: RoleGrant): boolean {
	if (grant.role === 'ClusterAdmin') return admin;
	return roleAssignments.some(each => each.userId === id && each.workspaceId === grant.workspaceId);
}

function withAdmin(store: StoreDocument, user: StoredUser, admin: boolean, now: Date): StoreDocument {
	return {...store, users: replaceUser(store.users, {...user, admin, modifiedAt: now.toISOString()})};
}
