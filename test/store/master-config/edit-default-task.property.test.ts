import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import {parse} from 'yaml';
import type {DefaultTask} from '../../../source/domain/default-task.js';
import {setDefaultTask, unsetDefaultTask} from '../../../source/store/master-config/edit-default-task.js';
import {parseMasterConfig} from '../../../source/store/master-config/read-master-config.js';
import {masterConfigArbitrary, taskArbitrary} from './generate-master-config.js';

// Issue 4 asks for at least 5,000 files.

test('setting the default task changes exactly its own bytes, in 5,000 generated files', () => {
	fc.assert(
		fc.property(masterConfigArbitrary, taskArbitrary, (file, task) => {
			const text = set(file.text, task);
			assert.equal(text, file.set(task));
			assert.deepEqual(read(text), {...task});
		}),
		{numRuns: 5000},
	);
});

test('unsetting removes exactly its own lines, in 2,000 generated files', () => {
	fc.assert(
		fc.property(masterConfigArbitrary, file => {
			const text = unset(file.text);
			assert.equal(text, file.unset);
			assert.equal(read(text), undefined);
			assert.equal(unset(text), text);
		}),
		{numRuns: 2000},
	);
});

test('setting twice is setting once, and unsetting what was not there before gives the very same bytes', () => {
	fc.assert(
		fc.property(masterConfigArbitrary, taskArbitrary, (file, task) => {
			const bare = unset(file.text);
			// An empty `security:` is removed with the block, whoever wrote it.
			fc.pre(!emptySecurity(bare));
			const text = set(bare, task);
			assert.equal(set(text, task), text);
			assert.equal(unset(text), bare);
		}),
		{numRuns: 500},
	);
});

test('a YAML 1.1 reader such as the master sees the values set, and everything else as before', () => {
	fc.assert(
		fc.property(masterConfigArbitrary, taskArbitrary, (file, task) => {
			const before = asMaster(file.text);
			const after = asMaster(set(file.text, task));
			const {default_task: block, ...security} = after['security'] as Record<string, Record<string, unknown>>;
			const {default_task: old, ...securityBefore} = (before['security'] ?? {}) as Record<
				string,
				Record<string, unknown> | undefined
			>;
			assert.deepEqual({...after, security}, {...before, security: securityBefore});
			const {user, uid, group, gid, ...extra} = block ?? {};
			assert.deepEqual({user, uid: Number(uid), group, gid: Number(gid)}, task);
			const {user: _user, uid: _uid, group: _group, gid: _gid, ...extraBefore} = old ?? {};
			assert.deepEqual(extra, extraBefore);
		}),
		{numRuns: 500},
	);
});

test('random bytes thrown into a file never crash the reader or the editor', () => {
	const hurt = fc.tuple(masterConfigArbitrary, fc.nat(400), fc.string({unit: 'binary', maxLength: 6}), fc.nat(20));
	fc.assert(
		fc.property(hurt, taskArbitrary, ([file, at, junk, cut], task) => {
			const text = file.text.slice(0, at) + junk + file.text.slice(at + cut);
			const config = parseMasterConfig(text);
			const edited = setDefaultTask(text, task);
			// What cannot be read cannot be edited; what was edited reads as set.
			if (!config.ok) assert.equal(edited.ok, false);
			if (edited.ok) assert.deepEqual(read(edited.value), {...task});
		}),
		{numRuns: 500},
	);
});

function set(text: string, task: DefaultTask): string {
	const result = setDefaultTask(text, task);
	assert.ok(result.ok, JSON.stringify(result));
	return result.value;
}

function unset(text: string): string {
	const result = unsetDefaultTask(text);
	assert.ok(result.ok, JSON.stringify(result));
	return result.value;
}

function read(text: string): DefaultTask | undefined {
	const result = parseMasterConfig(text);
	assert.ok(result.ok, JSON.stringify(result));
	assert.equal(result.value.defaultTaskProblem, undefined);
	return result.value.defaultTask;
}

function emptySecurity(text: string): boolean {
	const content = asMaster(text);
	return 'security' in content && content['security'] === null;
}

function asMaster(text: string): Record<string, unknown> {
	return (parse(text, {version: '1.1', logLevel: 'error'}) ?? {}) as Record<string, unknown>;
}
