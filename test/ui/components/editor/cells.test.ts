import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cellsOf, runsBetween, scrolledLeft, widthTo} from '../../../../source/ui/components/editor/cells.js';

const plain = (text: string) => cellsOf([{text, tone: 'plain'}]);
const drawn = (text: string, left: number, width: number) =>
	runsBetween(plain(text), left, width)
		.map(run => run.text)
		.join('');

test('a character takes its cells: one, two, or as many as its mark has', () => {
	assert.deepEqual(plain('a漢👍🏽').map(({width}) => width), [1, 2, 2]); // prettier-ignore
	assert.deepEqual(plain('\u202E').map(({text, width}) => [text, width]), [['\\u{202E}', 8]]); // prettier-ignore
	assert.equal(widthTo(plain('a漢b'), 2), 3);
});

test('only what stands between two cells is drawn', () => {
	assert.equal(drawn('abcdef', 2, 3), 'cde');
	assert.equal(drawn('abc', 5, 3), '');
});

test('half of a wide character at an edge is a space, so that what follows stays in its column', () => {
	assert.equal(drawn('漢b', 1, 3), ' b');
	assert.equal(drawn('a漢b', 0, 2), 'a ');
});

test('pieces of one tone are drawn at once', () => {
	const cells = cellsOf([
		{text: 'a', tone: 'accent'},
		{text: 'bc', tone: 'plain'},
		{text: 'd', tone: 'plain'},
	]);
	assert.deepEqual(runsBetween(cells, 0, 9), [
		{text: 'a', tone: 'accent'},
		{text: 'bcd', tone: 'plain'},
	]);
});

test('the line moves only when the caret would leave it, and always shows the caret', () => {
	assert.equal(scrolledLeft(0, 5, 6, 10), 0);
	assert.equal(scrolledLeft(20, 3, 4, 10), 0);
	for (let left = 0; left < 40; left += 7)
		for (let at = 0; at < 60; at++) {
			const now = scrolledLeft(left, at, at + 1, 10);
			assert.ok(now <= at && at + 1 <= now + 10, `${left} ${at}`);
		}
});
