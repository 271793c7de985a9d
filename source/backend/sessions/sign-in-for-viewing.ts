import {fail, ok, type Result} from '../../domain/result.js';
import type {SessionKind} from '../../domain/session.js';
import type {SignedIn} from '../backend.js';
import type {Context} from '../context.js';
import {readSnapshot} from '../perform.js';
import {hashToken} from '../tokens.js';
import {userIn} from '../user-view.js';
import {failuresOf} from './attempt.js';
import {invalidCredentials, signInCandidate} from './candidate.js';
import {weakness} from '../new-password.js';
import {newSession, storedSession} from './open-session.js';

/** What every attempt costs while failures cannot be counted (R44). */
const uncountedDelayMs = 5000;

/**
 * Signs in while the store can only be read (R10): nothing is written, the session lives in this process alone, and
 * each attempt waits its turn and a fixed while, because the throttle cannot count it.
 */
export function signInForViewing(
	context: Context,
	username: string,
	password: string,
	kind: SessionKind,
): Promise<Result<SignedIn>> {
	return afterUncountedDelay(context, () => attempt(context, username, password, kind));
}

/** Lets one attempt after the other through, each after the fixed while. */
export function afterUncountedDelay<T>(context: Context, work: () => Promise<T>): Promise<T> {
	const turn = (turns.get(context) ?? Promise.resolve()).then(() => context.delay(uncountedDelayMs));
	turns.set(context, turn);
	return turn.then(work);
}

/** The end of the queue of each backend: many attempts at once get no more tries than one after the other. */
const turns = new WeakMap<Context, Promise<void>>();

async function attempt(
	context: Context,
	username: string,
	password: string,
	kind: SessionKind,
): Promise<Result<SignedIn>> {
	const state = await readSnapshot(context);
	if (!state.ok) return state;
	const now = context.clock();
	const user = signInCandidate(state.value, username, now);
	const matches = await context.passwords.verify(password, user?.password?.hash);
	if (user === undefined || !matches) return fail(invalidCredentials);
	const {token, ...random} = newSession(context);
	const session = storedSession(context, {token, ...random}, user, now, kind);
	context.memorySessions.set(hashToken(token), session);
	const before = state.value.sessions.lastSignIns.find(({userId, at}) => userId === user.id && at !== '');
	return ok({
		token,
		user: userIn(state.value, user),
		session: {id: session.id, createdAt: session.createdAt, expiresAt: session.expiresAt},
		previous: before && {at: before.at, origin: before.origin},
		failedSince: failuresOf(state.value.sessions, user),
		weak: weakness(context, user, password),
	});
}
