import type {Backend, SignedIn, Token} from '../backend/backend.js';
import {canonicalUsername} from '../domain/username.js';
import type {DetError} from '../domain/errors.js';
import {errorText} from '../domain/error-text.js';
import type {User} from '../domain/user.js';
import type {Remembered, TokenMemory} from '../memory/token-memory.js';
import {refusedWith, went, type CommandContext, type Outcome, type Step} from './context.js';
import {askPassword} from './credentials/passwords.js';
import {signInPatiently} from './credentials/sign-in-patiently.js';

/** A command with somebody signed in. */
export type Signed = {
	readonly backend: Backend;
	readonly memory: TokenMemory;
	readonly remembered: Remembered;
	readonly token: Token;
	readonly user: User;
	/** The user's password when it was given for this very command; undefined when a kept token was good. */
	readonly password: string | undefined;
};

/** How to sign in for a command. */
export type SignInOptions = {
	/** What the question for the password calls it. */
	readonly question?: string;
	/** True for the commands open to somebody who has yet to change a one-time password. */
	readonly beforePasswordChange?: boolean;
};

/** Whom a command runs as: `-u`, else DET_USER with DET_PASS, else the active user (`determined.md` 2.5). */
export type Who = {readonly username: string; readonly password: string | undefined};

/**
 * Whom the command runs as; undefined when nobody is signed in: there is no blank `determined` to fall back on. Without
 * what is remembered, whom was asked for.
 */
export function chooseUser(
	{user, env}: Pick<CommandContext, 'user' | 'env'>,
	{activeUser}: Pick<Remembered, 'activeUser'> = {activeUser: ''},
): Who | undefined {
	if (user !== undefined) return {username: user, password: undefined};
	const {DET_USER: name = '', DET_PASS: password = ''} = env;
	if (name !== '' && password !== '') return {username: name, password};
	return activeUser === '' ? undefined : {username: activeUser, password: undefined};
}

/** Opens the backend and the token memory, and closes the backend after `run`. */
export async function withBackend(
	context: CommandContext,
	run: (backend: Backend, memory: TokenMemory, remembered: Remembered) => Promise<Outcome>,
): Promise<Outcome> {
	const opened = await context.open(context.places);
	if (!opened.ok) return {kind: 'failed', error: opened.error};
	const {backend, memory} = opened.value;
	try {
		const remembered = await memory.load();
		if (remembered.warning !== undefined) context.stderr.write(`${remembered.warning}\n`);
		return await run(backend, memory, remembered);
	} finally {
		await backend.close();
	}
}

/**
 * Runs a command as the user it is for. A kept token that still lives is used, whatever DET_PASS says; else the
 * password is asked once, or taken from DET_PASS, and the token of the temporary session is kept for that name. The
 * active user stays who it is. Where nothing may be kept the session ends with the command.
 */
export async function withUser(
	context: CommandContext,
	run: (signed: Signed) => Promise<Outcome>,
	options: SignInOptions = {},
): Promise<Outcome> {
	return withBackend(context, async (backend, memory, remembered) => {
		const who = chooseUser(context, remembered);
		if (who === undefined) return (await uninitialised(backend)) ?? {kind: 'unauthenticated'};
		const held = await resume(backend, memory, remembered, who.username);
		if (!held.ok) return held.outcome;
		const tooEarly = held.value === undefined ? await uninitialised(backend) : undefined;
		if (tooEarly !== undefined) return tooEarly;
		const signedIn = held.value ?? (await signInTemporarily(context, backend, memory, who, options));
		if ('ok' in signedIn && !signedIn.ok) return signedIn.outcome;
		const signed = 'ok' in signedIn ? signedIn.value : {...signedIn, password: undefined};
		try {
			if (signed.user.mustChangePassword && options.beforePasswordChange !== true) return changeFirst(signed.user);
			return await run({backend, memory, remembered, ...signed});
		} finally {
			if (memory.kind === 'none') await backend.sessions.signOut(signed.token);
		}
	});
}

/** How a command ends before anybody could sign in, because there was no set-up; undefined when there was. */
export async function uninitialised(backend: Backend): Promise<Outcome | undefined> {
	const state = await backend.setup.state();
	if (!state.ok) return {kind: 'failed', error: state.error};
	if (state.value.initialised) return undefined;
	return {kind: 'failed', error: {code: 'not-initialised', dir: backend.place.dataDir}};
}

type Held = {readonly token: Token; readonly user: User};

/** The kept session of the user if it still lives; a dead token is forgotten. */
async function resume(
	backend: Backend,
	memory: TokenMemory,
	{tokens}: Remembered,
	username: string,
): Promise<Step<Held | undefined>> {
	const token = tokens.get(canonicalUsername(username));
	if (token === undefined) return went(undefined);
	const resumed = await backend.sessions.resume(token);
	if (resumed.ok) return went({token, user: resumed.value.user});
	if (resumed.error.code !== 'signed-out') return refusedWith(resumed.error);
	await forgetToken(memory, username, token);
	// The product says this as long as the account is inactive; here the session never comes back (decision 5).
	return resumed.error.why === 'deactivated' ? refusedWith(resumed.error) : went(undefined);
}

async function signInTemporarily(
	context: CommandContext,
	backend: Backend,
	memory: TokenMemory,
	{username, password: given}: Who,
	{question = 'Password'}: SignInOptions,
): Promise<Step<Held & {readonly password: string}>> {
	const asked = given === undefined ? await askPassword(context, question, username) : went(given);
	if (!asked.ok) return asked;
	const signedIn = await signInPatiently(context, backend, {username, password: asked.value, kind: 'temporary'});
	if (!signedIn.ok) return signedIn;
	const {token, user} = signedIn.value;
	await keepToken(context, memory, signedIn.value, {makeActive: false});
	return went({token, user, password: asked.value});
}

/** Keeps the token of a new session; that it could not be kept is said, and no reason to stop. */
export async function keepToken(
	{stderr}: CommandContext,
	memory: TokenMemory,
	{user, token}: Pick<SignedIn, 'user' | 'token'>,
	options: {readonly makeActive: boolean},
): Promise<DetError | undefined> {
	const kept = await memory.keep(user.username, token, options);
	if (kept.ok) return undefined;
	stderr.write(`Warning: the session could not be kept: ${errorText(kept.error)}\n`);
	return kept.error;
}

/** Forgets a token; a memory that cannot be written has nothing worse to fear than a dead token. */
export async function forgetToken(memory: TokenMemory, username: string, token: Token): Promise<void> {
	await memory.forget(username, token);
}

function changeFirst({username}: User): Outcome {
	return {
		kind: 'failed with',
		text: `Your password was meant for one use: change it first, with 'det -u ${username} user change-password'`,
	};
}
