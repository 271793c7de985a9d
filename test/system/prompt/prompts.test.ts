import assert from 'node:assert/strict';
import {PassThrough, Readable} from 'node:stream';
import {test} from 'node:test';
import {makePrompts, type PromptStreams} from '../../../source/system/prompt/prompts.js';

/** Prompts on an input of these chunks, without a terminal unless one is given; and what they wrote. */
function prompts(chunks: readonly (string | Buffer)[], more: Partial<PromptStreams> & {readonly isTTY?: boolean} = {}) {
	let stdout = '';
	let stderr = '';
	const made = makePrompts({
		stdin: Object.assign(Readable.from(chunks.map(chunk => Buffer.from(chunk))), {isTTY: more.isTTY === true}),
		stdout: {write: text => (stdout += text) !== ''},
		stderr: {write: text => (stderr += text) !== ''},
		openTerminal: () => undefined,
		...more,
	});
	return {...made, written: () => [stdout, stderr] as const};
}

test('without a terminal a secret is a line of standard input, with the warning of the product', async () => {
	const {askSecret, written} = prompts(['one\ntw', 'o\r\nthree']);
	assert.deepEqual(await askSecret('Password: '), {kind: 'text', text: 'one'});
	assert.deepEqual(await askSecret('Again: '), {kind: 'text', text: 'two'});
	assert.deepEqual(await askSecret('Third: '), {kind: 'text', text: 'three'});
	assert.deepEqual(await askSecret('Fourth: '), {kind: 'closed'});
	assert.equal(written()[0], '');
	assert.match(written()[1], /^Warning: Password input may be echoed\.\nPassword: \nWarning: Password input may be/);
});

test('a plain question is asked on standard output', async () => {
	const {ask, written} = prompts(['alice\n']);
	assert.deepEqual(await ask('Username: '), {kind: 'text', text: 'alice'});
	assert.deepEqual(written(), ['Username: ', '']);
});

test('an empty line is an answer', async () => {
	assert.deepEqual(await prompts(['\n']).askSecret('?'), {kind: 'text', text: ''});
});

test('characters may be cut anywhere', async () => {
	const bytes = Buffer.from('pä日\n');
	const {askSecret} = prompts([...bytes].map(byte => Buffer.of(byte)));
	assert.deepEqual(await askSecret('?'), {kind: 'text', text: 'pä日'});
});

test('the rest of the input is one secret, without one line feed at its end', async () => {
	assert.equal(await prompts(['a\nb\n\n']).rest(), 'a\nb\n');
	assert.equal(await prompts([]).rest(), '');
	const {askSecret, rest} = prompts(['current\nnext\n']);
	await askSecret('?');
	assert.equal(await rest(), 'next');
});

test('a terminal, and more than a password, are refused as the rest', async () => {
	assert.equal(await prompts(['x'], {isTTY: true}).rest(), undefined);
	assert.equal(await prompts(['x'.repeat(5000)]).rest(), undefined);
});

test('an endless line is cut, not collected', async () => {
	const endless = new PassThrough();
	endless.write('x'.repeat(100_000));
	const answer = await prompts([], {stdin: endless}).askSecret('?');
	assert.ok(answer.kind === 'text');
	assert.equal(answer.text.length, 4096);
});

test('on a terminal it is asked there, and what was typed ahead goes to the next question', async () => {
	const seen: string[] = [];
	const aheads: string[] = [];
	const {askSecret, interactive, written} = prompts(['not this\n'], {
		openTerminal(ahead) {
			aheads.push(ahead);
			return {
				async readHidden(question) {
					seen.push(question);
					return {answer: {kind: 'text', text: 'typed'}, rest: 'ahead\r'};
				},
				close: () => void seen.push('closed'),
			};
		},
	});
	assert.equal(interactive(), true);
	assert.deepEqual(await askSecret('One: '), {kind: 'text', text: 'typed'});
	await askSecret('Two: ');
	assert.deepEqual(seen, ['closed', 'One: ', 'closed', 'Two: ', 'closed']);
	assert.deepEqual(aheads, ['', '', 'ahead\r']);
	assert.deepEqual(written(), ['', '']);
});
