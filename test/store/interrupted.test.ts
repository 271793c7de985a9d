import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import type {Decision, Snapshot} from '../../source/store/store.js';
import {ioFailure} from '../../source/store/files/io-error.js';
import {faultyOperations} from './files/faults.js';
import {
	addUser,
	entry,
	initialise,
	namesIn,
	openEmpty,
	openInitialised,
	temporaryDirectory,
	valueOf,
} from './fixture.js';
import {readActivity} from './read-activity.js';

/** Does a change, puts those files back as they were, and lets the next change find it so; gives what the log says of it. */
async function interrupt(
	t: TestContext,
	dir: string,
	decide: (snapshot: Snapshot) => Decision<unknown>,
	...notReached: readonly string[]
) {
	const store = await openInitialised(t, dir);
	const before = notReached.map(name => [path.join(dir, name), fs.readFileSync(path.join(dir, name))] as const);
	valueOf(await store.transact(decide));
	await store.close();
	for (const [file, bytes] of before) fs.writeFileSync(file, bytes);
	const next = await openEmpty(t, dir);
	valueOf(await next.transact(addUser('next')));
	const {records} = readActivity(dir, {limit: 10});
	const said = records.filter(({about}) => about !== undefined).toReversed();
	return {names: await namesIn(next), said: said.map(({act, about, result, reason}) => [act, about, result, reason])};
}

/** A change of both files. */
function addAndNote(snapshot: Snapshot): Decision<unknown> {
	return {...addUser('alice')(snapshot), sessions: {...snapshot.sessions}};
}

function addAndLink(snapshot: Snapshot): Decision<unknown> {
	return {...addAndNote(snapshot), activity: [entry('user.create'), entry('user.link')]};
}

test('a writer killed between the store and the sessions: the log does not deny what is in the store', async t => {
	const {names, said} = await interrupt(t, temporaryDirectory(t), addAndNote, 'sessions.json');
	assert.deepEqual(names, ['admin', 'alice', 'next']);
	assert.deepEqual(said, [['user.create', 2, 'failed', 'partly-applied']]);
});

test('a writer killed before both: the log denies the change', async t => {
	const {names, said} = await interrupt(t, temporaryDirectory(t), addAndNote, 'sessions.json', 'store.json');
	assert.deepEqual(names, ['admin', 'next']);
	assert.deepEqual(said, [['user.create', 2, 'failed', 'not-applied']]);
});

test('a change that left several records and was not applied is denied in all of them', async t => {
	const {said} = await interrupt(t, temporaryDirectory(t), addAndLink, 'sessions.json', 'store.json');
	assert.deepEqual(said, [
		['user.create', 2, 'failed', 'not-applied'],
		['user.link', 3, 'failed', 'not-applied'],
	]);
});

for (const [killed, content, reason] of [
	['after master.yaml was written', 'new', 'partly-applied'],
	['before master.yaml was written', 'old', 'not-applied'],
] as const) {
	test(`a change of master.yaml killed ${killed}: the log tells whether it is there`, async t => {
		const dir = temporaryDirectory(t);
		const file = path.join(temporaryDirectory(t), 'master.yaml');
		const outcome = {file, sha256: createHash('sha256').update('new').digest('hex')};
		const apply = async () => {
			fs.writeFileSync(file, content);
			return {ok: true, value: async () => {}} as const;
		};
		const decide = () => ({activity: [entry('default-task.set')], beside: {apply, outcome}, value: 0});
		const {said} = await interrupt(t, dir, decide, 'sessions.json');
		assert.deepEqual(said, [['default-task.set', 2, 'failed', reason]]);
	});
}

test('what a killed writer left beside master.yaml, which may hold a password, goes with the next start', async t => {
	const [dir, etc] = [temporaryDirectory(t), temporaryDirectory(t)];
	for (const name of ['.master.yaml.det0123456789abcdef.tmp', '.master.yaml.swp', 'master.yaml']) {
		fs.writeFileSync(path.join(etc, name), 'password: x');
	}
	await openEmpty(t, dir, {masterConfigFile: path.join(etc, 'master.yaml')});
	assert.deepEqual(fs.readdirSync(etc), ['.master.yaml.swp', 'master.yaml']);
});

test('a change of master.yaml that cannot be taken back when the store fails is told as a part', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const operations = faultyOperations([], call => (call === 'rename store.json' ? 'EIO' : undefined));
	const store = await openEmpty(t, dir, {operations});
	const gone = ioFailure('master.yaml', Object.assign(new Error('no'), {code: 'EIO', syscall: 'open'}));
	const apply = async () => ({ok: true, value: () => Promise.reject(gone)}) as const;
	const result = await store.transact(snapshot => ({...addUser('alice')(snapshot), beside: {apply}}));
	assert.ok(!result.ok && result.error.code === 'io' && result.error.changed && result.error.partly);
	assert.equal(readActivity(dir, {limit: 1}).records[0]?.reason, 'partly-applied');
});

test('a log that cannot be made durable is not told as a change: nothing else was done', async t => {
	const dir = temporaryDirectory(t);
	let fsyncs = 0;
	const isDirectory = `fsync ${path.basename(dir)}`;
	const operations = faultyOperations([], call => (call === isDirectory && fsyncs++ === 0 ? 'EIO' : undefined));
	const store = await openEmpty(t, dir, {operations});
	const result = await initialise(store);
	assert.ok(!result.ok && result.error.code === 'io' && !result.error.changed);
	assert.deepEqual(valueOf(await store.read()), {kind: 'uninitialised'});
});

test('a quota that is used up is said in words, though Node has no name for it', () => {
	for (const code of ['UNKNOWN', 'Unknown system error -122']) {
		const {error} = ioFailure('f', Object.assign(new Error(code), {code, errno: -122, syscall: 'write'}));
		assert.ok(error.code === 'io');
		assert.equal(error.cause, 'the disk quota is used up');
	}
});
