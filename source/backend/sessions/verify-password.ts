import type {DetError} from '../../domain/errors.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {Decision, Snapshot} from '../../store/store.js';
import {actorOf, done, failed, refused} from '../activity.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {resolveToken} from '../resolve-token.js';
import {admit, forgive} from './attempt.js';
import {afterUncountedDelay} from './sign-in-for-viewing.js';

/**
 * Asks whoever is signed in for their password again, guessed at no faster than at the sign-in (R42, R55). Makes no
 * session and changes none. Errors: `current-password-wrong`, `throttled`, `signed-out`.
 */
export async function verifyPassword(context: Context, token: Token, password: string): Promise<Result<void>> {
	if (context.store.readOnly !== undefined)
		return afterUncountedDelay(context, () => viewing(context, token, password));
	const admitted = await context.store.transact((snapshot, now) => begin(context, token, snapshot, now));
	if (!admitted.ok) return admitted;
	if (!admitted.value.ok) return admitted.value;
	const hash = admitted.value.value;
	const matches = await context.passwords.verify(password, hash === '' ? undefined : hash);
	const proven = matches ? hash : undefined;
	const outcome = await context.store.transact((snapshot, now) => finish(context, token, proven, snapshot, now));
	return outcome.ok ? outcome.value : outcome;
}

const act = 'session.unlock';

/** Counts the attempt before anything is compared, and gives the hash to compare with. */
function begin(context: Context, token: Token, snapshot: Snapshot, now: Date): Decision<Result<string>> {
	const holder = resolveToken(context, snapshot, token, now);
	const {user, ended} = holder;
	const refuse = (error: DetError) => ({
		activity: [refused(act, actorOf(holder), user?.username ?? '', error.code)],
		value: fail(error),
	});
	if (ended !== undefined || user === undefined) return refuse({code: 'signed-out', why: ended ?? 'unknown'});
	const {waitMs, sessions} = admit(context, snapshot, {name: user.username, user}, now);
	if (waitMs > 0) return {...refuse({code: 'throttled', waitMs}), sessions};
	return {sessions, activity: [], value: ok(user.password?.hash ?? '')};
}

function finish(
	context: Context,
	token: Token,
	proven: string | undefined,
	snapshot: Snapshot,
	now: Date,
): Decision<Result<void>> {
	const holder = resolveToken(context, snapshot, token, now);
	const {user, ended} = holder;
	const who = actorOf(holder);
	if (ended !== undefined || user === undefined) {
		const why = ended ?? 'unknown';
		return {activity: [refused(act, who, user?.username ?? '', 'signed-out')], value: fail({code: 'signed-out', why})};
	}

	if (proven === undefined || user.password?.hash !== proven) {
		const activity = [failed(act, who, user.username, 'current-password-wrong')];
		return {activity, value: fail({code: 'current-password-wrong'})};
	}

	const sessions = forgive(context, snapshot, {name: user.username, user}, now);
	return {sessions, activity: [done(act, who, user.username)], value: ok(undefined)};
}

async function viewing(context: Context, token: Token, password: string): Promise<Result<void>> {
	const reading = await readAs(context, token, {beforePasswordChange: true});
	if (!reading.ok) return reading;
	const matches = await context.passwords.verify(password, reading.value.actor.password?.hash);
	return matches ? ok(undefined) : fail({code: 'current-password-wrong'});
}
