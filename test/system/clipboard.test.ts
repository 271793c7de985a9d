import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clipboardSequence, longestCopy} from '../../source/system/clipboard.js';

const plain = '\u001B]52;c;w6k=\u0007';

test('a text goes to the clipboard as OSC 52, in base64 of its UTF-8', () => {
	assert.equal(clipboardSequence('é', {TERM: 'xterm-256color'}), plain);
});

test('tmux gets it once for itself and once to hand on, its escapes doubled', () => {
	const wrapped = `${plain}\u001BPtmux;\u001B\u001B]52;c;w6k=\u0007\u001B\\`;
	assert.equal(clipboardSequence('é', {TERM: 'screen-256color', TMUX: '/tmp/tmux,1,0'}), wrapped);
	assert.equal(clipboardSequence('é', {TERM: 'tmux-256color'}), wrapped);
});

test('screen gets it in strings it can hold, which together are the whole', () => {
	const text = 'x'.repeat(1000);
	for (const env of [{TERM: 'screen', STY: '1.pts-0'}, {TERM: 'screen.xterm-256color'}]) {
		const sequence = clipboardSequence(text, env) ?? '';
		const whole = clipboardSequence(text, {}) ?? '';
		assert.ok(sequence.startsWith(whole));
		const strings = sequence.slice(whole.length).match(/\u001BP[\s\S]*?\u001B\\/g) ?? [];
		assert.ok(strings.length > 4);
		for (const each of strings) assert.ok(each.length < 256);
		assert.equal(strings.map(each => each.slice(2, -2)).join(''), whole);
	}
});

test('a text is sent up to the bytes every terminal takes, and no longer one', () => {
	assert.ok(clipboardSequence('x'.repeat(longestCopy), {})!.length <= 100_000);
	assert.equal(clipboardSequence('x'.repeat(longestCopy + 1), {}), undefined);
	assert.equal(clipboardSequence('é'.repeat(longestCopy / 2 + 1), {}), undefined);
});

test('terminals without a clipboard get nothing', () => {
	for (const TERM of ['dumb', 'linux']) assert.equal(clipboardSequence('x', {TERM}), undefined);
});
