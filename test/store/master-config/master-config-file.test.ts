import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {nobodyTask} from '../../../source/domain/default-task.js';
import {DetFailure, type DetError} from '../../../source/domain/errors.js';
import type {Result} from '../../../source/domain/result.js';
import {setDefaultTask} from '../../../source/store/master-config/edit-default-task.js';
import {openMasterConfig} from '../../../source/store/master-config/master-config-file.js';
import {temporaryDirectory} from './temporary-directory.js';

const before = '\uFEFFport: 1 # a\r\nsecurity:\r\n';
const after = valueOf(setDefaultTask(before, nobodyTask));

test('a file is read with its exact text', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, before);
	const read = valueOf(await openMasterConfig(file).read());
	assert.deepEqual([read.text, read.exists, read.config.defaultTask], [before, true, undefined]);
});

test('a file that does not exist, or is not configured, is empty', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	for (const named of [file, undefined]) {
		const read = valueOf(await openMasterConfig(named).read());
		assert.deepEqual([read.text, read.exists], ['', false]);
	}
});

test('a replaced file keeps its mode, and nothing else is left beside it', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, before);
	fs.chmodSync(file, 0o644);
	valueOf(await openMasterConfig(file).replace(before, after));
	assert.equal(fs.readFileSync(file, 'utf8'), after);
	assert.equal(fs.statSync(file).mode & 0o7777, 0o644);
	assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
});

test('a replaced file keeps its owner', {skip: process.geteuid?.() !== 0}, async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, before);
	fs.chownSync(file, 12_345, 23_456);
	fs.chmodSync(file, 0o640);
	valueOf(await openMasterConfig(file).replace(before, after));
	const {uid, gid, mode} = fs.statSync(file);
	assert.deepEqual([uid, gid, mode & 0o7777], [12_345, 23_456, 0o640]);
});

test('a new file is made 0600 whatever the umask', async t => {
	const old = process.umask(0);
	t.after(() => process.umask(old));
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	valueOf(await openMasterConfig(file).replace('absent', after));
	assert.equal(fs.readFileSync(file, 'utf8'), after);
	assert.equal(fs.statSync(file).mode & 0o7777, 0o600);
	assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
});

test('a symbolic link stays and its target is written, also one that does not exist yet', async t => {
	const dir = temporaryDirectory(t);
	fs.mkdirSync(path.join(dir, 'real'));
	const target = path.join(dir, 'real', 'conf.yaml');
	fs.symlinkSync('real/conf.yaml', path.join(dir, 'link'));
	fs.symlinkSync('link', path.join(dir, 'master.yaml'));
	const config = openMasterConfig(path.join(dir, 'master.yaml'));
	valueOf(await config.replace('absent', before));
	assert.equal(fs.readFileSync(target, 'utf8'), before);
	valueOf(await config.replace(before, after));
	assert.equal(fs.readFileSync(target, 'utf8'), after);
	assert.equal(fs.readlinkSync(path.join(dir, 'master.yaml')), 'link');
	assert.equal(fs.readlinkSync(path.join(dir, 'link')), 'real/conf.yaml');
	assert.equal(fs.lstatSync(target).isFile(), true);
});

test('a text that does not parse is never written', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, before);
	const error = errorOf(await openMasterConfig(file).replace(before, 'a: [\n'));
	assert.equal(error.code, 'master-config-invalid');
	assert.equal(fs.readFileSync(file, 'utf8'), before);
});

test('a change made since the file was read is kept, and the write refused', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, before);
	const config = openMasterConfig(file);
	const {text} = valueOf(await config.read());
	// Another process, as an editor would.
	execFileSync(process.execPath, ['-e', 'require("fs").appendFileSync(process.argv[1], "mine: 1\\r\\n")', file]);
	assert.deepEqual(errorOf(await config.replace(text, after)), {code: 'master-config-changed', file});
	assert.equal(fs.readFileSync(file, 'utf8'), `${before}mine: 1\r\n`);
	assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
});

test('a change made while the new text is being written is kept: compared just before the rename', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, before);
	const fsyncSync = (descriptor: number) => {
		fs.fsyncSync(descriptor);
		if (fs.readFileSync(file, 'utf8') === before) fs.writeFileSync(file, 'mine: 1\n');
	};
	const config = openMasterConfig(file, {operations: {...fs, fsyncSync}});
	assert.deepEqual(errorOf(await config.replace(before, after)), {code: 'master-config-changed', file});
	assert.equal(fs.readFileSync(file, 'utf8'), 'mine: 1\n');
	assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
});

test('a file that appears or goes meanwhile counts as changed', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	const config = openMasterConfig(file);
	assert.equal(errorOf(await config.replace(before, after)).code, 'master-config-changed');
	assert.equal(fs.existsSync(file), false);
	fs.writeFileSync(file, '');
	assert.equal(errorOf(await config.replace('absent', after)).code, 'master-config-changed');
	assert.equal(fs.readFileSync(file, 'utf8'), '');
});

