import assert from 'node:assert/strict';
import {test} from 'node:test';
import {HiddenLine} from '../../../source/system/prompt/hidden-line.js';

function typed(...parts: readonly string[]) {
	const line = new HiddenLine();
	let end: ReturnType<HiddenLine['take']>;
	for (const part of parts) end ??= line.take(part);
	return end;
}

for (const [what, parts, text] of [
	['a line', ['secret\r'], 'secret'],
	['letters one by one', ['s', 'e', '\n'], 'se'],
	['backspace takes a whole character', ['a😀\u007F\bb\r'], 'b'],
	['Ctrl-U begins anew', ['wrong\u0015right\r'], 'right'],
	['Ctrl-W too', ['wrong\u0017right\r'], 'right'],
	['arrows and brackets of a paste are not part of it', ['\u001B[200~pa\u001B[Dss\u001B[201~\u001BOA\r'], 'pass'],
	['other controls are not part of it', ['a\u0001\tb\r'], 'ab'],
	['Ctrl-D does nothing in the middle', ['a\u0004b\r'], 'ab'],
	['nothing', ['\r'], ''],
	['characters of other scripts', ['pässwörd 日本\r'], 'pässwörd 日本'],
] as const) {
	test(what, () => {
		assert.deepEqual(typed(...parts)?.answer, {kind: 'text', text});
	});
}

test('Ctrl-C interrupts, Ctrl-D on an empty line ends the input', () => {
	assert.deepEqual(typed('abc\u0003')?.answer, {kind: 'interrupted'});
	assert.deepEqual(typed('\u0004')?.answer, {kind: 'closed'});
	assert.equal(typed('abc'), undefined);
});

test('what was typed ahead is kept for the next question', () => {
	assert.deepEqual(typed('one\rtwo\r'), {answer: {kind: 'text', text: 'one'}, rest: 'two\r'});
	assert.equal(typed('one\r\ntwo')?.rest, 'two');
	assert.equal(typed('one\n\ntwo')?.rest, '\ntwo');
});

test('a flood of characters does not grow without end', () => {
	const end = typed('x'.repeat(100_000), '\r');
	assert.ok(end?.answer.kind === 'text');
	assert.equal(end.answer.text.length, 4096);
});
