import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {clearFailures, countFailure, throttleWait, type Attempt, type Counter} from '../../source/domain/throttle.js';

/*
 * R45: guessing cannot lock the admin out. Everybody here tries at the admin's name, on a clock of its own; the admin
 * comes with the right password from an origin that is known, and tries again whenever the wait that was shown is over.
 */

const second = 1000;
const minute = 60 * second;
const start = Date.parse('2026-11-23T12:00:00Z');
const at = (ms: number) => new Date(start + ms);

const admin: Attempt = {name: 'admin', origin: 'ip:10.0.0.7', terminal: 'pts/1', originIsKnown: true};

/** One attempt that fails: the next counters, and whether it was let in. */
function fail(counters: readonly Counter[], who: Attempt, ms: number): readonly [readonly Counter[], boolean] {
	return throttleWait(counters, who, at(ms)) > 0 ? [counters, false] : [countFailure(counters, who, at(ms)), true];
}

/** Lets guessers poll every half second from `from` on; gives how long the admin takes who first tries at `arrival`. */
function siege(before: readonly Counter[], guessers: readonly Attempt[], arrival: number): number {
	let counters = before;
	let nextTry = arrival;
	for (let ms = 0; ms <= arrival + 5 * minute; ms += second / 2) {
		// The guessers are always a little quicker.
		for (const guesser of guessers) [counters] = fail(counters, guesser, ms);
		while (nextTry < ms + second / 2) {
			const wait = throttleWait(counters, admin, at(nextTry));
			if (wait === 0) return nextTry - arrival;
			// As the sign-in screen shows it: rounded up to a second.
			nextTry += Math.ceil(wait / second) * second;
		}
	}

	return Infinity;
}

function strangers(count: number): readonly Counter[] {
	let counters: readonly Counter[] = [];
	let made = 0;
	for (let ms = -(count - 1) * 15 * minute; made < count; ms += 15 * minute) {
		const [next, letIn] = fail(counters, {...admin, origin: `ip:${made % 900}`, originIsKnown: false}, ms);
		counters = next;
		if (letIn) made++;
	}

	return counters;
}

const elsewhere = strangers(10_000);

test('after 10,000 failures of strangers the admin signs in at once from a known origin', () => {
	const counter = elsewhere.find(({key}) => key === 'name:admin');
	assert.equal(counter?.failures, 10_000);
	assert.equal(siege(elsewhere, [], 0), 0);
});

test('invented names from the very origin, from many terminals, do not delay the admin', () => {
	let index = 0;
	const guessers = Array.from({length: 8}, (_, terminal) => ({
		...admin,
		get name() {
			return `junk${index++}`;
		},
		terminal: `pts/${terminal + 2}`,
	}));
	assert.equal(siege(elsewhere, guessers, 10 * minute), 0);
});

test('a guesser on the admin at the very origin, polling every half second, delays the admin less than 10 seconds', () => {
	const guesser = {...admin, terminal: 'pts/9'};
	fc.assert(
		fc.property(fc.integer({min: 0, max: 60 * minute}), arrival => {
			const took = siege(elsewhere, [guesser], arrival);
			assert.ok(took <= 10 * second, `${took} ms`);
		}),
		{numRuns: 100},
	);
});

test('nor do fifteen of them, once each has had its turn', () => {
	const guessers = Array.from({length: 15}, (_, index) => ({...admin, terminal: `pts/${index + 2}`}));
	fc.assert(
		fc.property(fc.integer({min: 5 * minute, max: 15 * minute}), arrival => {
			const took = siege(elsewhere, guessers, arrival);
			assert.ok(took <= 10 * second, `${took} ms`);
		}),
		{numRuns: 30},
	);
});

test('the guesser gains no guesses by polling: one in 10 seconds', () => {
	const guesser = {...admin, terminal: 'pts/9'};
	let counters: readonly Counter[] = [];
	let guesses = 0;
	for (let ms = 0; ms < 60 * minute; ms += second / 2) {
		const [next, letIn] = fail(counters, guesser, ms);
		counters = next;
		if (letIn) guesses++;
	}

	assert.ok(guesses <= 24 + 360, `${guesses}`);
});

test('signing in ends the siege for the admin, and leaves the strangers where they are', () => {
	const after = clearFailures(countFailure(elsewhere, admin, at(0)), admin);
	assert.equal(throttleWait(after, admin, at(0)), 0);
	assert.equal(throttleWait(after, {...admin, origin: 'ip:new', originIsKnown: false}, at(0)), 15 * minute);
});
