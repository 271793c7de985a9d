import assert from 'node:assert/strict';
import {test} from 'node:test';
import {visible} from '../../source/domain/visible.js';
import {hostileBytes, hostileTexts} from './corpus.js';
import {consoleFrames, foreignIn, plainLines, terminalLines} from './parse-output.js';

test('the corpus has at least 200 texts, none twice', () => {
	assert.ok(hostileTexts.length >= 200, String(hostileTexts.length));
	assert.equal(new Set(hostileTexts.map(({text}) => text)).size, hostileTexts.length);
});

test('every text a terminal acts on is found', () => {
	for (const {name, text} of hostileTexts) {
		// What only a shell acts on, and what is just long, is drawn as it is.
		const acts = text !== visible(text);
		assert.equal(foreignIn(text, {sequences: [], controls: ''}).length > 0, acts, `${name} ${JSON.stringify(text)}`);
	}
});

test('bytes that are no UTF-8 are found', () => {
	for (const bytes of hostileBytes) assert.notDeepEqual(foreignIn(bytes, consoleFrames), [], bytes.toString('hex'));
});

test('text in any script, with emoji and its marks, is left alone', () => {
	const lines = ['Zoë', 'a\u0301', '田中 太郎', 'محمد', 'नमस्ते', '👩🏽‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 1️⃣ ❤️', '│ ▸ ✓ …'];
	assert.deepEqual(foreignIn(`${lines.join('\n')}\n`, plainLines), []);
});

test('only what the console draws with is allowed in its frames', () => {
	const frame = '\u001B[?1049h\u001B[?25l\u001B[2J\u001B[H\u001B[1;7mUsers\u001B[0m\r\n\u001B[3;1H\u001B[K\u001B[5n';
	assert.deepEqual(foreignIn(frame, consoleFrames), []);
	for (const other of ['\u001B]0;x\u0007', '\u001B[6n', '\u001B[?1000h', '\u001Bc', '\u001B[3J', '\u0007', '\u009B2J'])
		assert.deepEqual(foreignIn(`a${other}b`, consoleFrames), [JSON.stringify(other)]);
	assert.deepEqual(foreignIn('\u001B[31mno\u001B[0m\r\n', terminalLines), []);
	assert.deepEqual(foreignIn('\u001B[31mno', plainLines), ['"\\u001b[31m"']);
});

test('a sequence that never ends is found with all it would swallow', () => {
	assert.deepEqual(foreignIn('\u001B]52;c;rest of the line', consoleFrames), ['"\\u001b]52;c;rest of the line"']);
});
