import {canonicalUsername} from './username.js';

/*
 * The brake on guessing (`security.md` 4.3), which can never lock the last admin out. The caller asks
 * `throttleWait`; while it is above 0 the attempt is refused and NOT counted, else `countFailure` is stored before the
 * password is verified (R43), and `clearFailures` after success. `settleClock` goes with every store of the counters.
 */

/** Consecutive failures on a name or from an origin; `lastAt` is ISO 8601 UTC. */
export type Counter = {readonly key: string; readonly failures: number; readonly lastAt: string};

/** Who tries: the name as typed, the canonical origin, and whether that origin signed in as that name in the last 90 days. */
export type Attempt = {readonly name: string; readonly origin: string; readonly originIsKnown: boolean};

/** The longest wait there is. */
export const longestWaitMs = 15 * 60 * 1000;

/** How many counters are kept; the oldest go first. */
export const maxCounters = 2000;

/** Milliseconds until this attempt may be made; 0 when it may be made now. Tells nothing about whether the name exists. */
export function throttleWait(counters: readonly Counter[], who: Attempt, now: Date): number {
	const name = find(counters, nameKey(who.name), now);
	const origin = find(counters, originKey(who.origin), now);
	const byName = remaining(name, nameWait(name?.failures ?? 0, who.originIsKnown), now);
	// A known origin keeps its 10 s whatever others do (R45), also those who share its address.
	const originLimit = who.originIsKnown ? knownOriginWaitMs : longestWaitMs;
	const byOrigin = remaining(origin, Math.min(originWait(origin?.failures ?? 0), originLimit), now);
	return Math.max(byName, byOrigin);
}

/** The counters with one more failure of this name and of this origin, outdated ones left out. */
export function countFailure(counters: readonly Counter[], who: Attempt, now: Date): readonly Counter[] {
	const keys = [nameKey(who.name), originKey(who.origin)];
	const others = counters.filter(counter => !keys.includes(counter.key) && !isOutdated(counter, now));
	const raised = keys.map(key => ({
		key,
		failures: (find(counters, key, now)?.failures ?? 0) + 1,
		lastAt: now.toISOString(),
	}));
	return [...others, ...raised].slice(-maxCounters);
}

/** The counters after a success: this name's and this origin's begin anew. */
export function clearFailures(counters: readonly Counter[], who: Pick<Attempt, 'name' | 'origin'>): readonly Counter[] {
	const keys = [nameKey(who.name), originKey(who.origin)];
	return counters.filter(counter => !keys.includes(counter.key));
}

/**
 * The counters for a clock that was set back: waits that began "in the future" begin now, so a jump neither shortens
 * a wait nor makes it longer than the table's. The same array when nothing is to change.
 */
export function settleClock(counters: readonly Counter[], now: Date): readonly Counter[] {
	const isAhead = ({lastAt}: Counter) => !(Date.parse(lastAt) <= now.getTime());
	if (!counters.some(isAhead)) return counters;
	return counters.map(counter => (isAhead(counter) ? {...counter, lastAt: now.toISOString()} : counter));
}

/** Failures on a name since the last success, for the notice after signing in. */
export function failuresOn(counters: readonly Counter[], name: string, now: Date): number {
	return find(counters, nameKey(name), now)?.failures ?? 0;
}

const knownOriginWaitMs = 10_000;
const forgetAfterMs = 12 * 60 * 60 * 1000;

/** Kanidm's curve, and Keycloak's maximum for strangers beyond it. */
function nameWait(failures: number, originIsKnown: boolean): number {
	if (failures === 0) return 0;
	if (failures <= 2) return 1000;
	if (failures <= 8) return 3000;
	if (failures <= 24) return 5000;
	if (failures <= 99) return 10_000;
	return originIsKnown ? knownOriginWaitMs : longestWaitMs;
}

/** Nothing below 10 failures, then 30 s, doubled by every further one up to 15 min. */
function originWait(failures: number): number {
	return failures < 10 ? 0 : Math.min(30_000 * 2 ** Math.min(failures - 10, 10), longestWaitMs);
}

function remaining(counter: Counter | undefined, wait: number, now: Date): number {
	if (counter === undefined) return 0;
	const elapsed = now.getTime() - Date.parse(counter.lastAt);
	// An unreadable time or one in the future counts as now: the whole wait, never more.
	return elapsed > 0 ? Math.max(wait - elapsed, 0) : wait;
}

function find(counters: readonly Counter[], key: string, now: Date): Counter | undefined {
	const counter = counters.find(each => each.key === key);
	return counter !== undefined && isOutdated(counter, now) ? undefined : counter;
}

function isOutdated(counter: Counter, now: Date): boolean {
	return now.getTime() - Date.parse(counter.lastAt) >= forgetAfterMs;
}

/** Cut, so that a name of a megabyte does not end up in the store; no user's name is that long. */
function nameKey(name: string): string {
	return `name:${canonicalUsername(name).slice(0, 65)}`;
}

function originKey(origin: string): string {
	return `origin:${origin.slice(0, 200)}`;
}
