import {waitText} from '../../domain/error-text.js';
import type {Result} from '../../domain/result.js';
import {refusedWith, went, type CommandContext, type Step} from '../context.js';

/** The longest a command waits for the throttle in all (decision 10). */
const patienceMs = 10_000;

/**
 * Makes an attempt with a password. Short waits of the throttle are announced and waited for; a longer one fails at once
 * and says when to come back.
 */
export async function patiently<T>(context: CommandContext, attempt: () => Promise<Result<T>>): Promise<Step<T>> {
	for (let waited = 0; ;) {
		const result = await attempt();
		if (result.ok) return went(result.value);
		const {error} = result;
		if (error.code !== 'throttled' || waited + error.waitMs > patienceMs) return refusedWith(error);
		context.stderr.write(`Too many attempts: trying again in ${waitText(error.waitMs)}\n`);
		await context.delay(error.waitMs);
		waited += error.waitMs;
	}
}
