import type {Backend, OpenedSession} from '../backend/backend.js';
import {sessionEndText} from '../domain/error-text.js';
import {canonicalUsername} from '../domain/username.js';
import type {TokenMemory} from '../memory/token-memory.js';

/** What became of the session that was remembered; a notice for the sign-in screen when there is something to say. */
export type Resumed =
	| {readonly kind: 'resumed'; readonly session: OpenedSession}
	| {readonly kind: 'none'; readonly notice: string | undefined};

/** Goes on with the active user's session if it still lives; one that has ended is forgotten, and its end told. */
export async function resumeRemembered(backend: Backend, memory: TokenMemory): Promise<Resumed> {
	const {activeUser, tokens, warning} = await memory.load();
	const token = tokens.get(canonicalUsername(activeUser));
	if (token === undefined) return {kind: 'none', notice: warning};
	const resumed = await backend.sessions.resume(token);
	if (resumed.ok) return {kind: 'resumed', session: resumed.value};
	// Whatever else is wrong (a lock, a disk) may be over at the next start.
	if (resumed.error.code !== 'signed-out') return {kind: 'none', notice: undefined};
	await memory.forget(activeUser, token);
	const {why} = resumed.error;
	return {kind: 'none', notice: why === 'unknown' || why === 'signed out' ? undefined : sessionEndText(why)};
}
