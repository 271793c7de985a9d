import {fail, ok, type Result} from '../../domain/result.js';
import {parseWorkspaceName, workspaceNameTaken} from '../../domain/workspace/workspace.js';
import type {Token, WorkspaceView} from '../backend.js';
import type {Context} from '../context.js';
import {changeWorkspace} from './change-workspace.js';

/** `WorkspacesBackend.rename`: see there. */
export function renameWorkspace(
	context: Context,
	token: Token,
	id: number,
	raw: string,
	base: string,
): Promise<Result<WorkspaceView>> {
	return changeWorkspace(context, token, id, 'rename', (workspace, {workspaces}) => {
		const name = parseWorkspaceName(raw);
		if (!name.ok) return name;
		if (name.value === workspace.name) return ok({next: workspace, changes: {}});
		if (base !== workspace.name) {
			const fields = [{field: 'name', base, current: workspace.name, wanted: name.value}];
			return fail({code: 'conflict', name: workspace.name, fields});
		}

		const taken = workspaceNameTaken(name.value, workspaces, id);
		if (taken !== undefined) return fail(taken);
		return ok({next: {...workspace, name: name.value}, changes: {name: [workspace.name, name.value]}});
	});
}
