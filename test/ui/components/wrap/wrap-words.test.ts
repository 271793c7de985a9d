import assert from 'node:assert/strict';
import {test} from 'node:test';
import {wrapWords} from '../../../../source/ui/components/wrap/wrap-words.js';

test('lines break between words and never begin with a space, also after a full one', () => {
	assert.deepEqual(wrapWords('one two three', 7), ['one two', 'three']);
});

test('wide characters count two cells', () => {
	assert.deepEqual(wrapWords('日本 日本', 8), ['日本', '日本']);
	assert.deepEqual(wrapWords('日本 日本', 9), ['日本 日本']);
});

test('a word longer than the line stays whole', () => {
	assert.deepEqual(wrapWords('a /very/long/path b', 5), ['a', '/very/long/path', 'b']);
});

test('nothing is one empty line', () => {
	assert.deepEqual(wrapWords('', 10), ['']);
});
