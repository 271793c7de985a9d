import type {WorkspaceView} from '../../backend/backend.js';
import {workloadWords} from '../../domain/config-policy/policy.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {askYesNo} from '../default-task/ask-yes-no.js';

type Given = {readonly flags: {readonly yes: boolean}; readonly args: {readonly workspaceName: string}};

/** `det workspace delete`: says what goes with it, asks unless `--yes`, deletes. */
export async function deleteWorkspace({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const found = await backend.workspaces.get(token, args.workspaceName);
		if (!found.ok) return {kind: 'failed', error: found.error};
		const {id, name} = found.value;
		if (!flags.yes) {
			context.stdout.write(warning(found.value));
			const answer = await askYesNo(await context.prompts(), context.stdout, 'Are you sure you want to continue?');
			if (answer === undefined) return {kind: 'wrong usage', text: '--yes is needed where nobody can be asked'};
			if (!answer) {
				context.stdout.write('Aborting workspace deletion.\n');
				return done;
			}
		}

		const removed = await backend.workspaces.remove(token, id);
		if (!removed.ok) return {kind: 'failed', error: removed.error};
		context.stdout.write(`Successfully deleted workspace ${visible(name)}.\n`);
		return done;
	});
}

function warning({name, admins, policies}: WorkspaceView): string {
	const losses = [
		...policies.map(type => `the ${workloadWords[type]} config policies`),
		...admins.map(admin => `the role WorkspaceAdmin of ${admin}`),
	];
	const what = losses.length === 0 ? 'It has no config policies and no roles.' : `With it go: ${losses.join(', ')}.`;
	return [
		`Deleting workspace ${name} cannot be undone. ${what}`,
		'If you want to keep it out of the way instead, use: det workspace archive',
	]
		.map(line => `${visible(line)}\n`)
		.join('');
}
