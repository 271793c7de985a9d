import {visible} from '../../domain/visible.js';
import type {Answer} from '../../system/prompt/prompts.js';
import {ends, went, type CommandContext, type Step} from '../context.js';

/** Asks for a password: `Password for user 'NAME': `. */
export async function askPassword(context: CommandContext, question: string, username: string): Promise<Step<string>> {
	const prompts = await context.prompts();
	return answered(await prompts.askSecret(`${question} for user '${visible(username)}': `));
}

/** Asks for a new password twice: `<question> for user 'NAME': `, `Confirm password: `. */
export async function askNewPassword(
	context: CommandContext,
	question: string,
	username: string,
): Promise<Step<string>> {
	const first = await askPassword(context, question, username);
	if (!first.ok) return first;
	const prompts = await context.prompts();
	const second = answered(await prompts.askSecret('Confirm password: '));
	if (!second.ok || second.value === first.value) return second;
	return ends({kind: 'mistake', text: 'Passwords do not match'});
}

/** A password from standard input, whole: `--password-stdin`. */
export async function passwordFromStdin(context: CommandContext): Promise<Step<string>> {
	const prompts = await context.prompts();
	const text = await prompts.rest();
	if (text !== undefined) return went(text);
	const why = context.stdin.isTTY === true ? 'it is a terminal, which would show the password' : 'it is too long';
	return ends({kind: 'failed with', text: `no password can be read from standard input: ${why}`});
}

/** The text of an answer, or how the command ends without it. */
export function answered(answer: Answer): Step<string> {
	if (answer.kind === 'text') return went(answer.text);
	if (answer.kind === 'interrupted') return ends({kind: 'interrupted'});
	return ends({kind: 'failed with', text: 'the input ended before the question was answered'});
}
