import {clockToleranceMs} from '../domain/session.js';
import type {SessionsDocument} from '../store/document.js';
import type {ActivityEntry, Decision, Snapshot, Store} from '../store/store.js';
import type {ClockSetBack} from './backend.js';
import {done} from './activity.js';

/**
 * The store, keeping the latest time ever seen in `sessions.json` with every write of it (R50; `security.md` 4.5). When
 * the clock turns out to be behind that by more than 5 minutes, the next change first writes down what had expired,
 * records the jump, and lets the high water begin anew: a clock that was years ahead for a moment must not keep
 * everybody out for years.
 */
export function guardClock(store: Store): Store {
	return {
		dir: store.dir,
		get readOnly() {
			return store.readOnly;
		},
		read: () => store.read(),
		transact: (decide, options) =>
			store.transact((snapshot, now) => {
				const settled = settle(snapshot, now);
				return withHighWater(snapshot, settled, decide(settled.snapshot, now), now);
			}, options),
		initialise: (decide, beside) => store.initialise(decide, beside),
		watch: listener => store.watch(listener),
		close: () => store.close(),
	};
}

/** Whether the clock is behind what has been seen already, by more than clocks differ. */
export function isClockBehind({clockHighWater = ''}: SessionsDocument, now: Date): boolean {
	return now.getTime() < Date.parse(clockHighWater) - clockToleranceMs;
}

/** For people: the jump, while the clock has not caught up, for a day at most; undefined when there is nothing to say. */
export function clockSetBackNow(sessions: SessionsDocument, now: Date): ClockSetBack | undefined {
	const {clockHighWater = '', clockSetBack} = sessions;
	if (isClockBehind(sessions, now)) return {from: clockHighWater, at: now.toISOString()};
	if (clockSetBack === undefined) return undefined;
	const isOver = now.getTime() >= Date.parse(clockSetBack.from);
	const isOld = now.getTime() - Date.parse(clockSetBack.at) >= warningMs;
	return isOver || isOld ? undefined : {from: clockSetBack.from, at: clockSetBack.at};
}

/** Who has not seen the warning in a day will find the record. */
const warningMs = 24 * 60 * 60 * 1000;

type Settled = {readonly snapshot: Snapshot; readonly activity: readonly ActivityEntry[]};

function settle(snapshot: Snapshot, now: Date): Settled {
	const {sessions} = snapshot;
	if (!isClockBehind(sessions, now)) return {snapshot, activity: []};
	const {clockHighWater: from = ''} = sessions;
	const at = now.toISOString();
	const next: SessionsDocument = {
		...sessions,
		sessions: sessions.sessions.map(session =>
			session.ended === '' && Date.parse(session.expiresAt) <= Date.parse(from)
				? {...session, ended: 'expired', lastUsedAt: at}
				: session,
		),
		clockHighWater: at,
		clockSetBack: {from, at},
	};
	return {
		snapshot: {store: snapshot.store, sessions: next},
		activity: [done('clock.set-back', null, 'sessions.json', {clock: [from, at]})],
	};
}

/** The decision with what was settled, and with the time where the sessions are written anyway. */
function withHighWater<T>(before: Snapshot, settled: Settled, decision: Decision<T>, now: Date): Decision<T> {
	const sessions = decision.sessions ?? settled.snapshot.sessions;
	if (sessions === before.sessions) return decision;
	const {clockHighWater = ''} = sessions;
	const isLater = clockHighWater === '' || Date.parse(clockHighWater) < now.getTime();
	return {
		...decision,
		sessions: isLater ? {...sessions, clockHighWater: now.toISOString()} : sessions,
		activity: [...settled.activity, ...decision.activity],
	};
}
