import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {editLine, insert, lineOf, textOf, type Line} from '../../../../source/ui/components/form/edit-line.js';
import {graphemesOf} from '../../../../source/domain/text/graphemes.js';

/** A line written with `|` for the caret. */
function at(text: string): Line {
	const [left = '', right = ''] = text.split('|');
	return {left: graphemesOf(left), right: graphemesOf(right)};
}

function written(line: Line | undefined): string | undefined {
	return line && `${line.left.join('')}|${line.right.join('')}`;
}

const family = '👨‍👩‍👧';

test('every editing key does what readline does', () => {
	const cases: ReadonlyArray<readonly [key: string, before: string, after: string]> = [
		['backspace', 'ab|cd', 'a|cd'],
		['ctrl-h', 'ab|cd', 'a|cd'],
		['delete', 'ab|cd', 'ab|d'],
		['ctrl-d', 'ab|cd', 'ab|d'],
		['left', 'ab|cd', 'a|bcd'],
		['ctrl-b', 'ab|cd', 'a|bcd'],
		['right', 'ab|cd', 'abc|d'],
		['ctrl-f', 'ab|cd', 'abc|d'],
		['home', 'ab|cd', '|abcd'],
		['ctrl-a', 'ab|cd', '|abcd'],
		['end', 'ab|cd', 'abcd|'],
		['ctrl-e', 'ab|cd', 'abcd|'],
		['ctrl-u', 'ab|cd', '|cd'],
		['ctrl-k', 'ab|cd', 'ab|'],
		['ctrl-w', 'one two  |three', 'one |three'],
		['alt-backspace', 'one tw|o', 'one |o'],
		['alt-d', 'one|  two three', 'one| three'],
		['alt-b', 'one two|', 'one |two'],
		['ctrl-left', 'one |two', '|one two'],
		['alt-left', 'one t|wo', 'one |two'],
		['alt-f', '|one two', 'one| two'],
		['ctrl-right', 'one| two', 'one two|'],
		['alt-right', 'on|e two', 'one| two'],
	];
	for (const [key, before, after] of cases)
		assert.equal(written(editLine(at(before), key)), after, `${key} in ${before}`);
});

test('at the ends the keys leave the text as it is', () => {
	for (const key of ['backspace', 'left', 'home', 'ctrl-u', 'ctrl-w', 'alt-b'])
		assert.equal(written(editLine(at('|ab'), key)), '|ab', key);
	for (const key of ['delete', 'right', 'end', 'ctrl-k', 'alt-d', 'alt-f'])
		assert.equal(written(editLine(at('ab|'), key)), 'ab|', key);
});

test('keys that do not edit are left to the screen', () => {
	for (const key of ['enter', 'tab', 'escape', 'up', 'down', 'ctrl-s', 'ctrl-c', 'f1', 'a', 'alt-x'])
		assert.equal(editLine(at('a|b'), key), undefined, key);
});

test('what a person sees as one character is one', () => {
	assert.equal(written(editLine(at(`a${family}|`), 'backspace')), 'a|');
	assert.equal(written(editLine(at('e\u0301|'), 'backspace')), '|');
	assert.equal(written(editLine(at('🇩🇪🇫🇷|'), 'left')), '🇩🇪|🇫🇷');
	assert.equal(written(editLine(at(`|${family}x`), 'delete')), '|x');
});

test('a combining mark typed after its letter joins it', () => {
	const line = insert(at('e|x'), '\u0301', 10);
	assert.equal(line.left.length, 1);
	assert.equal(textOf(line), 'e\u0301x');
});

test('text that does not fit is left out at the end of what is put in', () => {
	assert.equal(written(insert(at('ab|cd'), 'xyz', 5)), 'abx|cd');
	assert.equal(written(insert(at('ab|cd'), 'xyz', 4)), 'ab|cd');
	assert.equal(written(insert(at('|'), `${family}${family}`, 1)), `${family}|`);
});

const texts = fc.string({unit: 'grapheme'});
const moves = ['left', 'right', 'home', 'end', 'alt-b', 'alt-f', 'ctrl-left', 'ctrl-right', 'ctrl-b', 'ctrl-f'];
const cuts = ['backspace', 'delete', 'ctrl-u', 'ctrl-k', 'ctrl-w', 'alt-d'];

test('moving the caret never changes the text', () => {
	fc.assert(
		fc.property(texts, fc.array(fc.constantFrom(...moves)), (text, keys) => {
			let line = lineOf(text);
			for (const key of keys) line = editLine(line, key)!;
			assert.equal(textOf(line), text);
		}),
	);
});

test('whatever is pressed, the line is never longer than it may be, and a cut never adds', () => {
	const step = fc.oneof(
		fc.constantFrom(...moves, ...cuts).map(key => ({key, text: ''})),
		texts.map(text => ({key: '', text})),
	);
	fc.assert(
		fc.property(fc.array(step), steps => {
			let line = lineOf('');
			for (const {key, text} of steps) {
				const before = textOf(line);
				line = key === '' ? insert(line, text, 8) : editLine(line, key)!;
				if (key !== '') assert.ok(textOf(line).length <= before.length);
				assert.ok(line.left.length + line.right.length <= 8);
			}
		}),
	);
});
