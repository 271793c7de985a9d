import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {placeOf, placesIn} from '../../../source/domain/yaml/place.js';

test('lines and columns count from 1, a byte order mark as nothing', () => {
	assert.deepEqual(placeOf('ab\ncd', 4), {line: 2, column: 2});
	assert.deepEqual(placeOf('ab\ncd', 0), {line: 1, column: 1});
	assert.deepEqual(placeOf('\uFEFFab', 1), {line: 1, column: 1});
	assert.deepEqual(placeOf('ab\r\ncd', 4), {line: 2, column: 1});
});

test('the fast way gives the same places', () => {
	fc.assert(
		fc.property(fc.string({unit: fc.constantFrom('a', '\n', '\r\n', '\uFEFF')}), fc.nat(), (text, seed) => {
			const offset = text === '' ? 0 : Math.max(seed % (text.length + 1), text.startsWith('\uFEFF') ? 1 : 0);
			assert.deepEqual(placesIn(text)(offset), placeOf(text, offset));
		}),
	);
});
