import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {
	addUser,
	codeOf,
	entry,
	initialise,
	openEmpty,
	openInitialised,
	snapshotOf,
	temporaryDirectory,
	valueOf,
} from './fixture.js';
import {readActivity} from './read-activity.js';

const session = {
	id: 's1',
	tokenHash: 'h1',
	userId: 1,
	kind: 'login',
	credentialEpoch: 1,
	createdAt: '2026-11-23T10:00:00.000Z',
	lastUsedAt: '2026-11-23T10:00:00.000Z',
	expiresAt: '2026-12-23T10:00:00.000Z',
	origin: 'tty',
	ended: '',
} as const;

test('a store cut off anywhere is refused, and set-up with it', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(addUser('alice')));
	const file = path.join(dir, 'store.json');
	const whole = fs.readFileSync(file);
	const fresh = await openEmpty(t, dir);
	for (let length = 0; length < whole.length; length += 7) {
		fs.writeFileSync(file, whole.subarray(0, length));
		const result = await fresh.read();
		assert.equal(codeOf(result), 'store-damaged', `cut off at ${length}`);
		assert.ok(!result.ok && result.error.code === 'store-damaged');
		assert.deepEqual(result.error.generations, [`${file}.1`]);
	}
	assert.equal(codeOf(await initialise(fresh)), 'store-damaged');
	assert.equal(codeOf(await fresh.transact(addUser('bob'))), 'store-damaged');
	assert.equal(codeOf(await store.read()), 'store-damaged', 'also by a console that knew it');
	fs.writeFileSync(file, whole);
	assert.equal(codeOf(await fresh.read()), 'ok');
});

test('a store with any bit flipped is refused', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const file = path.join(dir, 'store.json');
	const whole = fs.readFileSync(file);
	const reader = await openEmpty(t, dir);
	for (let bit = 0; bit < whole.length * 8; bit += 11) {
		const flipped = Buffer.from(whole);
		flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
		fs.writeFileSync(file, flipped);
		assert.equal(codeOf(await reader.read()), 'store-damaged', `bit ${bit}`);
	}
});

test('a foreign or hand-edited file is refused', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const file = path.join(dir, 'store.json');
	const whole = fs.readFileSync(file, 'utf8');
	const reader = await openEmpty(t, dir);
	for (const text of [
		'{}',
		'null',
		'[1]',
		'hello',
		` ${whole}`,
		`${whole}\n`,
		whole.replace('"admin":true', '"admin":1   '),
	]) {
		fs.writeFileSync(file, text);
		assert.equal(codeOf(await reader.read()), 'store-damaged', text.slice(0, 20));
	}
});

for (const trace of ['initialised', 'store.json.1', 'sessions.json']) {
	test(`a deleted store.json is missing, not new, as long as ${trace} is there`, async t => {
		const dir = temporaryDirectory(t);
		const store = await openInitialised(t, dir);
		valueOf(await store.transact(addUser('alice')));
		for (const name of fs.readdirSync(dir)) if (name !== trace) fs.rmSync(path.join(dir, name));
		const fresh = await openEmpty(t, dir);
		const result = await fresh.read();
		assert.ok(!result.ok && result.error.code === 'store-missing');
		assert.deepEqual(result.error.generations, trace === 'store.json.1' ? [path.join(dir, trace)] : []);
		assert.equal(codeOf(await initialise(fresh)), 'store-missing');
		assert.equal(codeOf(await store.read()), 'store-missing', 'also for a console that knew it');
	});
}

test('the activity alone shows that there was a store', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(addUser('alice')));
	for (const name of fs.readdirSync(dir)) if (name !== 'activity.jsonl') fs.rmSync(path.join(dir, name));
	assert.equal(codeOf(await (await openEmpty(t, dir)).read()), 'store-missing');
});

test('a damaged sessions.json signs everybody out, is kept aside and is recorded', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(
		await store.transact(({sessions}) => ({
			sessions: {...sessions, sessions: [session]},
			activity: [entry('session.sign-in')],
			value: 0,
		})),
	);
	const file = path.join(dir, 'sessions.json');
	fs.writeFileSync(file, 'rubbish');
	const fresh = await openEmpty(t, dir);
	assert.deepEqual((await snapshotOf(fresh)).sessions.sessions, []);
	assert.deepEqual((await snapshotOf(fresh)).store.users.length, 1);
	assert.equal(fs.readFileSync(file, 'utf8'), 'rubbish', 'reading alone changes nothing');
	valueOf(await fresh.transact(addUser('alice')));
	assert.deepEqual((await snapshotOf(store)).sessions.sessions, []);
	const [aside] = fs.readdirSync(dir).filter(name => name.startsWith('sessions.json.damaged-20261123T100000Z-'));
	assert.equal(fs.readFileSync(path.join(dir, String(aside)), 'utf8'), 'rubbish');
	const [, lost] = readActivity(dir, {limit: 2}).records;
	assert.equal(lost?.act, 'session.lose-all');
	assert.equal(lost.reason, 'damaged');
	assert.equal(lost.object, path.join(dir, String(aside)));
});

test('a missing sessions.json signs everybody out and is recorded', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	fs.rmSync(path.join(dir, 'sessions.json'));
	valueOf(await store.transact(addUser('alice')));
	assert.equal(fs.existsSync(path.join(dir, 'sessions.json')), true);
	const [, lost] = readActivity(dir, {limit: 2}).records;
	assert.equal(lost?.reason, 'missing');
});
