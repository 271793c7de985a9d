import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {CodeView} from '../../../../source/ui/components/editor/code-view.js';
import {renderWithKeys, type RenderOptions} from '../../support/render-with-keys.js';

function open(t: TestContext, text: string, height = 5, options: RenderOptions = {}) {
	const screen = renderWithKeys(<CodeView text={text} width={30} height={height} />, options);
	t.after(screen.unmount);
	return screen;
}

function shown(screen: {readonly lines: () => readonly string[]}): readonly string[] {
	const lines = screen.lines();
	return lines.slice(0, lines.findLastIndex(line => line !== '') + 1);
}

test('a text that fits has its lines and nothing else, a line end at its end is no line', t => {
	const screen = open(t, 'a: 1\nb: 2\n');
	assert.deepEqual(shown(screen), ['  1  a: 1', '  2  b: 2']);
	assert.ok(!screen.offers().includes('document.page-down'));
});

test('a long line goes on in the next row without a number of its own, nothing of it is left out', t => {
	const screen = open(t, `key: ${'x'.repeat(40)}END\nb: 2`);
	const rows = shown(screen);
	assert.equal(rows.length, 3);
	assert.match(rows[1]!, /^ {5}x+END$/);
	assert.equal(rows[2], '  2  b: 2');
});

test('a wide character is not cut at the edge: it begins the next row', t => {
	const rows = shown(open(t, `${'a'.repeat(24)}漢字`));
	assert.deepEqual(rows, [`  1  ${'a'.repeat(24)}`, '     漢字']);
});

test('more than fits is paged through, and the last row says where one is', async t => {
	const text = Array.from({length: 12}, (_, line) => `line ${line + 1}`).join('\n');
	const screen = open(t, text);
	assert.deepEqual(shown(screen).at(-1), 'lines 1-4 of 12, pgdn pgup');
	await screen.press('pagedown');
	await screen.shows('lines 5-8 of 12');
	await screen.press('pagedown', 'pagedown', 'pagedown');
	await screen.shows('lines 9-12 of 12');
	await screen.press('pageup', 'pageup', 'pageup');
	await screen.shows('lines 1-4 of 12');
});

test('one row is enough to draw something', t => {
	assert.match(open(t, 'a\nb\nc', 1).text(), /1 {2}a/);
});

test('an empty text is one empty line', t => {
	assert.deepEqual(shown(open(t, '')), ['  1']);
});

test('a flood of marks that is longer than a row goes on in the next ones, and nothing of it is lost', t => {
	const screen = open(t, `a${'\u0301'.repeat(20)}b\nend`, 9);
	const rows = shown(screen).map(row => row.slice(5));
	assert.ok(rows.length > 3);
	assert.equal(rows.slice(0, -1).join(''), `a${'\u0301'.repeat(8)}${'\\u{301}'.repeat(12)}b`);
	assert.equal(rows.at(-1), 'end');
});

test('what cannot be seen is marks, and no frame has the character itself', t => {
	const screen = open(t, 'a\u202E\u200B\u001B[2J\u009B');
	assert.deepEqual(shown(screen), ['  1  a\\u{202E}\\u{200B}␛[2J', '     \\u{9B}']);
	assert.ok(!screen.frames.some(frame => /[\u202E\u200B\u009B]|\u001B\[2J/.test(frame)));
});
