import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {linesFromEnd} from '../../../source/store/activity/activity-lines.js';
import {parseRecord, recordLine, type ActivityRecord} from '../../../source/store/activity/activity-record.js';
import {addUser, entry, openEmpty, openInitialised, temporaryDirectory, valueOf} from '../fixture.js';
import {readActivity} from '../read-activity.js';

test('a record carries number, time, boot, actor, origin, change, result and both revisions', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir, {bootId: 'b-1', uptimeMs: () => 1234});
	valueOf(
		await store.transact(() => ({
			activity: [
				{...entry('user.edit', 'alice'), changes: {admin: [false, true]}, result: 'refused', reason: 'forbidden'},
			],
			value: 0,
		})),
	);
	const lines = fs.readFileSync(path.join(dir, 'activity.jsonl'), 'utf8').split('\n');
	assert.equal(lines.length, 3);
	assert.deepEqual(JSON.parse(String(lines[1])), {
		seq: 2,
		at: '2026-11-23T10:00:00.000Z',
		boot: 'b-1',
		uptimeMs: 1234,
		act: 'user.edit',
		actor: {userId: 1, username: 'admin', sessionId: 's1'},
		origin: {tty: 'pts/3', address: '10.0.0.7', osUser: 'root', osUid: 0},
		object: 'alice',
		changes: {admin: [false, true]},
		result: 'refused',
		reason: 'forbidden',
		revision: {store: 1, sessions: 1},
	});
	assert.equal(fs.statSync(path.join(dir, 'activity.jsonl')).mode & 0o777, 0o600);
});

test('a line torn at any byte is skipped, told by a record, and the next one stands on a line of its own', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(() => ({activity: [entry('user.edit', 'alice')], value: 0})));
	const file = path.join(dir, 'activity.jsonl');
	const whole = fs.readFileSync(file);
	const first = whole.indexOf(10) + 1;
	for (let length = first; length < whole.length; length += 3) {
		fs.writeFileSync(file, whole.subarray(0, length));
		const isTorn = length > first && length < whole.length - 1;
		const before = readActivity(dir);
		assert.equal(before.torn, isTorn ? 1 : 0, `at ${length}`);
		const next = await openEmpty(t, dir);
		valueOf(await next.transact(() => ({activity: [entry('user.edit', 'bob')], value: 0})));
		await next.close();
		const after = readActivity(dir);
		assert.equal(after.torn, before.torn);
		assert.deepEqual(
			after.records.map(({seq}) => seq),
			after.records.map((_, index) => after.records.length - index),
		);
		const added = after.records.slice(0, after.records.length - before.records.length).toReversed();
		const told = {act: 'activity.torn-line', changes: {bytes: [length - first, 0]}};
		assert.deepEqual(
			added.map(({act, changes}) => ({act, changes})),
			[...(isTorn ? [told] : []), {act: 'user.edit', changes: {}}],
		);
	}
});

test('a torn line is told once, by the change that mends it', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	fs.appendFileSync(path.join(dir, 'activity.jsonl'), '{"seq":2,"at":"20');
	for (const name of ['alice', 'bob']) valueOf(await store.transact(addUser(name)));
	const {records} = readActivity(dir);
	assert.deepEqual(
		records.toReversed().map(({seq, act, object, actor, result}) => [seq, act, object, actor?.username, result]),
		[
			[1, 'setup.run', 'thing', 'admin', 'ok'],
			[2, 'activity.torn-line', 'activity.jsonl', undefined, 'failed'],
			[3, 'user.create', 'alice', 'admin', 'ok'],
			[4, 'user.create', 'bob', 'admin', 'ok'],
		],
	);
	assert.deepEqual(records.at(-2)?.revision, {store: 1, sessions: 1});
});

test('lines of any length up to 1 MiB are read from the end back', t => {
	const file = path.join(temporaryDirectory(t), 'lines');
	const lengths = [3, 10, 16_383, 16_384, 40_000, 1_000_000, 100, 65_536, 5];
	const lines = lengths.map(length => 'ä'.repeat(length / 2) + 'x'.repeat(length % 2));
	fs.writeFileSync(file, `${lines.join('\n')}\n`, {mode: 0o600});
	assert.deepEqual([...linesFromEnd(file)], lines.toReversed());
	assert.deepEqual([...linesFromEnd(`${file}-absent`)], []);
});

test('of a line longer than 1 MiB nothing is kept but that it is there', t => {
	const file = path.join(temporaryDirectory(t), 'lines');
	fs.writeFileSync(file, `first\n${'x'.repeat(3 * 1024 * 1024)}\nlast\n`, {mode: 0o600});
	assert.deepEqual([...linesFromEnd(file)], ['last', '(longer than 1 MiB)', 'first']);
});

test('zeros that a power cut left behind the log cost no time and lose no number', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(addUser('alice')));
	const file = path.join(dir, 'activity.jsonl');
	const length = 32 * 1024 * 1024;
	const {size} = fs.statSync(file);
	fs.truncateSync(file, size + length);
	const start = process.threadCpuUsage();
	valueOf(await store.transact(addUser('bob')));
	const {user, system} = process.threadCpuUsage(start);
	assert.ok(user + system < 2_000_000, `${user + system} µs`);
	const {records} = readActivity(dir, {limit: 2});
	assert.deepEqual(
		records.map(({seq, act, changes}) => [seq, act, changes]),
		[
			[4, 'user.create', {}],
			[3, 'activity.torn-line', {bytes: [length, 0]}],
		],
	);
});

test('nothing in a record can act on a terminal or make a second line', () => {
	const nasty =
		'a\n\u001B[2J\u007F\u0085\u009B\u200B\u200E\u202E\u2066\u2028\uFEFF\u00AD\u{E0041}\uD800\uE000\u{FE0F}ä日';
	const record: ActivityRecord = {
		...entry('test', nasty),
		seq: 1,
		at: '2026-11-23T10:00:00.000Z',
		origin: {tty: nasty, address: '', osUser: '', osUid: 0},
		changes: {[nasty]: [nasty, nasty]},
		revision: {store: 1, sessions: 1},
	};
	const line = recordLine(record);
	assert.match(line, /^[\x20-\x7eä日]+\n$/);
	assert.deepEqual(parseRecord(line), record);
});

test('a line that is JSON but no record is not taken for one', () => {
	for (const line of [
		'{}',
		'null',
		'[]',
		'1',
		'{"seq":1,"act":"x"}',
		'{"seq":"1","act":"x","revision":{"store":1,"sessions":1}}',
	]) {
		assert.equal(parseRecord(line), undefined, line);
	}
});

test('several entries of one act are numbered in order', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(() => ({activity: [entry('a'), entry('b')], value: 0})));
	valueOf(await store.transact(addUser('alice')));
	const {records} = readActivity(dir);
	assert.deepEqual(
		records.map(({seq, act}) => [seq, act]),
		[
			[4, 'user.create'],
			[3, 'b'],
			[2, 'a'],
			[1, 'setup.run'],
		],
	);
});
