import assert from 'node:assert/strict';
import {test} from 'node:test';
import stringWidth from 'string-width';
import {cutMiddle} from '../../../../source/ui/components/wrap/cut-middle.js';

test('what fits stays as it is', () => {
	for (const text of ['', 'alice', '字字']) assert.equal(cutMiddle(text, 5, '…'), text);
});

test('of a longer text beginning and end stay', () => {
	assert.equal(cutMiddle('abcdefghij', 6, '…'), 'abc…ij');
	assert.equal(cutMiddle('abcdefghij', 6, '...'), 'ab...j');
});

test('characters stay whole and are no wider than the room', () => {
	const family = '👨‍👩‍👧‍👦';
	for (let width = 1; width < 12; width++) {
		const cut = cutMiddle(`字e\u0301${family}${'x'.repeat(3000)}${family}e\u0301字`, width, '…');
		assert.ok(stringWidth(cut) <= width, `${width}: ${cut}`);
		assert.doesNotMatch(cut, /^\p{M}|…\p{M}|\u200D…|…\u200D/u);
	}
});
