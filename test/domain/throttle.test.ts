import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	clearFailures,
	countFailure,
	longestWaitMs,
	maxCounters,
	settleClock,
	tellRefusal,
	throttleWait,
	type Attempt,
	type Counter,
} from '../../source/domain/throttle.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.parse('2026-11-23T12:00:00Z');
const at = (ms: number) => new Date(start + ms);

const alice: Attempt = {name: 'alice', origin: 'ssh:10.0.0.7', terminal: 'pts/1', originIsKnown: false};
const aliceAtHome: Attempt = {...alice, originIsKnown: true};

/** Failures on alice, each from another origin, so that only the name counts. */
function nameFailures(count: number): readonly Counter[] {
	return [{key: 'name:alice', failures: count, lastAt: at(0).toISOString()}];
}

/** Failures on alice at her known origin, from the terminal pts/1. */
function pairFailures(failures: number): readonly Counter[] {
	return [{key: 'pair:ssh:10.0.0.7 alice', failures, lastAt: at(0).toISOString(), terminals: ['pts/1']}];
}

/** Failures on `name`, as they are counted. */
function failuresOn(counters: readonly Counter[], name: string, from = 'name:'): number {
	return counters.find(({key}) => key === `${from}${name}`)?.failures ?? 0;
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

test('at a known origin a name waits by the same table, up to 10 seconds, however many failures there were', () => {
	const table = [
		[1, 1],
		[8, 3],
		[24, 5],
		[25, 10],
		[10_000, 10],
	] as const;
	for (const [failures, seconds] of table) {
		assert.equal(throttleWait(pairFailures(failures), aliceAtHome, at(0)), seconds * second, `${failures} failures`);
	}
});

test('failures on the name from elsewhere, and on other names from here, do not delay the known origin', () => {
	const counters = [...nameFailures(10_000), ...originFailures(10_000)];
	assert.equal(throttleWait(counters, aliceAtHome, at(0)), 0);
	assert.equal(throttleWait(counters, alice, at(0)), 15 * minute);
	assert.equal(throttleWait(pairFailures(10_000), {...aliceAtHome, name: 'bob'}, at(0)), 0);
	assert.equal(throttleWait(pairFailures(10_000), alice, at(0)), 0);
});

test('at a known origin spraying over many names slows down the terminal it is done from, up to 10 seconds', () => {
	let counters: readonly Counter[] = [];
	for (let index = 0; index < 10; index++)
		counters = countFailure(counters, {...aliceAtHome, name: `n${index}`}, at(0));
	assert.equal(throttleWait(counters, aliceAtHome, at(0)), 10 * second);
	assert.equal(throttleWait(counters, {...aliceAtHome, terminal: 'pts/2'}, at(0)), 0);
});

test('who has an account cannot wipe out by signing in what their terminal has sprayed', () => {
	let counters: readonly Counter[] = [];
	for (let index = 0; index < 30; index++) {
		counters = countFailure(counters, {...aliceAtHome, name: `n${index}`}, at(0));
		counters = clearFailures(countFailure(counters, aliceAtHome, at(0)), aliceAtHome);
	}

	assert.equal(failuresOn(counters, 'pts/1', 'terminal:ssh:10.0.0.7 '), 30);
	assert.equal(failuresOn(counters, 'alice', 'pair:ssh:10.0.0.7 '), 0);
});

test('terminals that have failed wait longer than one that has not', () => {
	assert.equal(throttleWait(pairFailures(25), aliceAtHome, at(0)), 10 * second);
	assert.equal(throttleWait(pairFailures(25), {...aliceAtHome, terminal: 'pts/2'}, at(0)), 5 * second);
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
	assert.equal(failuresOn(counters, 'alice'), 2);
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
	assert.equal(failuresOn(countFailure(counters, alice, at(12 * hour - 1)), 'alice'), 201);
	assert.equal(throttleWait(counters, alice, at(12 * hour)), 0);
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
	assert.equal(failuresOn(counters, 'n199'), 0);
	assert.equal(failuresOn(counters, 'n1199'), 1);
});

test('a clock set back starts the wait anew and makes it no longer', () => {
	const counters = nameFailures(25);
	const now = at(-3 * hour);
	assert.equal(throttleWait(counters, alice, now), 10 * second);
	const settled = settleClock(counters, now);
	assert.equal(throttleWait(settled, alice, at(-3 * hour + 4 * second)), 6 * second);
	assert.equal(throttleWait(settled, alice, at(-3 * hour + 10 * second)), 0);
	assert.equal(failuresOn(settled, 'alice'), 25);
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
			const pair = throttleWait([...counters, ...pairFailures(name)], aliceAtHome, at(ms));
			assert.ok(pair >= 0 && pair <= 10 * second);
		}),
	);
});

test('no wait tells whether a name exists: by the origin alone it is chosen what counts', () => {
	// What the caller knows of a name that exists and of one that does not differs in nothing but the name.
	const names = ['alice', ':0123456789abcdef', 'zoe'];
	for (const originIsKnown of [true, false]) {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(20 * second)), {maxLength: 60}), attempts => {
				const waits = names.map(name => {
					let counters: readonly Counter[] = [];
					let time = 0;
					return attempts.map(([kind, pause]) => {
						time += pause;
						const who = {...alice, originIsKnown, name: kind < 3 ? name : `junk${kind}`, terminal: `pts/${kind % 2}`};
						const wait = throttleWait(counters, who, at(time));
						if (wait === 0) counters = countFailure(counters, who, at(time));
						return wait;
					});
				});
				assert.deepEqual(waits[1], waits[0]);
				assert.deepEqual(waits[2], waits[0]);
			}),
		);
	}
});

test('of the refusals of one wait the first is told, then one in 10 seconds', () => {
	let counters = countFailure(nameFailures(500), alice, at(0));
	let told = 0;
	for (let ms = 0; ms < 60 * second; ms += second / 2) {
		const next = tellRefusal(counters, alice, at(ms));
		if (next !== counters) told++;
		counters = next;
	}

	assert.equal(told, 6);
	assert.equal(throttleWait(counters, alice, at(0)), 15 * minute, 'telling makes no wait longer');
	assert.notEqual(tellRefusal(counters, alice, at(-hour)), counters, 'a clock set back hides nothing');
});
