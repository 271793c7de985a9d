import {createHash} from 'node:crypto';
import {clearFailures, countFailure, settleClock, tellRefusal, throttleWait} from '../../domain/throttle.js';
import {canonicalUsername} from '../../domain/username.js';
import type {LastSignIn, SessionsDocument, StoredUser} from '../../store/document.js';
import type {Snapshot} from '../../store/store.js';
import type {Context} from '../context.js';
import {pruneSessions} from './prune-sessions.js';

/** An attempt with a password: on which name, and on which user if there is one of that name. */
export type Attempt = {readonly name: string; readonly user: StoredUser | undefined};

/** What the throttle says. */
type Admission = {
	/** To wait before the attempt may be made; 0 when it may be made now, and is counted. */
	readonly waitMs: number;
	/** The next state: the same object when nothing changed. */
	readonly sessions: SessionsDocument;
	/** False for a refusal like one that was recorded a moment ago: polling must not fill the log. */
	readonly isNews: boolean;
};

/**
 * Asks the throttle, and counts the attempt as a failure, before anything is verified, until it is forgiven (R43). Makes
 * room first: sessions that fill the file must not keep everybody from signing in.
 */
export function admit(context: Context, {store, sessions}: Snapshot, attempt: Attempt, now: Date): Admission {
	const who = throttled(context, store.storeId, sessions, attempt, now);
	const counters = settleClock(sessions.throttle, now);
	const waitMs = throttleWait(counters, who, now);
	const throttle = waitMs > 0 ? tellRefusal(counters, who, now) : countFailure(counters, who, now);
	const isNews = throttle !== counters;
	if (throttle === sessions.throttle) return {waitMs, sessions, isNews};
	const {users} = store;
	const counted = {
		...sessions,
		throttle,
		lastSignIns: waitMs > 0 ? sessions.lastSignIns : withFailures(sessions.lastSignIns, attempt.user, 1),
	};
	return {waitMs, sessions: pruneSessions(counted, users, now), isNews};
}

/** The attempt succeeded: clears the failures of the name from here, and takes back what was counted for this attempt. */
export function forgive(context: Context, {store, sessions}: Snapshot, attempt: Attempt, now: Date): SessionsDocument {
	const who = throttled(context, store.storeId, sessions, attempt, now);
	return {
		...sessions,
		throttle: clearFailures(sessions.throttle, who),
		lastSignIns: withFailures(sessions.lastSignIns, attempt.user, -1),
	};
}

/** Failed attempts on the user since the last sign-in. */
export function failuresOf({lastSignIns}: SessionsDocument, {id}: StoredUser): number {
	return lastSignIns.find(({userId}) => userId === id)?.failures ?? 0;
}

/** How long an origin stays known after its last success. */
export const knownOriginMs = 90 * 24 * 60 * 60 * 1000;

function throttled(context: Context, storeId: string, sessions: SessionsDocument, {name, user}: Attempt, now: Date) {
	const {key: origin, terminal} = context.origin;
	const originIsKnown = sessions.lastSignIns.some(({knownOrigins}) =>
		knownOrigins.some(known => known.origin === origin && now.getTime() - Date.parse(known.at) < knownOriginMs),
	);
	return {name: user === undefined ? unknownName(storeId, name) : user.username, origin, terminal, originIsKnown};
}

/** Unknown names are counted too, but never written down: people type passwords into the wrong field. No username contains `:`. */
function unknownName(storeId: string, name: string): string {
	return `:${createHash('sha256')
		.update(`${storeId}:${canonicalUsername(name)}`, 'utf8')
		.digest('hex')
		.slice(0, 32)}`;
}

/** The throttle forgets after a success and after a while; this count is for people, and only telling them ends it. */
function withFailures(
	lastSignIns: readonly LastSignIn[],
	user: StoredUser | undefined,
	more: number,
): readonly LastSignIn[] {
	if (user === undefined) return lastSignIns;
	const known = lastSignIns.find(({userId}) => userId === user.id);
	const before = known ?? {userId: user.id, at: '', origin: '', knownOrigins: []};
	const next = {...before, failures: Math.max((before.failures ?? 0) + more, 0)};
	return known === undefined ? [...lastSignIns, next] : lastSignIns.map(each => (each === known ? next : each));
}
