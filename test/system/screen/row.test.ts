import assert from 'node:assert/strict';
import {test} from 'node:test';
import stringWidth from 'string-width';
import {isCertain, readRow} from '../../../source/system/screen/row.js';

test('a line becomes cells with the look of each', () => {
	const {chars, pens} = readRow('a\u001B[1mb\u001B[31mc\u001B[0md', 80);
	assert.deepEqual(chars, ['a', 'b', 'c', 'd']);
	assert.deepEqual(pens, ['', '1', '1;31', '']);
});

test('plain blanks at the end are no cells, blanks with a look are', () => {
	assert.equal(readRow('ab   ', 80).chars.length, 2);
	assert.equal(readRow('ab\u001B[7m  \u001B[0m ', 80).chars.length, 4);
});

test('a wide character has two cells, the second empty', () => {
	assert.deepEqual(readRow('漢a', 80).chars, ['漢', '', 'a']);
});

test('a mark belongs to the character before it, also behind a change of colour', () => {
	assert.deepEqual(readRow('e\u0301x', 80).chars, ['e\u0301', 'x']);
	assert.deepEqual(readRow('e\u001B[1m\u0301x', 80).chars, ['e\u0301', 'x']);
});

test('every row has as many cells as Ink counts', () => {
	for (const text of ['日本 text', 'né', '👩‍💻 dev', '👍🏽', '🇩🇪!', '❤️', '한국', 'ก็', 'ﾊﾞ']) {
		assert.equal(readRow(text, 80).chars.length, stringWidth(text), text);
	}
});

test('what is past the last column is cut off, a wide character as a whole', () => {
	assert.deepEqual(readRow('abcdef', 4).chars, ['a', 'b', 'c', 'd']);
	assert.deepEqual(readRow('abc漢', 4).chars, ['a', 'b', 'c']);
});

test('terminals agree on letters and ideographs, not on emoji', () => {
	for (const character of ['a', 'é', 'e\u0301', '─', '●', '漢', '한', 'Ж']) assert.ok(isCertain(character), character);
	for (const character of ['😀', '👩‍💻', '❤️', '🇩🇪', '☕']) assert.ok(!isCertain(character), character);
});
