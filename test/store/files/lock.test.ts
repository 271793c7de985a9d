import assert from 'node:assert/strict';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {DetFailure} from '../../../source/domain/errors.js';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {openLock, type Lock} from '../../../source/store/files/lock.js';
import {addUser, codeOf, openInitialised, options, temporaryDirectory, until} from '../fixture.js';
import {startChild} from '../run-child.js';

test('processes that save without a break let others have their turn', async t => {
	const dir = temporaryDirectory(t);
	const busy = Array.from({length: 3}, () => startChild(t, 'hammer', dir));
	await Promise.all(busy.map(each => once(each, 'message')));
	const lock = open(t, dir);
	for (let n = 0; n < 5; n++) {
		const start = performance.now();
		await lock.hold(async () => {});
		const waited = performance.now() - start;
		assert.ok(waited < 10_000, `turn ${n} came after ${waited} ms`);
		await until(() => !fs.readFileSync(`${dir}/lock.holder`, 'utf8').includes(`"pid":${process.pid},`));
	}
});

test('a turn of somebody who was killed while waiting goes to the next', async t => {
	const dir = temporaryDirectory(t);
	const holder = startChild(t, 'hold', dir);
	await once(holder, 'message');
	const first = startChild(t, 'hammer', dir);
	await until(() => fs.statSync(`${dir}/lock.db`).mtimeMs > 0);
	const lock = open(t, dir);
	const mine = lock.hold(async () => 'mine');
	first.kill('SIGKILL');
	await once(first, 'close');
	holder.kill('SIGKILL');
	await once(holder, 'close');
	assert.equal(await mine, 'mine');
});

test('a process that is alone is never made to wait', async t => {
	const lock = open(t, temporaryDirectory(t));
	await lock.hold(async () => {});
	const start = performance.now();
	for (let n = 0; n < 200; n++) await lock.hold(async () => {});
	const took = performance.now() - start;
	assert.ok(took < 10_000, `200 turns took ${took} ms`);
});

test('closing waits for the work under way, and nobody else gets in before that', async t => {
	const dir = temporaryDirectory(t);
	const lock = open(t, dir);
	const other = open(t, dir);
	const order: string[] = [];
	const {promise, resolve} = Promise.withResolvers<void>();
	const {promise: begun, resolve: begin} = Promise.withResolvers<void>();
	const working = lock.hold(async () => {
		begin();
		await promise;
		order.push('done');
	});
	await begun;
	const closing = lock.close().then(() => order.push('closed'));
	const next = other.hold(async () => order.push('other'));
	await assert.rejects(
		other.hold(async () => {}, {timeoutMs: 30}),
		isCode('store-busy'),
	);
	assert.deepEqual(order, []);
	resolve();
	await Promise.all([working, closing, next]);
	assert.equal(order[0], 'done');
	assert.deepEqual(new Set(order), new Set(['closed', 'done', 'other']));
});

test('a closed lock begins nothing new, and those who wait for it are told at once', async t => {
	const dir = temporaryDirectory(t);
	const holder = startChild(t, 'hold', dir);
	await once(holder, 'message');
	const lock = open(t, dir);
	const waiting = [lock.hold(async () => {}), lock.hold(async () => {})];
	const ended = waiting.map(each => assert.rejects(each, isCode('read-only')));
	await lock.close();
	await Promise.all(ended);
	await assert.rejects(
		lock.hold(async () => {}),
		isCode('read-only'),
	);
});

test('a change asked for after its store was closed is refused', async t => {
	const store = await openInitialised(t, temporaryDirectory(t));
	const last = store.transact(addUser('alice'));
	await last;
	await store.close();
	assert.equal(codeOf(await store.transact(addUser('bob'))), 'read-only');
});

test('whoever waits for a second is told who holds the lock, and can go', async t => {
	const dir = temporaryDirectory(t);
	const {promise: told, resolve: onWait} = Promise.withResolvers<string>();
	const store = await openInitialised(t, dir, {onWait});
	const holder = startChild(t, 'hold', dir);
	await once(holder, 'message');
	const controller = new AbortController();
	const first = store.transact(addUser('alice'), {signal: controller.signal});
	const second = store.transact(addUser('bob'), {signal: controller.signal});
	assert.equal(await told, `ssh 10.0.0.7 pts/3, process ${holder.pid}, since 2026-11-23T10:00:00.000Z`);
	controller.abort();
	assert.deepEqual([codeOf(await first), codeOf(await second)], ['store-busy', 'store-busy']);
});

test('who holds the lock can be read at any moment', async t => {
	const dir = temporaryDirectory(t);
	const busy = startChild(t, 'hammer', dir);
	await once(busy, 'message');
	for (let n = 0; n < 2000; n++) {
		assert.notEqual(fs.readFileSync(`${dir}/lock.holder`, 'utf8'), '', 'never a note half written');
	}
});

function open(t: TestContext, dir: string): Lock {
	const lock = openLock({...options(dir), operations: fileOperations});
	t.after(() => lock.close());
	return lock;
}

function isCode(code: string): (error: unknown) => boolean {
	return error => error instanceof DetFailure && error.error.code === code;
}

test('the note of the holder is not written into a file of which it is only another name', async t => {
	const dir = temporaryDirectory(t);
	const precious = path.join(temporaryDirectory(t), 'precious');
	fs.writeFileSync(precious, 'precious', {mode: 0o640});
	fs.linkSync(precious, path.join(dir, 'lock.holder'));
	const lock = openLock({...options(dir), operations: fileOperations});
	t.after(() => lock.close());
	assert.equal(await lock.hold(async () => 'held'), 'held');
	assert.equal(fs.readFileSync(precious, 'utf8'), 'precious');
	assert.equal(fs.statSync(precious).mode & 0o777, 0o640);
});
