import {canonicalUsername} from './username.js';

/*
 * The brake on guessing (`security.md` 4.3, R40–R45). The caller asks `throttleWait`; while it is above 0 the attempt is
 * refused and NOT counted, so that polling makes no wait longer; else `countFailure` is stored before the password is
 * verified (R43), and `clearFailures` after success. `settleClock` goes with every store of the counters.
 *
 * What must hold: guessing is slow; it cannot keep the admin out (R45); and no wait tells which names exist (R40). So
 * there are two lanes, chosen by the origin alone, whatever name is tried and whether or not anybody has it:
 *
 * - Unknown origins, from which nobody has signed in for 90 days, share one counter for each name, up to 15 min
 *   from the 100th failure on, and each has one of its own for spraying over many names.
 * - At a known origin each name has a counter of that origin's own, never above 10 s. Failures on the name from
 *   elsewhere do not touch it, nor do failures on other names from here. What brakes spraying here is a counter of the
 *   terminal, of 10 s as well: a counter of the whole origin would let a guesser with invented names take every turn,
 *   and one that spares the names known here would tell them.
 *
 * What is left is a guesser at the very origin of the admin (one address without keys), on the admin's own name, who
 * polls and so takes each turn the moment it is free. Therefore terminals that have failed in a row wait the whole
 * 10 s, all others half of it: after every failure there are 5 s in which only somebody else may try. That holds until
 * the guesser fails from more terminals in turn than are remembered.
 *
 * A known origin gives a guesser 8,640 guesses a day at a name, or 17,280 from fresh terminals; all unknown ones together 96.
 */

/**
 * Consecutive failures of one lane; `lastAt` is when the last one was, ISO 8601 UTC. `terminals` are those they came
 * from, the newest first; `toldAt` is when a refusal by this counter was recorded last.
 */
export type Counter = {
	readonly key: string;
	readonly failures: number;
	readonly lastAt: string;
	readonly terminals?: readonly string[];
	readonly toldAt?: string;
};

/** Who tries: the name as typed, the canonical origin and its terminal, and whether anybody signed in from that origin in the last 90 days. */
export type Attempt = {
	readonly name: string;
	readonly origin: string;
	readonly terminal: string;
	readonly originIsKnown: boolean;
};

/** The longest wait there is. */
export const longestWaitMs = 15 * 60 * 1000;

/** How many counters are kept; the oldest go first. */
export const maxCounters = 2000;

/** Milliseconds until this attempt may be made; 0 when it may be made now. Tells nothing about whether the name exists. */
export function throttleWait(counters: readonly Counter[], who: Attempt, now: Date): number {
	return longestOf(counters, who, now).waitMs;
}

/**
 * The counters after a refusal, which is worth a record at most every 10 s for each counter: the very same array when
 * this one need not be told.
 */
export function tellRefusal(counters: readonly Counter[], who: Attempt, now: Date): readonly Counter[] {
	const {counter} = longestOf(counters, who, now);
	const since = now.getTime() - Date.parse(counter?.toldAt ?? '');
	if (counter === undefined || (since >= 0 && since < tellAgainMs)) return counters;
	return counters.map(each => (each === counter ? {...each, toldAt: now.toISOString()} : each));
}

/** The counters with one more failure in each lane of this attempt, outdated ones left out. */
export function countFailure(counters: readonly Counter[], who: Attempt, now: Date): readonly Counter[] {
	const keys = keysOf(who);
	const others = counters.filter(counter => !keys.includes(counter.key) && !isOutdated(counter, now));
	const raised = keys.map((key): Counter => {
		const {failures = 0, terminals = [], toldAt} = find(counters, key, now) ?? {};
		const isPair = key.startsWith('pair:');
		return {
			key,
			failures: failures + 1,
			lastAt: now.toISOString(),
			...(isPair && {
				terminals: [who.terminal, ...terminals.filter(each => each !== who.terminal)].slice(0, mostTerminals),
			}),
			...(toldAt !== undefined && {toldAt}),
		};
	});
	return [...others, ...raised].slice(-maxCounters);
}

/**
 * The counters after a success: what this attempt has counted for the name begins anew. Of the terminal of a known
 * origin only the attempt itself is taken back: else a guesser with an account could wipe it out by signing in.
 */
export function clearFailures(counters: readonly Counter[], who: Attempt): readonly Counter[] {
	const keys = keysOf(who);
	return counters.flatMap(counter => {
		if (!keys.includes(counter.key)) return [counter];
		const left = counter.key.startsWith('terminal:') ? counter.failures - 1 : 0;
		return left > 0 ? [{...counter, failures: left}] : [];
	});
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

const knownOriginWaitMs = 10_000;
const forgetAfterMs = 12 * 60 * 60 * 1000;
const tellAgainMs = 10_000;

/** More than anybody holds open by accident. */
const mostTerminals = 16;

type Wait = {readonly counter: Counter | undefined; readonly waitMs: number};

/** The counter that makes this attempt wait longest. */
function longestOf(counters: readonly Counter[], who: Attempt, now: Date): Wait {
	const waits = keysOf(who).map((key): Wait => {
		const counter = find(counters, key, now);
		return {counter, waitMs: counter === undefined ? 0 : remaining(counter, fullWait(counter, who), now)};
	});
	return waits.reduce((one, other) => (other.waitMs > one.waitMs ? other : one));
}

/** The counters an attempt falls under, by its lane. */
function keysOf({name, origin, terminal, originIsKnown}: Attempt): readonly string[] {
	// Cut, so that a name of a megabyte does not end up in the store; no user's name is that long.
	const [short, from] = [canonicalUsername(name).slice(0, 65), origin.slice(0, 200)];
	return originIsKnown
		? [`pair:${from} ${short}`, `terminal:${from} ${terminal.slice(0, 64)}`]
		: [`name:${short}`, `origin:${from}`];
}

/** The wait after the last failure, before any of it has passed. */
function fullWait({key, failures, terminals}: Counter, {terminal}: Attempt): number {
	if (key.startsWith('name:')) return nameWait(failures);
	if (key.startsWith('origin:')) return originWait(failures);
	if (key.startsWith('terminal:')) return Math.min(originWait(failures), knownOriginWaitMs);
	const wait = Math.min(nameWait(failures), knownOriginWaitMs);
	return terminals?.includes(terminal) === false ? wait / 2 : wait;
}

/** Kanidm's curve, and Keycloak's maximum beyond it. */
function nameWait(failures: number): number {
	if (failures === 0) return 0;
	if (failures <= 2) return 1000;
	if (failures <= 8) return 3000;
	if (failures <= 24) return 5000;
	return failures <= 99 ? 10_000 : longestWaitMs;
}

/** Nothing below 10 failures, then 30 s, doubled by every further one up to 15 min. */
function originWait(failures: number): number {
	return failures < 10 ? 0 : Math.min(30_000 * 2 ** Math.min(failures - 10, 10), longestWaitMs);
}

function remaining({lastAt}: Counter, wait: number, now: Date): number {
	const elapsed = now.getTime() - Date.parse(lastAt);
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
