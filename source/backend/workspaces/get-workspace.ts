import {ok, type Result} from '../../domain/result.js';
import type {Token, WorkspaceConsequences, WorkspaceView} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {workspaceNamed, workspaceView, workspaceWithId} from './workspace-view.js';

/** `WorkspacesBackend.get`: see there. */
export async function getWorkspace(context: Context, token: Token, name: string): Promise<Result<WorkspaceView>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {store} = reading.value.snapshot;
	const found = workspaceNamed(store, name);
	return found.ok ? ok(workspaceView(store, found.value)) : found;
}

/** `WorkspacesBackend.consequences`: see there. */
export async function workspaceConsequences(
	context: Context,
	token: Token,
	id: number,
): Promise<Result<WorkspaceConsequences>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {store} = reading.value.snapshot;
	const found = workspaceWithId(store, id);
	if (!found.ok) return found;
	const {admins, policies} = workspaceView(store, found.value);
	return ok({admins, policies});
}
