import {ok, type Result} from '../../domain/result.js';
import type {RoleFilter, RoleHolding, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {holdingOf} from './role-view.js';

/** `RolesBackend.list`: see there. */
export async function listRoleHoldings(
	context: Context,
	token: Token,
	{userId, workspaceId}: RoleFilter = {},
): Promise<Result<readonly RoleHolding[]>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {users, workspaces, roleAssignments} = reading.value.snapshot.store;
	const usersById = new Map(users.map(user => [user.id, user]));
	const workspacesById = new Map(workspaces.map(workspace => [workspace.id, workspace]));
	const onCluster = users.filter(({admin}) => admin).map(user => holdingOf(user, undefined));
	const onWorkspaces = roleAssignments.flatMap(assignment => {
		const user = usersById.get(assignment.userId);
		const workspace = workspacesById.get(assignment.workspaceId);
		return user === undefined || workspace === undefined ? [] : [holdingOf(user, workspace)];
	});
	return ok(
		[...onCluster, ...onWorkspaces]
			.filter(holding => userId === undefined || holding.userId === userId)
			.filter(holding => workspaceId === undefined || holding.workspace?.id === workspaceId)
			.toSorted((a, b) => (a.workspace?.id ?? 0) - (b.workspace?.id ?? 0) || a.userId - b.userId),
	);
}
