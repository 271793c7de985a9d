import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {openStore} from '../../source/store/open-store.js';
import {
	addUser,
	codeOf,
	entry,
	firstDocument,
	initialise,
	namesIn,
	noSessions,
	openEmpty,
	openInitialised,
	options,
	snapshotOf,
	temporaryDirectory,
	user,
	valueOf,
} from './fixture.js';

test('a new directory is uninitialised, is 0700 and takes no change', async t => {
	const dir = path.join(temporaryDirectory(t), 'a', 'b');
	const store = await openEmpty(t, dir);
	assert.deepEqual(valueOf(await store.read()), {kind: 'uninitialised'});
	assert.equal(fs.statSync(dir).mode & 0o777, 0o700);
	assert.equal(codeOf(await store.transact(addUser('alice'))), 'not-initialised');
	assert.equal(store.readOnly, undefined);
});

test('what was initialised and added is there for the next process', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	assert.equal(valueOf(await store.transact(addUser('alice'))), 2);
	const other = await openEmpty(t, dir);
	assert.deepEqual(await namesIn(other), ['admin', 'alice']);
	assert.deepEqual(await snapshotOf(other), await snapshotOf(store));
});

test('a second set-up is refused and changes nothing', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const before = fs.readFileSync(path.join(dir, 'store.json'));
	const second = await openEmpty(t, dir);
	const result = await initialise(second);
	assert.deepEqual(result, {
		ok: false,
		error: {code: 'already-initialised', dir, at: '2026-11-23T10:00:00.000Z'},
	});
	assert.deepEqual(fs.readFileSync(path.join(dir, 'store.json')), before);
});

test('a set-up whose side work fails leaves the store uninitialised', async t => {
	const dir = temporaryDirectory(t);
	const store = await openEmpty(t, dir);
	const result = await store.initialise(
		() => ({store: firstDocument, sessions: noSessions, activity: [entry('setup.run')], value: 1}),
		{apply: async () => ({ok: false, error: {code: 'master-config-changed', file: 'm'}})},
	);
	assert.equal(codeOf(result), 'master-config-changed');
	assert.deepEqual(valueOf(await store.read()), {kind: 'uninitialised'});
	assert.equal(codeOf(await initialise(store)), 'ok');
});

test('a transaction sees what another console wrote meanwhile', async t => {
	const dir = temporaryDirectory(t);
	const one = await openInitialised(t, dir);
	const two = await openEmpty(t, dir);
	await snapshotOf(two);
	valueOf(await one.transact(addUser('alice')));
	valueOf(await two.transact(addUser('bob')));
	assert.deepEqual(await namesIn(one), ['admin', 'alice', 'bob']);
});

test('reading again without a change gives the very same snapshot', async t => {
	const store = await openInitialised(t, temporaryDirectory(t));
	assert.equal(await snapshotOf(store), await snapshotOf(store));
});

test('a change that breaks a rule of the whole is refused, recorded nowhere and written nowhere', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const files = () => fs.readdirSync(dir).filter(name => name !== 'lock.holder');
	const before = files().map(name => [name, fs.readFileSync(path.join(dir, name), 'latin1')]);
	const attempts = [
		addUser('ADMIN'),
		addUser('alice', {id: 1}),
		addUser('alice', {id: 7}),
		addUser('alice', {credentialEpoch: 1.5}),
		addUser('alice', {displayName: '\uD800'}),
		addUser('alice', {remote: true}),
		addUser('alice', Object.defineProperty({}, '__proto__', {value: {admin: true}, enumerable: true})),
	];
	for (const attempt of attempts) assert.equal(codeOf(await store.transact(attempt)), 'input-invalid');
	const nobody = await store.transact(({store: document}) => ({
		store: {...document, users: [user(1, 'admin', {admin: true, active: false})]},
		activity: [],
		value: 0,
	}));
	assert.equal(codeOf(nobody), 'input-invalid');
	assert.deepEqual(
		files().map(name => [name, fs.readFileSync(path.join(dir, name), 'latin1')]),
		before,
	);
});

test('an act that throws gives the lock back', async t => {
	const store = await openInitialised(t, temporaryDirectory(t));
	await assert.rejects(
		store.transact(() => {
			throw new TypeError('bug');
		}),
		/bug/,
	);
	assert.equal(codeOf(await store.transact(addUser('alice'))), 'ok');
});

test('temporary files of killed processes are gone after the next start', async t => {
	const dir = temporaryDirectory(t);
	const left = path.join(dir, '.store.json.0123456789abcdef.tmp');
	fs.writeFileSync(left, 'half', {mode: 0o600});
	fs.writeFileSync(path.join(dir, '.other.tmp'), 'not ours');
	await valueOf(await openStore(options(dir))).close();
	assert.equal(fs.existsSync(left), false);
	assert.equal(fs.existsSync(path.join(dir, '.other.tmp')), true);
});

test('changing sessions alone leaves store.json as it is', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const before = fs.statSync(path.join(dir, 'store.json')).ino;
	const throttle = [{key: 'name:alice', failures: 1, lastAt: '2026-11-23T10:00:00.000Z'}];
	valueOf(await store.transact(({sessions}) => ({sessions: {...sessions, throttle}, activity: [], value: 0})));
	assert.equal(fs.statSync(path.join(dir, 'store.json')).ino, before);
	assert.deepEqual((await snapshotOf(store)).sessions.throttle, throttle);
});
