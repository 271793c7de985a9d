import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import {fileOperations} from '../../source/store/files/file-operations.js';
import type {Decision} from '../../source/store/store.js';
import {addUser, codeOf, entry, namesIn, openEmpty, openInitialised, temporaryDirectory, valueOf} from './fixture.js';
import {readActivity} from './read-activity.js';

const changed = {code: 'master-config-changed', file: 'master.yaml'} as const;

test('what is done beside a transaction comes after its record and before the store changes', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const seen: unknown[] = [];
	const result = await store.transact(snapshot => ({
		...addUser('alice')(snapshot),
		beside: {
			apply: async () => {
				seen.push((await namesIn(store)).includes('alice'), await lastRecord(dir));
				return {ok: true, value: async () => {}};
			},
		},
	}));
	assert.equal(codeOf(result), 'ok');
	assert.deepEqual(seen, [false, 'user.create ok ']);
	assert.ok((await namesIn(store)).includes('alice'));
});

test('a refusal beside stops the whole transaction, and a second record says so', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	const result = await store.transact(snapshot => ({
		...addUser('alice')(snapshot),
		beside: {apply: async () => ({ok: false, error: changed})},
	}));
	assert.equal(codeOf(result), 'master-config-changed');
	assert.equal((await namesIn(store)).includes('alice'), false);
	assert.equal(await lastRecord(dir), 'user.create failed master-config-changed');
});

test('what was done beside is undone when the store cannot be written', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const operations = {
		...fileOperations,
		renameSync(from: Parameters<typeof fileOperations.renameSync>[0], to: typeof from) {
			if (path.basename(String(to)) === 'store.json') throw Object.assign(new Error('no'), {code: 'EIO'});
			fileOperations.renameSync(from, to);
		},
	};
	const store = await openEmpty(t, dir, {operations});
	const done: string[] = [];
	const result = await store.transact(snapshot => ({
		...addUser('alice')(snapshot),
		beside: {
			apply: async () => {
				done.push('done');
				return {ok: true, value: async () => void done.push('undone')};
			},
		},
	}));
	assert.equal(codeOf(result), 'io');
	assert.deepEqual(done, ['done', 'undone']);
});

test('a transaction may change nothing but what is beside it', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	let done = 0;
	const decision: Decision<string> = {
		activity: [entry('default-task.set', 'master.yaml')],
		value: 'done',
		beside: {
			apply: async () => {
				done++;
				return {ok: true, value: async () => {}};
			},
		},
	};
	assert.equal(valueOf(await store.transact(() => decision)), 'done');
	assert.equal(done, 1);
	assert.equal(await lastRecord(dir), 'default-task.set ok ');
});

async function lastRecord(dir: string): Promise<string> {
	const [record] = readActivity(dir, {limit: 1}).records;
	return `${record?.act} ${record?.result} ${record?.reason}`;
}
