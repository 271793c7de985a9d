import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	clearFailures,
	countFailure,
	failuresOn,
	longestWaitMs,
	maxCounters,
	settleClock,
	throttleWait,
	type Counter,
} from '../../source/domain/throttle.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.parse('2026-11-23T12:00:00Z');
const at = (ms: number) => new Date(start + ms);

const alice = {name: 'alice', origin: 'ssh:10.0.0.7', originIsKnown: false};
const aliceAtHome = {...alice, origin: 'tty:1', originIsKnown: true};

/** Failures on alice, each from another origin, so that only the name counts. */
function nameFailures(count: number): readonly Counter[] {
	return [{key: 'name:alice', failures: count, lastAt: at(0).toISOString()}];
}

function originFailures(count: number): readonly Counter[] {
	return [{key: 'origin:ssh:10.0.0.7', failures: count, lastAt: at(0).toISOString()}];
}

test('the first attempt need not wait', () => {
	assert.equal(throttleWait([], alice, at(0)), 0);
});

test('the wait of a name follows the table', () => {
	const table = [
		[1, 1],
		[2, 1],
		[3, 3],
		[8, 3],
		[9, 5],
		[24, 5],
		[25, 10],
		[99, 10],
		[100, 900],
		[5000, 900],
	] as const;
	for (const [failures, seconds] of table) {
		assert.equal(throttleWait(nameFailures(failures), alice, at(0)), seconds * second, `${failures} failures`);
	}
});

test('the wait runs down and ends', () => {
	const counters = nameFailures(9);
	assert.equal(throttleWait(counters, alice, at(2 * second)), 3 * second);
	assert.equal(throttleWait(counters, alice, at(5 * second)), 0);
});

test('an origin waits from its tenth failure on, twice as long each time, up to 15 minutes', () => {
	const seconds = [9, 10, 11, 12, 13, 14, 15, 1000].map(
		failures => throttleWait(originFailures(failures), {...alice, name: 'bob'}, at(0)) / second,
	);
	assert.deepEqual(seconds, [0, 30, 60, 120, 240, 480, 900, 900]);
});

test('failures on one name slow down every origin, those of one origin only that origin', () => {
	const other = {...alice, origin: 'ssh:10.0.0.8'};
	assert.equal(throttleWait(nameFailures(3), other, at(0)), 3 * second);
	assert.equal(throttleWait(originFailures(20), other, at(0)), 0);
});

test('after 10,000 failures a known origin still waits 10 seconds at most', () => {
	const counters = [...nameFailures(10_000), {key: 'origin:tty:1', failures: 10_000, lastAt: at(0).toISOString()}];
	assert.equal(throttleWait(counters, aliceAtHome, at(0)), 10 * second);
	assert.equal(throttleWait(counters, aliceAtHome, at(10 * second)), 0);
	assert.equal(throttleWait(counters, alice, at(10 * second)), 15 * minute - 10 * second);
});

test('an outsider gets at most 100 guesses at once and 96 a day after that', () => {
	let counters: readonly Counter[] = [];
	let guesses = 0;
	for (let ms = 0; ms < 48 * hour; ms += second) {
		const who = {...alice, origin: `ssh:${guesses}`};
		if (throttleWait(counters, who, at(ms)) > 0) continue;
		counters = countFailure(counters, who, at(ms));
		guesses++;
	}

	assert.ok(guesses > 100 && guesses <= 100 + 2 * 96, `${guesses}`);
});

test('a failure counts for the name and for the origin', () => {
	const counters = countFailure(countFailure([], alice, at(0)), {...alice, name: 'bob'}, at(second));
	assert.deepEqual(counters, [
		{key: 'name:alice', failures: 1, lastAt: at(0).toISOString()},
		{key: 'name:bob', failures: 1, lastAt: at(second).toISOString()},
		{key: 'origin:ssh:10.0.0.7', failures: 2, lastAt: at(second).toISOString()},
	]);
});

test('case and white space do not make another name', () => {
	const counters = countFailure(countFailure([], alice, at(0)), {...alice, name: ' ALICE '}, at(0));
	assert.equal(failuresOn(counters, 'Alice', at(0)), 2);
});

test('a name of any length takes little room', () => {
	const [counter] = countFailure([], {...alice, name: 'x'.repeat(1_000_000)}, at(0));
	assert.ok((counter?.key.length ?? 0) < 100);
});

test('success clears the name and the origin, and nothing else', () => {
	const counters = countFailure(countFailure([], alice, at(0)), {...alice, name: 'bob', origin: 'tty:9'}, at(0));
	assert.deepEqual(
		clearFailures(counters, alice).map(({key}) => key),
		['name:bob', 'origin:tty:9'],
	);
});

test('failures are forgotten after 12 hours', () => {
	const counters = nameFailures(200);
	assert.equal(failuresOn(counters, 'alice', at(12 * hour - 1)), 200);
	assert.equal(failuresOn(counters, 'alice', at(12 * hour)), 0);
	assert.deepEqual(
		countFailure(counters, alice, at(12 * hour)).map(({failures}) => failures),
		[1, 1],
	);
});

test('the table is bounded, the oldest counters go first', () => {
	let counters: readonly Counter[] = [];
	for (let index = 0; index < 1200; index++) {
		counters = countFailure(counters, {...alice, name: `n${index}`, origin: `o${index}`}, at(index));
	}

	assert.equal(counters.length, maxCounters);
	assert.equal(failuresOn(counters, 'n199', at(1200)), 0);
	assert.equal(failuresOn(counters, 'n1199', at(1200)), 1);
});

test('a clock set back starts the wait anew and makes it no longer', () => {
	const counters = nameFailures(25);
	const now = at(-3 * hour);
	assert.equal(throttleWait(counters, alice, now), 10 * second);
	const settled = settleClock(counters, now);
	assert.equal(throttleWait(settled, alice, at(-3 * hour + 4 * second)), 6 * second);
	assert.equal(throttleWait(settled, alice, at(-3 * hour + 10 * second)), 0);
	assert.equal(failuresOn(settled, 'alice', now), 25);
});

test('counters with times in order stay the very same', () => {
	const counters = nameFailures(3);
	assert.equal(settleClock(counters, at(0)), counters);
});

test('a counter whose time cannot be read makes wait, not pass', () => {
	const counters = [{key: 'name:alice', failures: 3, lastAt: 'yesterday'}];
	assert.equal(throttleWait(counters, alice, at(0)), 3 * second);
	assert.equal(throttleWait(settleClock(counters, at(0)), alice, at(3 * second)), 0);
});

test('whatever happened, the wait is never longer than the limits', () => {
	const moments = fc.integer({min: -40 * 24 * hour, max: 40 * 24 * hour});
	fc.assert(
		fc.property(fc.nat(20_000), fc.nat(20_000), moments, (name, origin, ms) => {
			const counters = [...nameFailures(name), ...originFailures(origin)];
			const stranger = throttleWait(counters, alice, at(ms));
			assert.ok(stranger >= 0 && stranger <= longestWaitMs);
			assert.ok(throttleWait(counters, {...alice, originIsKnown: true}, at(ms)) <= 10 * second);
		}),
	);
});
