import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {test} from 'node:test';
import {ScreenStdout} from '../../../source/system/screen/screen-stdout.js';
import {consoleFrames, foreignIn} from '../../hostile/parse-output.js';
import {FakeTty} from './support/fake-tty.js';
import {inkFrames} from './support/ink-frame.js';

function open(columns = 80, rows = 24, shifts = true, patienceMs?: number) {
	const tty = new FakeTty(columns, rows);
	const signals = new EventEmitter();
	const stdout = new ScreenStdout(tty.tty, {shifts, signals, ...(patienceMs === undefined ? {} : {patienceMs})});
	stdout.write('\u001B[?25l');
	tty.writes = [];
	return {tty, stdout, signals, draw: inkFrames(stdout)};
}

const list = (first: number, length = 20) => [
	'Header',
	...Array.from({length}, (_, index) => `  user-${first + index}   Some Name   active`),
	'Footer',
];

test('a frame is one write, and the same frame none', async () => {
	const {tty, draw} = open();
	draw(list(0));
	assert.equal(tty.writes.length, 1);
	draw(list(0));
	assert.equal(tty.writes.length, 1);
	assert.match(tty.screen.text() + (await tty.cells()).length, /24/);
	assert.match(tty.screen.text(), /Header\n {2}user-0 /);
});

test('only the cells that changed are written', () => {
	const {tty, draw} = open();
	draw(['Name: alice', 'Status: active']);
	tty.writes = [];
	draw(['Name: alicf', 'Status: active']);
	assert.deepEqual(tty.writes, ['\u001B[;11Hf']);
});

test('of a text that was not made safe to show no control, string or title reaches the terminal', async () => {
	const {tty, draw} = open();
	draw(['Name: alice']);
	tty.writes = [];
	const attack =
		'\u001B]0;owned\u0007\u001B[6n\u001B[>1u\u001BPq\u001B\\\u0007\b\u009B2J\u001B]8;;http://evil.test never ended';
	for (const name of [attack, `a${attack}`, `漢${attack}`]) draw([`Name: ${name}`, `Status: ${attack}`]);
	assert.deepEqual(
		foreignIn(tty.writes.join(''), consoleFrames).filter(each => /u00|\\b/.test(each)),
		[],
	);
	await tty.cells();
	assert.match(tty.screen.text(), /never ended/);
});

const hints = (word: string) =>
	`↵ open   ${word}   \u001B[7mw\u001B[27m password   \u001B[7ml\u001B[27m link   \u001B[7m?\u001B[27m 漢字 help`;

