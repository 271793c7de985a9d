import assert from 'node:assert/strict';
import {once} from 'node:events';
import fs from 'node:fs';
import test from 'node:test';
import {fileOperations} from '../../source/store/files/file-operations.js';
import {openLock} from '../../source/store/files/lock.js';
import {
	options,
	addUser,
	codeOf,
	namesIn,
	openEmpty,
	openInitialised,
	snapshotOf,
	temporaryDirectory,
} from './fixture.js';
import {readActivity} from './read-activity.js';
import {runChild, startChild} from './run-child.js';

const permanent = ['activity.jsonl', 'initialised', 'lock.db', 'lock.holder', 'sessions.json', 'store.json'];

test('two processes adding users at once lose nothing', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const outcomes = await Promise.all([runChild(t, 'add', dir, 'a', '20'), runChild(t, 'add', dir, 'b', '20')]);
	assert.deepEqual(outcomes, [[], []]);
	const names = await namesIn(store);
	assert.equal(names.length, 41);
	assert.equal(new Set(names).size, 41);
});

test('eight processes with 25 users each end with 200 more, no error, no leftover, while readers never fail', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const reader = await openEmpty(t, dir);
	const running = Promise.all(Array.from({length: 8}, (_, n) => runChild(t, 'add', dir, `p${n}`, '25')));
	const ended = new AbortController();
	void running.finally(() => ended.abort());
	let reads = 0;
	let seen = 0;
	while (!ended.signal.aborted) {
		const {length} = await namesIn(reader);
		assert.ok(length >= seen, 'users never become fewer');
		seen = length;
		reads++;
		await new Promise(resolve => setTimeout(resolve, 2));
	}
	assert.deepEqual(
		await running,
		Array.from({length: 8}, () => []),
	);
	assert.ok(reads > 20);
	assert.equal((await namesIn(store)).length, 201);
	const others = fs.readdirSync(dir).filter(name => !/^store\.json\.\d+$/.test(name));
	assert.deepEqual(others.toSorted(), permanent);
	const {records, torn} = readActivity(dir, {limit: 1000});
	assert.equal(torn, 0);
	assert.deepEqual(
		records.map(({seq}) => seq),
		Array.from({length: 201}, (_, index) => 201 - index),
	);
});

test('of two processes that set the store up at once one wins and the other is told', async t => {
	for (let round = 0; round < 3; round++) {
		const dir = temporaryDirectory(t);
		const outcomes = await Promise.all([runChild(t, 'initialise', dir), runChild(t, 'initialise', dir)]);
		assert.deepEqual(outcomes.toSorted(), ['already-initialised', 'ok']);
		assert.equal((await snapshotOf(await openEmpty(t, dir))).store.users.length, 1);
	}
});

test('a killed lock holder frees the lock for whoever waits', async t => {
	const dir = temporaryDirectory(t);
	const holder = startChild(t, 'hold', dir);
	await once(holder, 'message');
	const lock = openLock({...options(dir), operations: fileOperations});
	t.after(() => lock.close());
	const waiting = lock.hold(async () => 'mine');
	holder.kill('SIGKILL');
	// A lock that outlived its holder would be waited for in vain, and that is a failure too.
	assert.equal(await waiting, 'mine');
});

test('a stopped lock holder keeps the lock, and the waiter learns who it is', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir, {lockTimeoutMs: 150});
	const holder = startChild(t, 'hold', dir);
	await once(holder, 'message');
	holder.kill('SIGSTOP');
	const result = await store.transact(addUser('alice'));
	assert.ok(!result.ok && result.error.code === 'store-busy');
	assert.equal(result.error.holder, `ssh 10.0.0.7 pts/3, process ${holder.pid}, since 2026-11-23T10:00:00.000Z`);
	assert.ok(result.error.waitedMs >= 150);
	assert.deepEqual(await namesIn(store), ['admin'], 'reading needs no lock');
});

test('waiting for the lock ends when the signal says so', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const holder = startChild(t, 'hold', dir);
	await once(holder, 'message');
	const controller = new AbortController();
	const waiting = store.transact(addUser('alice'), {signal: controller.signal});
	controller.abort();
	const result = await waiting;
	assert.ok(!result.ok && result.error.code === 'store-busy' && result.error.waitedMs < 5000);
});

test('changes of one process at once are done one after the other', async t => {
	const store = await openInitialised(t, temporaryDirectory(t));
	const results = await Promise.all(Array.from({length: 20}, (_, n) => store.transact(addUser(`user-${n}`))));
	assert.deepEqual(
		results.map(result => result.ok && result.value),
		Array.from({length: 20}, (_, n) => n + 2),
	);
});

test('two stores of one process on the same directory keep each other out', async t => {
	const dir = temporaryDirectory(t);
	const one = await openInitialised(t, dir);
	const two = await openEmpty(t, dir);
	const adding = Array.from({length: 20}, (_, n) => (n % 2 ? one : two).transact(addUser(`user-${n}`)));
	assert.ok((await Promise.all(adding)).every(result => result.ok));
	assert.equal((await namesIn(one)).length, 21);
});

test('a lock file that is removed under a running console does not let two in', async t => {
	const dir = temporaryDirectory(t);
	const one = await openInitialised(t, dir);
	const two = await openEmpty(t, dir, {lockTimeoutMs: 100});
	fs.rmSync(`${dir}/lock.db`);
	const holder = startChild(t, 'hold', dir);
	await once(holder, 'message');
	assert.equal(codeOf(await two.transact(addUser('alice'))), 'store-busy');
	holder.kill('SIGKILL');
	assert.equal(codeOf(await one.transact(addUser('bob'))), 'ok');
});

test('a console that reads and changes at the same time never loses sight of its own change', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const other = await openEmpty(t, dir);
	for (let n = 0; n < 15; n++) {
		const [, added] = await Promise.all([
			other.transact(addUser(`other-${n}`)),
			store.transact(addUser(`own-${n}`)),
			...Array.from({length: 5}, () => snapshotOf(store)),
		]);
		assert.equal(codeOf(added), 'ok');
		assert.ok((await namesIn(store)).includes(`own-${n}`));
	}
	assert.equal((await namesIn(store)).length, 31);
});
