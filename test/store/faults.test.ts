import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {errorText} from '../../source/domain/error-text.js';
import {fileOperations} from '../../source/store/files/file-operations.js';
import {ioFailure} from '../../source/store/files/io-error.js';
import {faultyOperations, type Call} from './files/faults.js';
import {
	addUser,
	codeOf,
	namesIn,
	openEmpty,
	openInitialised,
	snapshotOf,
	temporaryDirectory,
	valueOf,
} from './fixture.js';
import {readActivity} from './read-activity.js';
import {runChild} from './run-child.js';

const errors = ['ENOSPC', 'EIO', 'EDQUOT', 'EROFS', 'EACCES', 'EMFILE', 'EINTR'];

test('every write goes record, temporary file, fsync, generation, rename, fsync of the directory', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const calls: Call[] = [];
	const store = await openEmpty(t, dir, {operations: faultyOperations(calls)});
	valueOf(await store.transact(addUser('alice')));
	const base = path.basename(dir);
	const note = ['open lock.holder', 'chmod lock.holder', 'write lock.holder'];
	assert.deepEqual(
		calls.filter(call => !note.includes(call)),
		[
			'open lock.db',
			'open activity.jsonl',
			'write activity.jsonl',
			'fsync activity.jsonl',
			'open .store.json.tmp',
			'chmod .store.json.tmp',
			'write .store.json.tmp',
			'fsync .store.json.tmp',
			'link store.json.1',
			'rename store.json',
			`open ${base}`,
			`fsync ${base}`,
			'open initialised',
		],
	);
});

test('an error at any step leaves the old or the new state, tells which, and the next change works', async t => {
	const dir = temporaryDirectory(t);
	const plain = await openInitialised(t, dir);
	let number = 0;
	for (const errno of errors) {
		for (let step = 0; ; step++) {
			const calls: Call[] = [];
			let fired = '';
			const operations = faultyOperations(calls, (call, index) => {
				if (index !== step) return undefined;
				fired = call;
				return errno;
			});
			const before = await namesIn(plain);
			const store = await openEmpty(t, dir, {operations});
			const name = `user-${number++}`;
			const result = await store.transact(addUser(name));
			await store.close();
			if (fired === '') break;
			const after = await namesIn(plain);
			const isThere = after.includes(name);
			const says = result.ok || (result.error.code === 'io' && result.error.changed);
			assert.equal(isThere, says, `${errno} at ${fired}: ${JSON.stringify(result)}`);
			assert.equal(after.length, before.length + (isThere ? 1 : 0));
			if (!result.ok) assert.match(JSON.stringify(result.error), /"cause":"[a-z]/);
			assert.deepEqual(
				fs.readdirSync(dir).filter(each => each.endsWith('.tmp')),
				[],
				`${errno} at ${fired}`,
			);
			const [record] = readActivity(dir, {limit: 1}).records;
			if (result.ok) assert.equal(record?.result, 'ok');
			else if (isThere) assert.equal(record?.reason, 'not-durable', `${errno} at ${fired}`);
			else assert.ok(record?.object !== name || record.result === 'failed', `${errno} at ${fired}`);
		}
	}
	assert.equal(codeOf(await plain.transact(addUser('last'))), 'ok');
});

test('a full disk, written to in part, is said in words and nothing is changed', async t => {
	const dir = temporaryDirectory(t);
	const plain = await openInitialised(t, dir);
	let written = 0;
	const store = await openEmpty(t, dir, {
		operations: {
			...fileOperations,
			// Short, then full: libuv hands the short count on as a success.
			writeSync(descriptor: number, bytes: NodeJS.ArrayBufferView | string) {
				const link = fs.readlinkSync(`/proc/self/fd/${descriptor}`);
				if (typeof bytes === 'string') return fs.writeSync(descriptor, bytes);
				if (!link.endsWith('.tmp')) return fs.writeSync(descriptor, bytes);
				if (written++ > 0) throw Object.assign(new Error('ENOSPC'), {code: 'ENOSPC', syscall: 'write'});
				return fs.writeSync(descriptor, bytes, 0, 100);
			},
		},
	});
	const result = await store.transact(addUser('alice'));
	assert.deepEqual(result, {
		ok: false,
		error: {
			code: 'io',
			file: path.join(dir, 'store.json'),
			cause: 'the disk is full',
			remedy: 'free some space, then try again',
			changed: false,
		},
	});
	assert.deepEqual(await namesIn(plain), ['admin']);
});

test('when the record cannot be written, nothing is changed', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const log = fs.readFileSync(path.join(dir, 'activity.jsonl'), 'utf8');
	const operations = faultyOperations([], call => (call === 'fsync activity.jsonl' ? 'ENOSPC' : undefined));
	const store = await openEmpty(t, dir, {operations});
	const result = await store.transact(addUser('alice'));
	assert.ok(!result.ok && result.error.code === 'io' && !result.error.changed);
	assert.deepEqual(await namesIn(store), ['admin']);
	assert.equal(fs.readFileSync(path.join(dir, 'activity.jsonl'), 'utf8'), log);
});

