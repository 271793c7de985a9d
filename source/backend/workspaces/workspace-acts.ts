import type {WorkspacesBackend} from '../backend.js';
import type {Context} from '../context.js';
import {archiveWorkspace} from './archive-workspace.js';
import {createWorkspace} from './create-workspace.js';
import {getWorkspace, workspaceConsequences} from './get-workspace.js';
import {listWorkspaces} from './list-workspaces.js';
import {removeWorkspace} from './remove-workspace.js';
import {renameWorkspace} from './rename-workspace.js';

/** The acts on workspaces, on a context. */
export function workspaceActs(context: Context): WorkspacesBackend {
	return {
		list: token => listWorkspaces(context, token),
		get: (token, name) => getWorkspace(context, token, name),
		create: (token, name) => createWorkspace(context, token, name),
		rename: (token, id, name, base) => renameWorkspace(context, token, id, name, base),
		archive: (token, id) => archiveWorkspace(context, token, id, true),
		unarchive: (token, id) => archiveWorkspace(context, token, id, false),
		remove: (token, id) => removeWorkspace(context, token, id),
		consequences: (token, id) => workspaceConsequences(context, token, id),
	};
}
