import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {reportCrash} from '../../source/system/crash.js';

const now = new Date('2026-11-23T08:00:00.000Z');

function stateDirOf(t: TestContext): string {
	const dir = mkdtempSync(path.join(tmpdir(), 'det-crash-'));
	t.after(() => rmSync(dir, {recursive: true, force: true}));
	return path.join(dir, 'state');
}

test('a fault is one sentence, and its stack is in a private file', t => {
	const stateDir = stateDirOf(t);
	const sentence = reportCrash(new TypeError('no such thing'), {stateDir, version: '1.2.3', now});
	const [name = ''] = readdirSync(stateDir);
	const file = path.join(stateDir, name);
	assert.equal(
		sentence,
		`det: stopped by a fault of its own (TypeError). What was saved before is safe. Details are in ${file}\n`,
	);
	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.equal(statSync(stateDir).mode & 0o777, 0o700);
	const text = readFileSync(file, 'utf8');
	assert.match(text, /^det 1\.2\.3, node v/);
	assert.match(text, /TypeError: no such thing\n +at .*crash\.test/);
});

test('a fault is told also where nothing can be written', t => {
	const stateDir = stateDirOf(t);
	writeFileSync(stateDir, 'a file where the directory should be');
	assert.equal(
		reportCrash('thrown text', {stateDir, version: '1.2.3', now}),
		'det: stopped by a fault of its own (error). What was saved before is safe.\n',
	);
});

test('a fault nobody caught ends the process with 70, also out of a promise', t => {
	const stateDir = stateDirOf(t);
	const module = new URL('../../source/system/crash.js', import.meta.url).href;
	for (const fault of ["throw new RangeError('x')", "void Promise.reject(new RangeError('x'))"]) {
		const script = `const {endOnCrash} = await import(${JSON.stringify(module)});
			endOnCrash(() => ({stateDir: ${JSON.stringify(stateDir)}, version: '1', now: new Date()}));
			process.on('exit', () => process.stderr.write('terminal restored\\n'));
			setImmediate(() => { ${fault} });`;
		const {status, stderr} = spawnSync(process.execPath, ['--input-type=module', '-e', script], {encoding: 'utf8'});
		assert.equal(status, 70);
		assert.match(stderr, /^terminal restored\ndet: stopped by a fault of its own \(RangeError\)\. .*crash-.*\.log\n$/);
	}
});
