import {ok, type Result} from '../../domain/result.js';
import type {Token, WorkspaceView} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {workspaceView} from './workspace-view.js';

/** `WorkspacesBackend.list`: see there. */
export async function listWorkspaces(context: Context, token: Token): Promise<Result<readonly WorkspaceView[]>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {store} = reading.value.snapshot;
	return ok(store.workspaces.toSorted((a, b) => a.id - b.id).map(workspace => workspaceView(store, workspace)));
}
