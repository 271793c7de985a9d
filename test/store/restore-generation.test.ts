import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {restoreGeneration} from '../../source/store/restore-generation.js';
import {
	addUser,
	codeOf,
	namesIn,
	openEmpty,
	openInitialised,
	options,
	snapshotOf,
	temporaryDirectory,
	valueOf,
} from './fixture.js';
import {readActivity} from './read-activity.js';

test('the ten newest generations are kept, private, newest first', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const contents: string[] = [];
	for (let n = 0; n < 12; n++) {
		contents.unshift(fs.readFileSync(path.join(dir, 'store.json'), 'utf8'));
		valueOf(await store.transact(addUser(`user-${n}`)));
	}
	const generations = Array.from({length: 10}, (_, index) => path.join(dir, `store.json.${index + 1}`));
	assert.deepEqual(
		generations.map(file => fs.readFileSync(file, 'utf8')),
		contents.slice(0, 10),
	);
	assert.ok(generations.every(file => (fs.statSync(file).mode & 0o777) === 0o600 && fs.statSync(file).nlink === 1));
	assert.equal(fs.existsSync(path.join(dir, 'store.json.11')), false);
});

test('a damaged store comes back from a generation, and the damaged file stays', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(addUser('alice')));
	valueOf(await store.transact(addUser('bob')));
	fs.writeFileSync(path.join(dir, 'store.json'), 'rubbish');
	const actor = {userId: 1, username: 'admin', sessionId: ''};
	const {revision, aside} = valueOf(await restoreGeneration(options(dir), 1, actor));
	assert.equal(revision, 4, 'a new revision, never one that was given before');
	assert.equal(fs.readFileSync(aside, 'utf8'), 'rubbish');
	assert.deepEqual(await namesIn(store), ['admin', 'alice']);
	const [record] = readActivity(dir, {limit: 1}).records;
	assert.equal(record?.act, 'store.restore-generation');
	assert.equal(record.object, path.join(dir, 'store.json.1'));
	assert.deepEqual(record.actor, actor);
	assert.equal(valueOf(await store.transact(addUser('carol'))), 3, 'bob had id 3 in the damaged file only');
});

test('a missing store comes back from a generation', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(addUser('alice')));
	fs.rmSync(path.join(dir, 'store.json'));
	assert.equal(valueOf(await restoreGeneration(options(dir), 1)).aside, '');
	assert.deepEqual(await namesIn(store), ['admin']);
});

test('restoring over a sound store keeps it as a generation, signs everybody out and reuses no id', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const at = '2026-11-23T10:00:00.000Z';
	const session = {id: 's', tokenHash: 'h', userId: 1, kind: 'login', credentialEpoch: 1, createdAt: at} as const;
	const rest = {lastUsedAt: at, expiresAt: at, origin: 'tty', ended: ''} as const;
	valueOf(await store.transact(addUser('alice')));
	valueOf(
		await store.transact(({sessions}) => ({
			sessions: {
				...sessions,
				sessions: [{...session, ...rest}],
				lastSignIns: [1, 2].map(userId => ({userId, at, origin: 'tty', knownOrigins: []})),
			},
			activity: [],
			value: 0,
		})),
	);
	valueOf(await restoreGeneration(options(dir), 1));
	const {store: document, sessions} = await snapshotOf(store);
	assert.deepEqual(
		document.users.map(({username}) => username),
		['admin'],
	);
	assert.equal(document.nextUserId, 3);
	assert.deepEqual(sessions.sessions, []);
	assert.deepEqual(
		sessions.lastSignIns.map(({userId}) => userId),
		[1],
	);
	valueOf(await restoreGeneration(options(dir), 1));
	assert.deepEqual(await namesIn(store), ['admin', 'alice']);
});

test('a generation that is not there or is damaged itself is refused and nothing changes', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(addUser('alice')));
	fs.writeFileSync(path.join(dir, 'store.json.2'), 'rubbish', {mode: 0o600});
	for (const n of [0, 3, 1.5, -1, 11]) assert.equal(codeOf(await restoreGeneration(options(dir), n)), 'input-invalid');
	assert.equal(codeOf(await restoreGeneration(options(dir), 2)), 'store-damaged');
	assert.deepEqual(await namesIn(await openEmpty(t, dir)), ['admin', 'alice']);
});