test('of two processes that create the file at once one is told of the other', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	const fsyncSync = (descriptor: number) => {
		fs.fsyncSync(descriptor);
		if (!fs.existsSync(file)) fs.writeFileSync(file, 'mine: 1\n');
	};
	const config = openMasterConfig(file, {operations: {...fs, fsyncSync}});
	assert.equal(errorOf(await config.replace('absent', after)).code, 'master-config-changed');
	assert.equal(fs.readFileSync(file, 'utf8'), 'mine: 1\n');
	assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
});

test('another process that edits between reading and writing never loses its change, in 25 rounds', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, 'port: 1\n');
	const editor = spawn(process.execPath, ['-e', appender, file], {stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
	t.after(() => editor.kill());
	const config = openMasterConfig(file);
	const set = (text: string, uid: number) => valueOf(setDefaultTask(text, {...nobodyTask, uid}));
	for (let round = 0; round < 25; round++) {
		const seen = valueOf(await config.read());
		const edited = once(editor, 'message');
		editor.send(round);
		await edited;
		assert.equal(errorOf(await config.replace(seen.text, set(seen.text, round))).code, 'master-config-changed');
		const {text} = valueOf(await config.read());
		valueOf(await config.replace(text, set(text, round)));
	}

	const text = fs.readFileSync(file, 'utf8');
	for (let round = 0; round < 25; round++) assert.equal(text.includes(`# line ${round}\n`), true, `line ${round}`);
	assert.equal(valueOf(await config.read()).config.defaultTask?.uid, 24);
});

/** The other process: on every message it appends a line, in turn in place and by rename, and answers. */
const appender = `
const fs = require('node:fs');
const file = process.argv[1];
process.on('message', round => {
	const line = '# line ' + round + '\\n';
	if (round % 2 === 0) fs.appendFileSync(file, line);
	else {
		fs.writeFileSync(file + '.swp', fs.readFileSync(file, 'utf8') + line);
		fs.renameSync(file + '.swp', file);
	}
	process.send('done');
});
`;

test('the undo puts the old text back, or takes a created file away', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	const config = openMasterConfig(file);
	const uncreate = valueOf(await config.replace('absent', before));
	await uncreate();
	assert.equal(fs.existsSync(file), false);
	fs.writeFileSync(file, before);
	fs.chmodSync(file, 0o640);
	const undo = valueOf(await config.replace(before, after));
	await undo();
	assert.equal(fs.readFileSync(file, 'utf8'), before);
	assert.equal(fs.statSync(file).mode & 0o7777, 0o640);
});

test('the undo leaves a file alone that was changed since', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	fs.writeFileSync(file, before);
	const undo = valueOf(await openMasterConfig(file).replace(before, after));
	fs.writeFileSync(file, 'mine: 1\n');
	await assert.rejects(
		undo,
		(error: unknown) => error instanceof DetFailure && error.error.code === 'master-config-changed',
	);
	assert.equal(fs.readFileSync(file, 'utf8'), 'mine: 1\n');
});

test('what is no file is refused at once: directory, pipe, device, other encodings', async t => {
	const dir = temporaryDirectory(t);
	const pipe = path.join(dir, 'pipe');
	execFileSync('mkfifo', [pipe]);
	for (const file of [dir, pipe, '/dev/zero'])
		assert.equal(errorOf(await openMasterConfig(file).read()).code, 'io', file);
	const latin = path.join(dir, 'latin');
	fs.writeFileSync(latin, Buffer.from('name: \xe9\n', 'latin1'));
	assert.equal(errorOf(await openMasterConfig(latin).read()).code, 'master-config-invalid');
});

test('without a file, or without its directory, a write says what to do', async t => {
	const none = errorOf(await openMasterConfig(undefined).replace('absent', after));
	assert.ok(none.code === 'io' && none.remedy.includes('--master-config'));
	const file = path.join(temporaryDirectory(t), 'missing', 'master.yaml');
	const missing = errorOf(await openMasterConfig(file).replace('absent', after));
	assert.ok(
		missing.code === 'io' && missing.cause === `the directory ${path.dirname(file)} does not exist`,
		JSON.stringify(missing),
	);
	assert.equal(
		await openMasterConfig(file).writeProblem(),
		`the directory ${path.dirname(file)} does not exist; create it, or name another file with --master-config`,
	);
});

function valueOf<T>(result: Result<T>): T {
	assert.ok(result.ok, JSON.stringify(result));
	return result.value;
}

function errorOf(result: Result<unknown>): DetError {
	assert.equal(result.ok, false);
	return (result as {readonly error: DetError}).error;
}
