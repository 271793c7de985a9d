import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {keepGeneration, listGenerations} from '../../../source/store/files/generations.js';
import {addUser, namesIn, openEmpty, openInitialised, temporaryDirectory, valueOf} from '../fixture.js';
import {readActivity} from '../read-activity.js';
import {faultyOperations} from './faults.js';

/** Writes `text` as another file in place of `file`, as every write of the store does. */
function replace(file: string, text: string): void {
	fs.writeFileSync(`${file}.new`, text, {mode: 0o600});
	fs.renameSync(`${file}.new`, file);
}

function texts(file: string): Readonly<Record<string, string>> {
	return Object.fromEntries(listGenerations(file).map(each => [path.extname(each), fs.readFileSync(each, 'utf8')]));
}

test('a file that is not there has no generations and gets none', t => {
	const file = path.join(temporaryDirectory(t), 'store.json');
	keepGeneration(file, fileOperations);
	assert.deepEqual(texts(file), {});
});

test('generations move up, and a gap that a crash left takes up the move', t => {
	const file = path.join(temporaryDirectory(t), 'store.json');
	for (const text of ['a', 'b', 'c', 'd']) {
		replace(file, text);
		keepGeneration(file, fileOperations);
	}
	assert.deepEqual(texts(file), {'.1': 'd', '.2': 'c', '.3': 'b', '.4': 'a'});
	fs.rmSync(`${file}.2`);
	replace(file, 'e');
	keepGeneration(file, fileOperations);
	assert.deepEqual(texts(file), {'.1': 'e', '.2': 'd', '.3': 'b', '.4': 'a'});
});

test('a content kept before a crash is not kept twice', t => {
	const file = path.join(temporaryDirectory(t), 'store.json');
	for (const text of ['a', 'b']) {
		replace(file, text);
		keepGeneration(file, fileOperations);
		keepGeneration(file, fileOperations);
	}
	assert.deepEqual(texts(file), {'.1': 'b', '.2': 'a'});
});

test('a store whose writer died between generation and rename is read and written on', async t => {
	const dir = temporaryDirectory(t);
	const store = await openInitialised(t, dir);
	fs.linkSync(path.join(dir, 'store.json'), path.join(dir, 'store.json.1'));
	assert.deepEqual(await namesIn(await openEmpty(t, dir)), ['admin']);
	valueOf(await store.transact(addUser('alice')));
	assert.deepEqual(Object.keys(texts(path.join(dir, 'store.json'))), ['.1']);
});

test('a rename that happened although the system called it a failure is told as changed', async t => {
	const dir = temporaryDirectory(t);
	await openInitialised(t, dir);
	const operations = {
		...faultyOperations([]),
		renameSync(from: fs.PathLike, to: fs.PathLike) {
			fs.renameSync(from, to);
			if (String(to).endsWith('store.json')) throw Object.assign(new Error('EIO'), {code: 'EIO', syscall: 'rename'});
		},
	};
	const store = await openEmpty(t, dir, {operations});
	const result = await store.transact(addUser('alice'));
	assert.ok(!result.ok && result.error.code === 'io' && result.error.changed);
	assert.deepEqual(await namesIn(store), ['admin', 'alice']);
	assert.equal(readActivity(dir, {limit: 1}).records[0]?.reason, 'not-durable');
});
