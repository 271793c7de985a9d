import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {watchDirectory} from '../../../source/store/files/watch.js';
import {
	addUser,
	namesIn,
	openEmpty,
	openInitialised,
	snapshotOf,
	temporaryDirectory,
	until,
	valueOf,
} from '../fixture.js';
import {runChild} from '../run-child.js';

test('a change by another process is told', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	let told = 0;
	store.watch(() => told++);
	await runChild(t, 'add', dir, 'alice');
	await until(() => told > 0);
	assert.deepEqual(await namesIn(store), ['admin', 'alice-0']);
});

test('a change of sessions, a set-up and a loss of the store are told too', async t => {
	const dir = temporaryDirectory(t);
	const other = await openEmpty(t, dir);
	let told = 0;
	other.watch(() => told++);
	const store = await openInitialised(t, dir);
	await until(() => told === 1);
	const throttle = [{key: 'name:a', failures: 1, lastAt: ''}];
	valueOf(await store.transact(({sessions}) => ({sessions: {...sessions, throttle}, activity: [], value: 0})));
	await until(() => told === 2);
	fs.rmSync(path.join(dir, 'store.json'));
	await until(() => told === 3);
});

test('what changed between the last look and the watching is told', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const other = await openEmpty(t, dir);
	await snapshotOf(other);
	valueOf(await store.transact(addUser('alice')));
	let told = 0;
	other.watch(() => told++);
	await until(() => told === 1);
});

test('files that are not the store’s, or are written with the same content, are not told', async t => {
	const dir = temporaryDirectory(t);
	let stamp = 'a';
	let told = 0;
	const stop = watchDirectory({dir, stamp: () => stamp, listener: () => told++});
	t.after(stop);
	fs.writeFileSync(path.join(dir, 'other'), '');
	fs.writeFileSync(path.join(dir, 'store.json'), '');
	stamp = 'b';
	fs.writeFileSync(path.join(dir, 'store.json'), '');
	await until(() => told === 1);
	fs.writeFileSync(path.join(dir, 'sessions.json'), '');
	stamp = 'c';
	fs.writeFileSync(path.join(dir, 'sessions.json'), '');
	await until(() => told === 2);
});

test('without inotify a change is found by looking', async t => {
	const dir = temporaryDirectory(t);
	let stamp = 'a';
	let told = 0;
	const stop = watchDirectory({dir, stamp: () => stamp, listener: () => told++, watch: withoutInotify});
	stamp = 'b';
	await until(() => told === 1);
	stop();
});

test('a change is told while others are still being written', async t => {
	const dir = temporaryDirectory(t);
	let told = 0;
	const stop = watchDirectory({
		dir,
		stamp: () => fs.readFileSync(path.join(dir, 'store.json'), {encoding: 'utf8', flag: 'a+'}),
		listener: () => told++,
	});
	t.after(stop);
	let writes = 0;
	const writer = setInterval(() => fs.writeFileSync(path.join(dir, 'store.json'), String(writes++)), 5);
	t.after(() => clearInterval(writer));
	await until(() => told >= 3);
});

test('a directory put in the place of the watched one is watched instead', async t => {
	const base = temporaryDirectory(t);
	const dir = path.join(base, 'data');
	const store = await openInitialised(t, dir);
	let told = 0;
	store.watch(() => told++);
	await snapshotOf(store);
	fs.cpSync(dir, path.join(base, 'backup'), {recursive: true});
	fs.chmodSync(path.join(base, 'backup'), 0o700);
	fs.renameSync(dir, path.join(base, 'old'));
	fs.renameSync(path.join(base, 'backup'), dir);
	await until(() => told === 1);
	const other = await openEmpty(t, dir);
	valueOf(await other.transact(addUser('alice')));
	await until(() => told === 2);
	fs.rmSync(dir, {recursive: true});
	await until(() => told > 2);
	const before = told;
	fs.cpSync(path.join(base, 'old'), dir, {recursive: true});
	await until(() => told > before);
});

test('a directory that is not there yet is watched as soon as it is', async t => {
	const dir = path.join(temporaryDirectory(t), 'later');
	let told = 0;
	const stop = watchDirectory({
		dir,
		stamp: () => String(fs.existsSync(path.join(dir, 'store.json'))),
		listener: () => told++,
	});
	t.after(stop);
	fs.mkdirSync(dir);
	fs.writeFileSync(path.join(dir, 'store.json'), '');
	await until(() => told === 1);
});

test('after the end of the watching nothing is told', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	let first = 0;
	let second = 0;
	const stop = store.watch(() => first++);
	store.watch(() => second++);
	stop();
	valueOf(await store.transact(addUser('alice')));
	await until(() => second === 1);
	assert.equal(first, 0);
});

function withoutInotify(): never {
	throw Object.assign(new Error('EMFILE'), {code: 'EMFILE'});
}
