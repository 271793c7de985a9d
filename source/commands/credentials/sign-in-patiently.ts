import type {Backend, SignedIn} from '../../backend/backend.js';
import type {SessionKind} from '../../domain/session.js';
import type {CommandContext, Step} from '../context.js';
import {checkLines} from '../format/check-lines.js';
import {patiently} from './patiently.js';

export type Credentials = {readonly username: string; readonly password: string; readonly kind: SessionKind};

/**
 * Signs in, with the patience of {@link patiently}. A password that works but breaks the document's rules is warned of, as in the product.
 */
export async function signInPatiently(
	context: CommandContext,
	backend: Backend,
	{username, password, kind}: Credentials,
): Promise<Step<SignedIn>> {
	const signedIn = await patiently(context, async () => backend.sessions.signIn(username, password, {kind}));
	if (signedIn.ok) warnOfWeakness(context, signedIn.value);
	return signedIn;
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
