import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {parseRecord, recordLine, type ActivityRecord} from '../../../source/store/activity/activity-record.js';
import {readActivity} from '../../../source/store/activity/read-activity.js';
import {addUser, entry, openEmpty, openInitialised, temporaryDirectory, valueOf} from '../fixture.js';

test('a record carries number, time, boot, actor, origin, change, result and both revisions', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir, {bootId: 'b-1'});
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

test('a line torn at any byte is skipped and reported, and the next record stands on a line of its own', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	valueOf(await store.transact(() => ({activity: [entry('user.edit', 'alice')], value: 0})));
	const file = path.join(dir, 'activity.jsonl');
	const whole = fs.readFileSync(file);
	const first = whole.indexOf(10) + 1;
	for (let length = first; length < whole.length; length += 3) {
		fs.writeFileSync(file, whole.subarray(0, length));
		const isTorn = length > first && length < whole.length - 1;
		const before = valueOf(await readActivity(dir, {limit: 10}));
		assert.equal(before.torn, isTorn ? 1 : 0, `at ${length}`);
		const next = await openEmpty(t, dir);
		valueOf(await next.transact(() => ({activity: [entry('user.edit', 'bob')], value: 0})));
		await next.close();
		const after = valueOf(await readActivity(dir, {limit: 10}));
		assert.equal(after.torn, before.torn);
		assert.deepEqual(
			after.records.map(({seq, object}) => [seq, object]),
			[[before.records.length + 1, 'bob'], ...before.records.map(({seq, object}) => [seq, object])],
		);
	}
});

test('pages are read from the newest back, over any length of lines', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const lengths = [0, 10, 16_000, 40_000, 100, 16_384, 5];
	for (const length of lengths) {
		valueOf(await store.transact(() => ({activity: [entry('test', 'ä'.repeat(length))], value: 0})));
	}
	const all = valueOf(await readActivity(dir, {limit: 100})).records;
	assert.deepEqual(
		all.map(({object}) => object.length),
		[...lengths.toReversed(), 'thing'.length],
	);
	const pages = [valueOf(await readActivity(dir, {limit: 3})).records];
	pages.push(valueOf(await readActivity(dir, {limit: 3, before: 6})).records);
	assert.deepEqual(
		pages.map(page => page.map(({seq}) => seq)),
		[
			[8, 7, 6],
			[5, 4, 3],
		],
	);
	assert.deepEqual(valueOf(await readActivity(temporaryDirectory(t), {limit: 3})), {records: [], torn: 0});
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
	const {records} = valueOf(await readActivity(dir, {limit: 9}));
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
