import assert from 'node:assert/strict';
import {test} from 'node:test';
import stringWidth from 'string-width';
import {asciiOnly as narrow} from '../../source/system/ascii.js';

const asciiOnly = (text: string) => narrow(text, stringWidth);

test('what is ASCII stays, control codes too', () => {
	assert.equal(asciiOnly('\u001B[1malice\u001B[22m  Member\n'), '\u001B[1malice\u001B[22m  Member\n');
});

test('of other characters one sees that they are there, and how wide they are', () => {
	assert.equal(asciiOnly('Béla Kovács'), 'B?la Kov?cs');
	assert.equal(asciiOnly('佐藤 花'), '???? ??');
	assert.equal(asciiOnly('👩‍🔬!'), '??!');
});

test('columns stay where they are', () => {
	for (const text of ['Mara Schröder', 'hana 佐藤', 'e\u0301a', '␛[31m', '▸ ● active', '\u00A0']) {
		assert.equal(stringWidth(asciiOnly(text)), Math.max(1, stringWidth(text)), text);
	}
});

test('a combining mark never eats an escape sequence', () => {
	assert.equal(asciiOnly('\u001B[1m\u0301a\u001B[22m'), '\u001B[1m?a\u001B[22m');
});

test('nothing that is there becomes nothing', () => {
	assert.equal(asciiOnly('a\u200Bb'), 'a?b');
});
