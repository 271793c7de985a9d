import type {Backend, OpenedSession, SetUp, SetupState, SignedIn} from '../backend/backend.js';
import type {DetError} from '../domain/errors.js';
import {sessionEndText} from '../domain/error-text.js';
import {canonicalUsername} from '../domain/username.js';
import type {TokenMemory} from '../memory/token-memory.js';
import {screenText} from './words.js';

/** What the console is at. */
export type Phase =
	| {readonly kind: 'starting'}
	| {readonly kind: 'refused'; readonly error: DetError}
	| {readonly kind: 'setup'; readonly state: SetupState}
	| {readonly kind: 'sign-in'; readonly notice: string | undefined}
	| {readonly kind: 'console'; readonly signedIn: SetUp | OpenedSession};

/** Whom the console was asked to open as (`-u`, DET_USER with DET_PASS): for this run only, the active user stays who it is. */
export type RunAs = {readonly username: string; readonly password: string | undefined};

/**
 * Where a start leads: to set-up, to a session that is remembered, or to the sign-in screen. With a password that was
 * given, a session is opened where none is remembered; `onOpened` hears of it, so that it can be.
 */
export async function firstPhase(
	backend: Backend,
	memory: TokenMemory | undefined,
	as: RunAs | undefined,
	onOpened: (signedIn: SignedIn) => void,
): Promise<Phase> {
	const state = await backend.setup.state();
	if (!state.ok) return {kind: 'refused', error: state.error};
	if (!state.value.initialised) return {kind: 'setup', state: state.value};
	const resumed = await resumeRemembered(backend, memory, as?.username);
	if (resumed.kind === 'console' || as?.password === undefined) return resumed;
	const signedIn = await backend.sessions.signIn(as.username, as.password, {kind: 'temporary'});
	if (!signedIn.ok) return {kind: 'sign-in', notice: screenText(signedIn.error)};
	onOpened(signedIn.value);
	return {kind: 'console', signedIn: signedIn.value};
}

/** Goes on with the session kept for that user, or for the active one; one that has ended is forgotten, its end told. */
async function resumeRemembered(
	backend: Backend,
	memory: TokenMemory | undefined,
	asked: string | undefined,
): Promise<Phase & {readonly kind: 'sign-in' | 'console'}> {
	if (memory === undefined) return {kind: 'sign-in', notice: undefined};
	const {activeUser, tokens, warning} = await memory.load();
	const username = asked ?? activeUser;
	const token = tokens.get(canonicalUsername(username));
	if (token === undefined) return {kind: 'sign-in', notice: warning};
	const resumed = await backend.sessions.resume(token);
	if (resumed.ok) return {kind: 'console', signedIn: resumed.value};
	// Whatever else is wrong (a lock, a disk) may be over at the next start.
	if (resumed.error.code !== 'signed-out') return {kind: 'sign-in', notice: undefined};
	await memory.forget(username, token);
	const {why} = resumed.error;
	return {kind: 'sign-in', notice: why === 'unknown' || why === 'signed out' ? undefined : sessionEndText(why)};
}
