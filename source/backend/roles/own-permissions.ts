import {ok, type Result} from '../../domain/result.js';
import {permissionsOf} from '../../domain/workspace/role-permissions.js';
import type {OwnPermissions, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {roleActor} from '../workspaces/workspace-view.js';

/** `RolesBackend.myPermissions`: see there. */
export async function ownPermissions(context: Context, token: Token): Promise<Result<OwnPermissions>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {snapshot, actor} = reading.value;
	const {store} = snapshot;
	const {workspaceAdminOf} = roleActor(store, actor);
	const own = store.workspaces.filter(({id}) => workspaceAdminOf.has(id)).toSorted((a, b) => a.id - b.id);
	return ok({
		cluster: actor.admin ? permissionsOf('ClusterAdmin') : [],
		workspaces: own.map(({id, name}) => ({workspace: {id, name}, permissions: permissionsOf('WorkspaceAdmin')})),
	});
}
