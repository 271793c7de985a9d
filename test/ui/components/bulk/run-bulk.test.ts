import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fail, ok, type Result} from '../../../../source/domain/result.js';
import {nameList, refusalsInSum, summary, type BulkWords} from '../../../../source/ui/components/bulk/bulk-words.js';
import {runBulk, type Outcome} from '../../../../source/ui/components/bulk/run-bulk.js';
import {leftOf} from '../../../../source/ui/components/bulk/use-bulk.js';

const refusal = fail({code: 'user-not-found', name: 'x'});

/** Runs over rows; those named in `answers` are refused so. Gives what was begun and what came of it. */
async function run(
	rows: readonly string[],
	answers: Readonly<Record<string, Result<unknown>>> = {},
	stopAfter = Infinity,
) {
	const begun: string[] = [];
	const outcomes: Outcome<string>[] = [];
	let going = 0;
	await runBulk({
		rows,
		async act(row) {
			begun.push(row);
			assert.equal(++going, 1, 'one at a time');
			await Promise.resolve();
			going--;
			return answers[row] ?? ok(undefined);
		},
		onOutcome: outcome => outcomes.push(outcome),
		isStopped: () => begun.length >= stopAfter,
	});
	return {begun, refused: outcomes.filter(({error}) => error).map(({row}) => row), outcomes};
}

test('each is done in its turn, one at a time, and a refusal stops none of the others', async () => {
	const {begun, refused} = await run(['a', 'b', 'c'], {b: refusal});
	assert.deepEqual(begun, ['a', 'b', 'c']);
	assert.deepEqual(refused, ['b']);
});

test('stopped, it finishes what is going on and begins nothing more', async () => {
	const {begun, outcomes} = await run(['a', 'b', 'c', 'd'], {}, 2);
	assert.deepEqual(begun, ['a', 'b']);
	assert.equal(outcomes.length, 2);
	assert.deepEqual(leftOf({rows: ['a', 'b', 'c', 'd'], outcomes}), ['c', 'd']);
});

test('keys and drawing have their turn between two acts', async () => {
	let turns = 0;
	let begun = 0;
	const tick = () => {
		turns++;
		if (begun < 3) setImmediate(tick);
	};
	setImmediate(tick);
	await runBulk({
		rows: ['a', 'b', 'c'],
		async act() {
			assert.ok(turns > begun, 'a turn passed since the act before');
			begun++;
			return ok(undefined);
		},
		onOutcome() {},
		isStopped: () => false,
	});
	assert.equal(begun, 3);
});

test('when the own session ends nothing more is tried', async () => {
	const {begun} = await run(['a', 'b', 'c'], {b: fail({code: 'signed-out', why: 'revoked'})});
	assert.deepEqual(begun, ['a', 'b']);
});

const words: BulkWords<string> = {
	verb: 'Deactivate',
	doing: 'Deactivating',
	done: what => `${what} deactivated`,
	noun: 'user',
	nameOf: name => name,
	reasonOf: ({code}) => code,
};

async function sum(answers: Readonly<Record<string, Result<unknown>>>, stopAfter?: number): Promise<string> {
	const rows = ['a', 'b', 'c', 'd'];
	const {outcomes} = await run(rows, answers, stopAfter);
	return summary({phase: 'done', rows, outcomes, stopped: false}, words);
}

test('the sum says what was done, refused and not come to', async () => {
	assert.equal(await sum({}), '4 users deactivated');
	assert.equal(await sum({b: refusal}), '3 users deactivated, 1 refused');
	assert.equal(await sum({a: refusal}, 2), '1 user deactivated, 1 refused, 2 not tried');
});

test('what is refused for the same reason is told once, with the names', () => {
	const refusals = ['a', 'b', 'c'].map(row => ({row, error: refusal.error}));
	const other = {row: 'd', error: {code: 'not-initialised', dir: ''}} as const;
	assert.deepEqual(refusalsInSum([...refusals, other], words, 60), [
		'3 users: user-not-found (a, b, c)',
		'd: not-initialised',
	]);
});

test('as many names are given as fit, and how many more there are', () => {
	assert.equal(nameList(['alice'], 30), 'alice');
	assert.equal(nameList(['alice', 'bob', 'carol'], 30), 'alice, bob, carol');
	const many = nameList(
		Array.from({length: 200}, (_, index) => `user${index}`),
		30,
	);
	assert.match(many, /^user0, user1, .* and 19\d more$/u);
	assert.ok(many.length <= 50);
	assert.equal(nameList(['a\u001Bb'], 30), 'a␛b');
});
