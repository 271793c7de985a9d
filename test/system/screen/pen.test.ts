import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {blankPen, penAfter, penChange} from '../../../source/system/screen/pen.js';

test('equal looks are equal pens, in whatever order they were set', () => {
	assert.equal(penAfter(penAfter('', '31'), '1'), penAfter('', '1;31'));
	assert.equal(penAfter('1;31', '39'), '1');
	assert.equal(penAfter('1;7;31', '0'), '');
	assert.equal(penAfter('1;7;31', ''), '');
});

test('the end of bold is the end of dim too', () => {
	assert.equal(penAfter('1;2;31', '22'), '31');
});

test('a colour of many numbers is one look', () => {
	assert.equal(penAfter('', '38;5;208;1'), '1;38;5;208');
	assert.equal(penAfter('1;38;5;208', '38;2;1;2;3'), '1;38;2;1;2;3');
	assert.equal(penAfter('38;5;1;48;5;2', '49'), '38;5;1');
});

test('a change says only what differs, or begins anew where that is shorter', () => {
	assert.equal(penChange('7', '7'), '');
	assert.equal(penChange('', '1;31'), '\u001B[1;31m');
	assert.equal(penChange('31', '32'), '\u001B[32m');
	assert.equal(penChange('1;31', '1'), '\u001B[39m');
	assert.equal(penChange('1;7;31', ''), '\u001B[m');
	assert.equal(penChange('1;2', '2'), '\u001B[;2m');
});

test('every change leads to the look it was made for', () => {
	const pen = fc
		.array(fc.constantFrom('1', '2', '3', '4', '7', '9', '31', '96', '38;5;9', '38;2;1;2;3', '42', '48;5;7', '0', '22'))
		.map(codes => penAfter('', codes.join(';')));
	fc.assert(
		fc.property(pen, pen, (from, to) => {
			const [, parameters] = /^\u001B\[(.*)m$/.exec(penChange(from, to)) ?? [];
			assert.equal(parameters === undefined ? from : penAfter(from, parameters), to);
		}),
	);
});

test('on a blank colours of letters are not seen; backgrounds, lines and inverse are', () => {
	assert.deepEqual(['', '1;31', '2;42', '4;31', '7;31'].map(blankPen), ['', '', '42', '4;31', '7;31']);
});
