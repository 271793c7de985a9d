import type {Backend, Token} from '../../backend/backend.js';
import {canonicalUsername} from '../../domain/username.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {chooseUser, withBackend} from '../credentials.js';

type Given = {readonly flags: {readonly all: boolean}};

/**
 * `det user logout`: forgets the kept token first, then ends its session; that it had ended is no mistake. Asks
 * nothing; nothing kept is nothing to do.
 */
export async function logOut({flags}: Given, context: CommandContext): Promise<Outcome> {
	return withBackend(context, async (backend, memory, remembered) => {
		if (flags.all) {
			const forgotten = await memory.forgetAll();
			if (!forgotten.ok) return {kind: 'failed', error: forgotten.error};
			return end(backend, [...remembered.tokens.values()]);
		}

		const who = chooseUser(context, remembered);
		const token = who && remembered.tokens.get(canonicalUsername(who.username));
		if (who === undefined || token === undefined) return done;
		const forgotten = await memory.forget(who.username);
		if (!forgotten.ok) return {kind: 'failed', error: forgotten.error};
		return end(backend, [token]);
	});
}

/** Ends sessions. A session that could not be ended lives on, which its user has to know. */
async function end(backend: Backend, tokens: readonly Token[]): Promise<Outcome> {
	let outcome: Outcome = done;
	for (const token of tokens) {
		const ended = await backend.sessions.signOut(token);
		if (!ended.ok) outcome = {kind: 'failed', error: ended.error};
	}

	return outcome;
}
