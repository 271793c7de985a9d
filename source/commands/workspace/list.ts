import type {WorkspaceView} from '../../backend/backend.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {printList} from '../format/print-list.js';
import {workspaceList} from './columns.js';

type Given = {
	readonly flags: {
		readonly sortBy: 'id' | 'name' | undefined;
		readonly orderBy: 'asc' | 'desc' | undefined;
		readonly limit: string | undefined;
		readonly offset: string | undefined;
		readonly json: boolean;
		readonly csv: boolean;
	};
};

/** `det workspace list`: by id unless it is said otherwise, archived ones too, as in the product. */
export async function listWorkspaces({flags}: Given, context: CommandContext): Promise<Outcome> {
	const {sortBy = 'id', orderBy = 'asc', limit = '200', offset = '0'} = flags;
	const wrong = notCount('--limit', limit) ?? notCount('--offset', offset);
	if (wrong !== undefined) return {kind: 'wrong usage', text: wrong};
	return withUser(context, async ({backend, token}) => {
		const workspaces = await backend.workspaces.list(token);
		if (!workspaces.ok) return {kind: 'failed', error: workspaces.error};
		const sorted = workspaces.value.toSorted(sortBy === 'id' ? byId : byName);
		const ordered = orderBy === 'asc' ? sorted : sorted.toReversed();
		const page = ordered.slice(Number(offset), Number(offset) + Number(limit));
		await printList(context, workspaceList, page, flags);
		return done;
	});
}

function byId(a: WorkspaceView, b: WorkspaceView): number {
	return a.id - b.id;
}

function byName(a: WorkspaceView, b: WorkspaceView): number {
	return a.name < b.name ? -1 : 1;
}

function notCount(flag: string, value: string): string | undefined {
	return /^\d{1,9}$/.test(value) ? undefined : `argument ${flag}: invalid int value: '${visible(value)}'`;
}
