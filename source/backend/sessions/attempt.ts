import {createHash} from 'node:crypto';
import {clearFailures, countFailure, failuresOn, settleClock, throttleWait} from '../../domain/throttle.js';
import {canonicalUsername} from '../../domain/username.js';
import type {SessionsDocument, StoredUser} from '../../store/document.js';
import type {Snapshot} from '../../store/store.js';
import type {Context} from '../context.js';

/** An attempt with a password: on which name, and on which user if there is one of that name. */
export type Attempt = {readonly name: string; readonly user: StoredUser | undefined};

/** What the throttle says. */
export type Admission = {
	/** To wait before the attempt may be made; 0 when it may be made now, and is counted. */
	readonly waitMs: number;
	/** The next state: the same object when nothing changed. */
	readonly sessions: SessionsDocument;
	/** Failures on the name before this attempt. */
	readonly failuresBefore: number;
};

/** Asks the throttle, and counts the attempt as a failure, before anything is verified, until it is forgiven (R43). */
export function admit(context: Context, {store, sessions}: Snapshot, attempt: Attempt, now: Date): Admission {
	const who = throttled(context, store.storeId, sessions, attempt, now);
	const counters = settleClock(sessions.throttle, now);
	const waitMs = throttleWait(counters, who, now);
	const throttle = waitMs > 0 ? counters : countFailure(counters, who, now);
	return {
		waitMs,
		sessions: throttle === sessions.throttle ? sessions : {...sessions, throttle},
		failuresBefore: failuresOn(counters, who.name, now),
	};
}

/** The attempt succeeded: clears the failures of the name and of this origin. */
export function forgive(context: Context, {store, sessions}: Snapshot, attempt: Attempt, now: Date): SessionsDocument {
	const who = throttled(context, store.storeId, sessions, attempt, now);
	return {...sessions, throttle: clearFailures(sessions.throttle, who)};
}

/** How long an origin stays known after its last success. */
export const knownOriginMs = 90 * 24 * 60 * 60 * 1000;

function throttled(context: Context, storeId: string, sessions: SessionsDocument, {name, user}: Attempt, now: Date) {
	const origins = sessions.lastSignIns.find(({userId}) => userId === user?.id)?.knownOrigins ?? [];
	const originIsKnown = origins.some(
		({origin, at}) => origin === context.origin.key && now.getTime() - Date.parse(at) < knownOriginMs,
	);
	return {
		name: user === undefined ? unknownName(storeId, name) : user.username,
		origin: context.origin.key,
		originIsKnown,
	};
}

/** Unknown names are counted too, but never written down: people type passwords into the wrong field. No username contains `:`. */
function unknownName(storeId: string, name: string): string {
	return `:${createHash('sha256')
		.update(`${storeId}:${canonicalUsername(name)}`, 'utf8')
		.digest('hex')
		.slice(0, 32)}`;
}
