import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, openSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const module = fileURLToPath(new URL('../../source/system/direct-output.js', import.meta.url));

function program(code: string) {
	const source = `const {directOutput, guardedStream, isAllWritten, isTerminal} = await import(${JSON.stringify(module)}); ${code}`;
	return ['--input-type=module', '-e', source];
}

function start(code: string) {
	return spawn(process.execPath, program(code), {stdio: ['ignore', 'pipe', 'pipe']});
}

test('more than a pipe can hold arrives whole and in order', async () => {
	const child = start(`const out = directOutput(1);
		for (let n = 0; n < 20_000; n++) out.write('line ' + n + ' äöü\\n');`);
	let text = '';
	child.stdout.setEncoding('utf8').on('data', (data: string) => (text += data));
	const [code] = await once(child, 'close');
	assert.equal(code, 0);
	assert.equal(text, Array.from({length: 20_000}, (_, n) => `line ${n} äöü\n`).join(''));
});

test('a reader that has gone ends the program without a word', async () => {
	const child = start(`const out = directOutput(1); setInterval(() => out.write('x'.repeat(100_000)), 1);`);
	let errors = '';
	child.stderr.on('data', data => (errors += data));
	child.stdout.once('data', () => child.stdout.destroy());
	const [code] = await once(child, 'close');
	assert.deepEqual([code, errors], [0, '']);
});

test('a full disk is told, in one sentence and by the exit code', t => {
	for (const write of ['directOutput(1).write(text)', 'guardedStream(1).write(text)']) {
		const full = openSync('/dev/full', 'w');
		t.after(() => {
			closeSync(full);
		});
		const {status, stderr} = spawnSync(process.execPath, program(`const text = 'x'; ${write};`), {
			stdio: ['ignore', full, 'pipe'],
			encoding: 'utf8',
		});
		assert.deepEqual([status, stderr], [1, 'det: cannot write the output: no space left on device\n'], write);
	}
});

test('pipes and /dev/null are no terminals', async () => {
	const child = start(`process.exitCode = isTerminal(1) || isTerminal(2) ? 1 : 0;`);
	const [code] = await once(child, 'close');
	assert.equal(code, 0);
});

test('all has gone out unless a stream was taken, which may hold some of it back', async () => {
	const child = start(`directOutput(1).write('x');
		const before = isAllWritten();
		guardedStream(1);
		process.exitCode = before && !isAllWritten() ? 0 : 1;`);
	const [code] = await once(child, 'close');
	assert.equal(code, 0);
});