test('what only moved within its row is moved by the terminal', async () => {
	const {tty, draw} = open();
	draw([hints('d deactivate')]);
	for (const word of ['a activate', 'd deactivate', 'x']) {
		tty.writes = [];
		draw([hints(word)]);
		assert.match(tty.writes.join(''), /\u001B\[\d*[P@]/);
		assert.ok(tty.spent() < 40);
		await tty.cells();
		assert.equal(tty.screen.rows()[0], hints(word).replaceAll(/\u001B\[\d*m/g, ''));
	}
});

test('lines that moved are moved by the terminal, where it can', () => {
	const spent = [true, false].map(shifts => {
		const {tty, draw} = open(80, 24, shifts);
		draw(list(100));
		tty.spent();
		draw(list(101));
		return tty.spent();
	});
	assert.ok(spent[0]! < 60, `${spent[0]} bytes`);
	assert.ok(spent[1]! > spent[0]!, `${spent[1]} bytes`);
});

test('a terminal that takes nothing gets the newest frame alone when it does again', async () => {
	const {tty, draw} = open();
	draw(list(0));
	await tty.cells();
	tty.stall();
	tty.writes = [];
	for (let first = 1; first <= 60; first++) draw(list(first));
	assert.equal(tty.writes.length, 1, 'one frame is under way');
	tty.drain();
	assert.equal(tty.writes.length, 2, 'and one follows it');
	await tty.cells();
	assert.match(tty.screen.text(), /Header\n {2}user-60 /);
});

test('whoever waits for a terminal that takes nothing does not wait for ever', async () => {
	const {tty, stdout, draw} = open(80, 24, true, 1);
	tty.stall();
	draw(list(0));
	assert.ok(stdout.stalled);
	await new Promise<void>(resolve => {
		stdout.write('', () => resolve());
	});
	assert.ok(stdout.stalled);
});

test('what is no frame passes on, also while the terminal takes nothing', () => {
	const {tty, stdout, draw} = open();
	tty.stall();
	draw(list(0));
	stdout.write('\u001B[?2004h');
	assert.equal(tty.writes.at(-1), '\u001B[?2004h');
});

test('the cursor is placed after the frame, shown once, and moved alone', async () => {
	const {tty, stdout} = open();
	stdout.write('Name: a\nNext\u001B[1A\u001B[8G\u001B[?25h');
	await tty.cells();
	assert.deepEqual([tty.screen.terminal.buffer.active.cursorX, tty.screen.terminal.buffer.active.cursorY], [7, 0]);
	tty.writes = [];
	stdout.write('\u001B[?25l\u001B[1B\u001B[G\u001B[1A\u001B[7G\u001B[?25h');
	assert.deepEqual(tty.writes, ['\b']);
});

test('a cursor past the end of a row or of the screen stands on the last cell', async () => {
	const {tty, stdout} = open(10, 3);
	stdout.write('1234567890\nb\u001B[1A\u001B[11G\u001B[?25h');
	await tty.cells();
	assert.equal(tty.screen.terminal.buffer.active.cursorX, 9);
	stdout.write('\u001B[2K\u001B[1G12345678\u001B[9G');
	const [row] = await tty.cells();
	assert.equal(row!.map(({text}) => text).join(''), '12345678  ');
});

test('another size draws everything anew, also when the text is the same', async () => {
	const {tty, stdout, draw} = open();
	draw(['same']);
	let heard = 0;
	stdout.on('resize', () => heard++);
	tty.writes = [];
	tty.resize(60, 20);
	assert.equal(heard, 1);
	assert.deepEqual(tty.writes, ['\u001B[H\u001B[2Jsame']);
});

test('a window that went away from its size and back is drawn anew once', () => {
	const {tty, signals, draw} = open();
	draw(['same']);
	tty.writes = [];
	signals.emit('SIGWINCH'); // Node tells nothing: the size is the one it knows
	assert.deepEqual(tty.writes, ['\u001B[H\u001B[2Jsame']);
	tty.writes = [];
	tty.resize(60, 20);
	signals.emit('SIGWINCH');
	assert.equal(tty.writes.length, 1);
});

test('after the other screen everything is drawn anew', () => {
	const {tty, stdout, draw} = open();
	draw(['same']);
	stdout.write('\u001B[?1049l');
	tty.writes = [];
	stdout.write('\u001B[?1049h');
	tty.writes = [];
	draw(['same']);
	assert.deepEqual(tty.writes, ['\u001B[H\u001B[2Jsame']);
});

test('what follows an emoji stands in its column, whatever the terminal takes it for', async () => {
	const {tty, draw} = open(40, 3);
	// This terminal takes a family for six cells and a plain face for one.
	for (const text of ['|x |y|', '|👨‍👩‍👧|y|', '|ab|y|', '|😀|y|', '|  |y|', '|❤️|y|', '|❤️|z|']) {
		draw([text]);
		const [row] = await tty.cells();
		assert.equal(
			row!
				.slice(3, 6)
				.map(cell => cell.text)
				.join(''),
			text.slice(-3),
		);
		assert.equal(row![6]!.text, ' ');
	}
});

test('a closed screen hears nothing more', () => {
	const {tty, stdout, signals, draw} = open();
	draw(['same']);
	stdout.close();
	tty.writes = [];
	tty.resize(60, 20);
	signals.emit('SIGWINCH');
	assert.deepEqual(tty.writes, []);
});