test('a change whose directory cannot be synchronised is told as changed, and is seen', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const base = path.basename(dir);
	const operations = faultyOperations([], call => (call === `fsync ${base}` ? 'EIO' : undefined));
	const store = await openEmpty(t, dir, {operations});
	const result = await store.transact(addUser('alice'));
	assert.ok(!result.ok && result.error.code === 'io' && result.error.changed);
	assert.deepEqual(await namesIn(store), ['admin', 'alice']);
	assert.equal(
		errorText(result.error),
		`${path.join(dir, 'store.json')}: the disk reported an input/output error; the change was made but may not survive a power cut; check the disk (dmesg)`,
	);
});

test('the record of a change that is visible but not durable says that it was made', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const base = path.basename(dir);
	const operations = faultyOperations([], call => (call === `fsync ${base}` ? 'EIO' : undefined));
	const store = await openEmpty(t, dir, {operations});
	await store.transact(addUser('alice'));
	const [record] = readActivity(dir, {limit: 1}).records;
	assert.deepEqual(
		[record?.act, record?.result, record?.reason, record?.about],
		['user.create', 'ok', 'not-durable', 2],
	);
	assert.deepEqual(record?.revision, {store: 2, sessions: 1});
});

test('the record of a change of which only a part was made says so', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const operations = faultyOperations([], call => (call === 'rename sessions.json' ? 'EIO' : undefined));
	const store = await openEmpty(t, dir, {operations});
	const throttle = [{key: 'name:a', failures: 1, lastAt: ''}];
	const result = await store.transact(snapshot => ({
		...addUser('alice')(snapshot),
		sessions: {...snapshot.sessions, throttle},
	}));
	assert.ok(!result.ok && result.error.code === 'io' && result.error.changed);
	assert.deepEqual(await namesIn(store), ['admin', 'alice']);
	const [record] = readActivity(dir, {limit: 1}).records;
	assert.deepEqual([record?.result, record?.reason], ['failed', 'partly-applied']);
	assert.match(errorText(result.error), /; only a part of the change was made; see what is missing/);
	assert.deepEqual(record?.revision, {store: 2, sessions: 1});
});

test('no remedy claims that nothing was changed: whether it was is told beside', () => {
	for (const code of ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EINTR', 'EEXIST', 'EWHATEVER']) {
		for (const changed of [false, true]) {
			const {error} = ioFailure('f', Object.assign(new Error(code), {code, syscall: 'fsync'}), changed);
			assert.ok(error.code === 'io');
			assert.ok(!error.remedy.includes('changed'), error.remedy);
			assert.equal(error.remedy.includes('try again'), !changed, 'what was done is not done again');
			assert.doesNotMatch(errorText(error), /; $|;;/);
		}
	}
});

test('a set-up that cannot be written undoes its side work and leaves the store new', async t => {
	const dir = temporaryDirectory(t);
	const operations = faultyOperations([], call => (call === 'rename store.json' ? 'EIO' : undefined));
	const store = await openEmpty(t, dir, {operations});
	const done: string[] = [];
	const {firstDocument, noSessions, entry} = await import('./fixture.js');
	const result = await store.initialise(
		() => ({store: firstDocument, sessions: noSessions, activity: [entry('setup.run')], value: 0}),
		{
			apply: async () => {
				done.push('done');
				return {ok: true, value: async () => void done.push('undone')};
			},
		},
	);
	assert.equal(codeOf(result), 'io');
	assert.deepEqual(done, ['done', 'undone']);
	assert.deepEqual(valueOf(await store.read()), {kind: 'uninitialised'});
});

test('a writer killed between record and rename: the old state, and the log says that the act was not applied', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	assert.equal(await runChild(t, 'die', dir, 'alice'), undefined);
	assert.deepEqual(await namesIn(store), ['admin']);
	const next = await openEmpty(t, dir);
	assert.deepEqual(
		fs.readdirSync(dir).filter(each => each.endsWith('.tmp')),
		[],
		'its temporary file is gone after one start',
	);
	valueOf(await next.transact(addUser('bob')));
	const records = readActivity(dir, {limit: 3}).records.map(each => [each.act, each.result, each.about]);
	assert.deepEqual(records, [
		['user.create', 'ok', undefined],
		['user.create', 'failed', 2],
		['user.create', 'ok', undefined],
	]);
	assert.deepEqual((await snapshotOf(store)).store.users.at(-1)?.username, 'bob');
});

test('an old file put back by hand shows in the log as a roll-back', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	for (const name of ['alice', 'bob', 'carol']) valueOf(await store.transact(addUser(name)));
	fs.copyFileSync(path.join(dir, 'store.json.2'), path.join(dir, 'store.json'));
	valueOf(await store.transact(addUser('dave')));
	assert.deepEqual(await namesIn(store), ['admin', 'alice', 'dave']);
	const [, rollBack] = readActivity(dir, {limit: 2}).records;
	assert.equal(rollBack?.act, 'store.roll-back');
	assert.deepEqual(rollBack.changes['revision'], [
		{store: 4, sessions: 1},
		{store: 2, sessions: 1},
	]);
});
