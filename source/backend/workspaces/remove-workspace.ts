import {ok, type Result} from '../../domain/result.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {changeable} from './change-workspace.js';
import {workspaceLabel, workspaceView} from './workspace-view.js';

/** `WorkspacesBackend.remove`: see there. */
export function removeWorkspace(context: Context, token: Token, id: number): Promise<Result<void>> {
	return perform<void>(context, token, {
		id: 'workspace.delete',
		object: ({store}) => workspaceLabel(store, id),
		ids: {workspace: id},
		decide({snapshot: {store}, actor}) {
			const found = changeable(store, actor, id, 'delete');
			if (!found.ok) return found;
			const {name} = found.value;
			const {admins} = workspaceView(store, found.value);
			const gone = store.configPolicies.filter(({workspaceId}) => workspaceId === id);
			return ok({
				store: {
					...store,
					workspaces: store.workspaces.filter(each => each.id !== id),
					roleAssignments: store.roleAssignments.filter(({workspaceId}) => workspaceId !== id),
					configPolicies: store.configPolicies.filter(({workspaceId}) => workspaceId !== id),
				},
				changes: {
					id: [id, null],
					name: [name, null],
					...(admins.length > 0 && {WorkspaceAdmin: [admins.join(', '), null]}),
					// The whole texts: this record is all that is left of them.
					...Object.fromEntries(gone.map(({type, text}) => [type, [text, null] as const])),
				},
				value: undefined,
			});
		},
	});
}
