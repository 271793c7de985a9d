import type {DefaultTaskProposal} from '../../backend/backend.js';
import {parseDefaultTask, type DefaultTask} from '../../domain/default-task.js';
import {errorText} from '../../domain/error-text.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {askYesNo} from './ask-yes-no.js';
import {missingFile} from './missing-file.js';

/** `det default-task set`: shows the diff, asks on a terminal, writes (decision 23). */
export async function setDefaultTask(
	{flags, args}: {readonly flags: {readonly yes: boolean}; readonly args: {readonly task: string}},
	context: CommandContext,
): Promise<Outcome> {
	const task = parseDefaultTask(args.task);
	if (!task.ok) return {kind: 'wrong usage', text: `argument TASK: ${errorText(task.error)}`};
	return write(task.value, flags.yes, context);
}

/** `det default-task unset`: the same with the block taken away. */
export async function unsetDefaultTask(
	{flags}: {readonly flags: {readonly yes: boolean}},
	context: CommandContext,
): Promise<Outcome> {
	return write('unset', flags.yes, context);
}

async function write(task: DefaultTask | 'unset', yes: boolean, context: CommandContext): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const proposal = await backend.agents.proposeDefaultTask(token, task);
		if (!proposal.ok) return {kind: 'failed', error: proposal.error};
		const {file, diff, warnings} = proposal.value;
		if (diff.length === 0) {
			const missing = missingFile(proposal.value);
			if (missing !== undefined) return {kind: 'failed', error: missing};
			context.stdout.write(`${visible(file)} says so already: nothing was changed\n`);
			return done;
		}

		for (const warning of warnings) context.stderr.write(`Warning: ${visible(warning)}\n`);
		context.stdout.write(diffText(proposal.value));
		if (!yes && context.stdin.isTTY === true) {
			const answer = await askYesNo(await context.prompts(), context.stdout, 'Apply?');
			if (answer !== true) return {kind: 'mistake', text: 'Nothing was changed'};
		}

		const applied = await backend.agents.applyDefaultTask(token, proposal.value);
		if (!applied.ok) return {kind: 'failed', error: applied.error};
		context.stdout.write(`Written to ${visible(file)}: start the master again for it to take effect\n`);
		return done;
	});
}

/** As `diff -u` heads it, so that other programs can colour it; there is one hunk only. */
function diffText({file, exists, diff}: DefaultTaskProposal): string {
	const lines = [`--- ${exists ? file : '/dev/null'}`, `+++ ${file}`, ...diff.map(({kind, text}) => `${kind}${text}`)];
	return lines.map(line => `${visible(line)}\n`).join('');
}
