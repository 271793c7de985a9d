import assert from 'node:assert/strict';
import {test} from 'node:test';
import {scrolled, scrolls} from '../../../source/system/screen/scroll.js';

const list = (first: number) => ['head', ...Array.from({length: 6}, (_, index) => `row ${first + index}`), 'foot'];

test('lines that went up by one are moved, and nothing below them', () => {
	const [scroll] = scrolls(list(1), list(2));
	assert.deepEqual(scroll, {from: 1, to: 6, count: 1});
	assert.deepEqual(scrolled(list(1), scroll, ''), ['head', 'row 2', 'row 3', 'row 4', 'row 5', 'row 6', '', 'foot']);
});

test('lines that went down by two are moved', () => {
	const [scroll] = scrolls(list(3), list(1));
	assert.deepEqual(scroll, {from: 5, to: 1, count: 2});
	assert.deepEqual(scrolled(list(3), scroll, ''), ['head', '', '', 'row 3', 'row 4', 'row 5', 'row 6', 'foot']);
});

test('two lines that moved are not worth it', () => {
	assert.deepEqual(scrolls(['a', 'b', 'c', 'x'], ['y', 'a', 'b', 'z']), []);
});

test('lines that stand there more than once, or are empty, prove nothing', () => {
	assert.deepEqual(scrolls(['', '', '', 'a', 'b', 'b', 'b'], ['a', 'b', 'b', 'b', '', '', '']), []);
});
