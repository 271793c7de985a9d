import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nearest} from '../../../source/ui/keys/nearest.js';

test('a slip of one letter, or two letters swapped, finds the word that was meant', () => {
	const words = ['users', 'sessions', 'policies', 'user'];
	assert.deepEqual(nearest('usres', words), ['users']);
	assert.deepEqual(nearest('polcies', words), ['policies']);
	assert.deepEqual(nearest('sesssions', words), ['sessions']);
});

test('the case of letters does not matter', () => {
	assert.deepEqual(nearest('ALICE', ['alice', 'bob']), ['alice']);
});

test('what is altogether different is not named, nor more than was asked for', () => {
	assert.deepEqual(nearest('zebra', ['users', 'quit']), []);
	assert.deepEqual(nearest('aa', ['ab', 'ac', 'ad'], 2), ['ab', 'ac']);
});

test('a text far longer than any name is answered at once', () => {
	assert.deepEqual(nearest('x'.repeat(200_000), ['x'.repeat(199_999)]), []);
});
