import type {Backend, SignedIn} from '../../backend/backend.js';
import {waitText} from '../../domain/error-text.js';
import type {SessionKind} from '../../domain/session.js';
import {refusedWith, went, type CommandContext, type Step} from '../context.js';
import {checkLines} from '../format/check-lines.js';

export type Credentials = {readonly username: string; readonly password: string; readonly kind: SessionKind};

/** The longest a command waits for the throttle in all (decision 10). */
const patienceMs = 10_000;

/**
 * Signs in. Short waits of the throttle are announced and waited for; a longer one fails at once and says when to come
 * back. A password that works but breaks the document's rules is warned of, as in the product.
 */
export async function signInPatiently(
	context: CommandContext,
	backend: Backend,
	{username, password, kind}: Credentials,
): Promise<Step<SignedIn>> {
	for (let waited = 0; ;) {
		const signedIn = await backend.sessions.signIn(username, password, {kind});
		if (signedIn.ok) {
			warnOfWeakness(context, signedIn.value);
			return went(signedIn.value);
		}

		const {error} = signedIn;
		if (error.code !== 'throttled' || waited + error.waitMs > patienceMs) return refusedWith(error);
		context.stderr.write(`Too many attempts: trying again in ${waitText(error.waitMs)}\n`);
		await context.delay(error.waitMs);
		waited += error.waitMs;
	}
}

function warnOfWeakness({stderr, unicode}: CommandContext, {weak}: SignedIn): void {
	if (weak.length === 0) return;
	const lines = [
		'Warning: your password does not appear to satisfy recommended complexity requirements:',
		checkLines(weak, unicode),
		'Please change your password as soon as possible.',
	];
	stderr.write(`${lines.join('\n')}\n`);
}
