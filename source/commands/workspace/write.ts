import {archivedProblem} from '../../domain/workspace/workspace.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {jsonText} from '../format/json.js';
import {printList} from '../format/print-list.js';
import {oneWorkspace, workspaceJson} from './columns.js';

type Named = {readonly args: {readonly workspaceName: string}};

/** `det workspace create`: prints nothing unless JSON is asked for (decision 21). */
export async function createWorkspace(
	{flags, args}: {readonly flags: {readonly json: boolean}; readonly args: {readonly name: string}},
	context: CommandContext,
): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const created = await backend.workspaces.create(token, args.name);
		if (!created.ok) return {kind: 'failed', error: created.error};
		if (flags.json) context.stdout.write(jsonText([workspaceJson(created.value)]));
		return done;
	});
}

/** `det workspace describe`: the product's one row; as JSON also its admins and which policies it has. */
export async function describeWorkspace(
	{flags, args}: Named & {readonly flags: {readonly json: boolean}},
	context: CommandContext,
): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const found = await backend.workspaces.get(token, args.workspaceName);
		if (!found.ok) return {kind: 'failed', error: found.error};
		await printList(context, oneWorkspace, [found.value], {json: flags.json, csv: false});
		return done;
	});
}

/** `det workspace edit`: another name. */
export async function editWorkspace(
	{flags, args}: Named & {readonly flags: {readonly name: string | undefined; readonly json: boolean}},
	context: CommandContext,
): Promise<Outcome> {
	const {name} = flags;
	if (name === undefined) {
		return {kind: 'mistake', text: "No field provided. Use 'det workspace edit -h' for usage."};
	}

	return withUser(context, async ({backend, token}) => {
		const found = await backend.workspaces.get(token, args.workspaceName);
		if (!found.ok) return {kind: 'failed', error: found.error};
		const archived = archivedProblem(found.value);
		if (archived !== undefined) return {kind: 'mistake', text: visible(archived)};
		const renamed = await backend.workspaces.rename(token, found.value.id, name, found.value.name);
		if (!renamed.ok) return {kind: 'failed', error: renamed.error};
		await printList(context, oneWorkspace, [renamed.value], {json: flags.json, csv: false});
		return done;
	});
}

/** `det workspace archive`. */
export async function archiveWorkspace(given: Named, context: CommandContext): Promise<Outcome> {
	return setArchived(given, context, 'archive');
}

/** `det workspace unarchive`. */
export async function unarchiveWorkspace(given: Named, context: CommandContext): Promise<Outcome> {
	return setArchived(given, context, 'unarchive');
}

async function setArchived({args}: Named, context: CommandContext, act: 'archive' | 'unarchive'): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const found = await backend.workspaces.get(token, args.workspaceName);
		if (!found.ok) return {kind: 'failed', error: found.error};
		const changed = await backend.workspaces[act](token, found.value.id);
		if (!changed.ok) return {kind: 'failed', error: changed.error};
		const word = act === 'archive' ? 'archived' : 'un-archived';
		context.stdout.write(`Successfully ${word} workspace ${visible(changed.value.name)}.\n`);
		return done;
	});
}
