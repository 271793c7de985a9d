import {fail, ok, type Result} from '../../domain/result.js';
import type {StoredUser} from '../../store/document.js';
import type {Snapshot} from '../../store/store.js';
import {actorOf, done} from '../activity.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {provePassword, type Subject} from '../prove-password.js';
import {resolveToken} from '../resolve-token.js';
import {hasRunOut} from './candidate.js';
import {afterUncountedDelay} from './sign-in-for-viewing.js';

/**
 * Asks whoever is signed in for their password again, guessed at no faster than at the sign-in (R42, R55). Makes no
 * session and changes none. Errors: `current-password-wrong`, `throttled`, `signed-out`.
 */
export async function verifyPassword(context: Context, token: Token, password: string): Promise<Result<void>> {
	if (context.store.readOnly !== undefined)
		return afterUncountedDelay(context, () => viewing(context, token, password));
	return provePassword(context, password, {
		act,
		subject: (snapshot, now) => subject(context, token, snapshot, now),
		wrong: {code: 'current-password-wrong'},
		prepare: async () => undefined,
		proven: ({user, sessions}, snapshot, now) => {
			const actor = actorOf(resolveToken(context, snapshot, token, now));
			return {sessions, activity: [done(act, actor, user.username)], value: ok(undefined)};
		},
	});
}

const act = 'session.verify-password';

function subject(context: Context, token: Token, snapshot: Snapshot, now: Date): Subject {
	const holder = resolveToken(context, snapshot, token, now);
	const {user, ended} = holder;
	const who = {actor: actorOf(holder), object: user?.username ?? ''};
	if (ended !== undefined || user === undefined)
		return {...who, refusal: {code: 'signed-out', why: ended ?? 'unknown'}};
	return {...who, attempt: {name: user.username, user}, candidate: worksNow(user, now) ? user : undefined};
}

function worksNow({password}: StoredUser, now: Date): boolean {
	return password !== null && !hasRunOut(password, now);
}

async function viewing(context: Context, token: Token, password: string): Promise<Result<void>> {
	const reading = await readAs(context, token, {beforePasswordChange: true});
	if (!reading.ok) return reading;
	const {actor, now} = reading.value;
	const matches = await context.passwords.verify(password, worksNow(actor, now) ? actor.password?.hash : undefined);
	return matches ? ok(undefined) : fail({code: 'current-password-wrong'});
}
