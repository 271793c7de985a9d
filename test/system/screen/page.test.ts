import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Page} from '../../../source/system/screen/page.js';

test('a frame is its lines, with their colours', () => {
	const page = new Page();
	page.take('\u001B[?2026h');
	assert.ok(page.open);
	page.take('one\n\u001B[1mtwo\u001B[22m\n');
	page.take('\u001B[?2026l');
	assert.ok(!page.open && page.written);
	assert.deepEqual(page.lines, ['one', '\u001B[1mtwo\u001B[22m', '']);
});

test('the next frame takes the place of the lines Ink erased for it', () => {
	const page = new Page();
	page.take('one\ntwo\nthree');
	page.take('\u001B[2K\u001B[1A\u001B[2K\u001B[1A\u001B[2K\u001B[GONE\nTWO\nTHREE');
	assert.deepEqual(page.lines, ['ONE', 'TWO', 'THREE']);
});

test('erasing alone is not a frame', () => {
	const page = new Page();
	page.take('one');
	page.written = false;
	page.take('\u001B[2K\u001B[G');
	assert.ok(!page.written);
});

test('the cursor is where Ink puts it behind a frame', () => {
	const page = new Page();
	page.take('\u001B[?25lone\ntwo\nthree\u001B[1A\u001B[3G\u001B[?25h');
	assert.ok(page.cursorShown);
	assert.deepEqual(page.cursor, {x: 2, y: 1});
	page.take('\u001B[?25l\u001B[1B\u001B[G\u001B[2A\u001B[2G\u001B[?25h'); // only the cursor moves
	assert.deepEqual(page.cursor, {x: 1, y: 0});
});

test('text leaves the cursor nowhere in particular', () => {
	const page = new Page();
	page.take('\u001B[1mone\u001B[22m');
	assert.equal(page.cursor, undefined);
});

test('modes, the clipboard and a title are no part of a frame', () => {
	const page = new Page();
	const others = [
		'\u001B[?2004h',
		'\u001B]52;c;aGk=\u0007',
		'\u001B]0;det\u001B\\',
		'\u001B[>1u',
		'\u001BPtmux;x\u001B\\',
	];
	for (const other of others) assert.deepEqual(page.take(other), [other]);
	assert.ok(!page.written);
});
