import {ok, type Result} from '../../domain/result.js';
import type {Token, WorkspaceView} from '../backend.js';
import type {Context} from '../context.js';
import {changeWorkspace} from './change-workspace.js';

/** `WorkspacesBackend.archive` and `unarchive`: see there. */
export function archiveWorkspace(
	context: Context,
	token: Token,
	id: number,
	archived: boolean,
): Promise<Result<WorkspaceView>> {
	return changeWorkspace(context, token, id, archived ? 'archive' : 'unarchive', workspace =>
		ok({next: {...workspace, archived}, changes: {archived: [workspace.archived, archived]}}),
	);
}
