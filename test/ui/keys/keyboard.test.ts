import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {setImmediate as nextTurn, setTimeout as pause} from 'node:timers/promises';
import {closeKeyboard, openKeyboard as keyboard} from '../support/fake-terminal.js';
import {manualTime} from '../support/manual-time.js';

afterEach(closeKeyboard);

test('keys wait while they are held back, and then come in order', async () => {
	const {terminal, keys, seen} = keyboard();
	let held = true;
	keys.holdWhile(() => held);
	terminal.write('\t\r');
	await pause(20);
	assert.deepEqual(seen, []);
	held = false;
	keys.lookAgain();
	await until(() => seen.length === 2);
	assert.deepEqual(seen, ['tab', 'enter']);
});

test('Ctrl-C does not wait, and drops the keys that do', async () => {
	const {terminal, keys, seen} = keyboard();
	keys.holdWhile(() => true);
	terminal.write('\tn\u0003');
	await until(() => seen.length > 0);
	await nextTurn();
	assert.deepEqual(seen, ['ctrl-c']);
});

/** A clock that only the test moves. */
function clock() {
	let at = Date.parse('2026-11-28T08:00:00Z');
	return manualTime(
		() => new Date(at),
		milliseconds => (at += milliseconds),
	);
}

async function until(condition: () => boolean): Promise<void> {
	for (let turn = 0; turn < 10_000 && !condition(); turn++) await pause(2);
	assert.ok(condition());
}

test('keys that arrive together are handed over one a turn', async () => {
	const {terminal, seen} = keyboard();
	terminal.write('\t\r\u001B[A');
	const perTurn: number[] = [];
	for (let before = 0; seen.length < 3; before = seen.length) {
		await nextTurn();
		perTurn.push(seen.length - before);
	}

	assert.deepEqual(seen, ['tab', 'enter', 'up']);
	assert.ok(Math.max(...perTurn) === 1, `keys a turn: ${perTurn.join(' ')}`);
});

test('letters that are commands come one at a time, so that each meets what the one before did', async () => {
	let typing = false;
	const {terminal, seen, typed} = keyboard(event => {
		if (event.kind === 'key' && event.name === '/') typing = true;
		return event.kind === 'text' ? (typing ? 'text' : 'first') : 'done';
	});
	terminal.write('j/smith');
	await until(() => typed.length > 0);
	assert.deepEqual(typed, ['smith']);
	assert.deepEqual(
		seen.filter(event => !event.startsWith('text')),
		['j', '/'],
	);
});

test('a grapheme of several code points is one command', async () => {
	const {terminal, seen} = keyboard(event => (event.kind === 'text' ? 'first' : 'done'));
	terminal.write('e\u0301 x');
	await until(() => seen.includes('x'));
	assert.deepEqual(
		seen.filter(event => !event.startsWith('text')),
		['e\u0301', 'space', 'x'],
	);
});

test('only text that a field may have reaches Ink', async () => {
	const {terminal, seen, typed} = keyboard(event => (event.kind === 'text' ? 'text' : 'done'));
	terminal.write('alice\t\u0003pw\u001B[A');
	await until(() => seen.includes('up'));
	await nextTurn();
	assert.deepEqual(typed, ['alice', 'pw']);
});

test('a lone ESC is Escape after a short wait', async () => {
	const time = clock();
	const {terminal, seen} = keyboard(undefined, {time});
	terminal.write('\u001B');
	await until(() => time.waiting() > 0);
	time.advance(39);
	await nextTurn();
	assert.deepEqual(seen, []);
	time.advance(1);
	await until(() => seen.length > 0);
	assert.deepEqual(seen, ['escape']);
});

test('an arrow key whose bytes arrive apart is an arrow key', async () => {
	const time = clock();
	const {terminal, seen} = keyboard(undefined, {time});
	terminal.write('\u001B');
	await until(() => time.waiting() > 0);
	time.advance(39);
	terminal.write('[A');
	await until(() => seen.length > 0);
	assert.deepEqual(seen, ['up']);
});

test('once more than the ESC of a sequence has arrived, a slow link cannot cut it', async () => {
	const time = clock();
	const {terminal, seen} = keyboard(undefined, {time});
	terminal.write('\u001B[20');
	await until(() => time.waiting() > 0);
	time.advance(1900);
	terminal.write('0~secret\u001B[201~');
	await until(() => seen.length > 0);
	assert.deepEqual(seen, ['paste secret']);
});

test('a paste is handed over whole, also when its end comes much later', async () => {
	const time = clock();
	const {terminal, seen} = keyboard(undefined, {time});
	terminal.write('\u001B[200~one\n');
	await until(() => time.waiting() > 0);
	time.advance(2900);
	await nextTurn();
	assert.deepEqual(seen, []);
	terminal.write('two\u001B[201~');
	await until(() => seen.length > 0);
	assert.deepEqual(seen, ['paste one\ntwo']);
});

test('what is left of a paste whose line stalled too long presses nothing, up to its end', async () => {
	const time = clock();
	const {terminal, seen} = keyboard(undefined, {time});
	terminal.write('\u001B[200~one\n');
	await until(() => time.waiting() > 0);
	time.advance(3100);
	for (const packet of ['\t\rd\t\r', 'tw', 'o\ry\u001B[201~\u001B[A']) {
		terminal.write(packet);
		await nextTurn();
	}

	await until(() => seen.length > 0);
	assert.deepEqual(seen, ['up']);
});

test('after a paste whose end never came, the first key pressed alone is a key', async () => {
	const time = clock();
	const {terminal, seen} = keyboard(undefined, {time});
	terminal.write('\u001B[200~one');
	await until(() => time.waiting() > 0);
	time.advance(3100);
	for (const packet of ['\u001B[B', 'ab']) {
		terminal.write(packet);
		await nextTurn();
	}

	await until(() => seen.length > 1);
	assert.deepEqual(seen, ['down', 'text ab']);
});

test('Ctrl-C pressed while a paste does not end breaks it off; one that comes with it does not', async () => {
	const time = clock();
	const {terminal, seen} = keyboard(undefined, {time});
	terminal.write('\u001B[200~one\u0003q');
	await nextTurn();
	terminal.write('\u0003');
	await nextTurn();
	assert.deepEqual(seen, []);
	time.advance(600);
	terminal.write('\u0003');
	await until(() => seen.length > 0);
	assert.deepEqual(seen, ['ctrl-c']);
});

test('characters of several bytes survive being cut between packets', async () => {
	const {terminal, typed} = keyboard(() => 'text');
	const bytes = Buffer.from('é😀');
	for (const byte of bytes) {
		terminal.write(Uint8Array.of(byte));
		await nextTurn();
	}

	await until(() => typed.join('') === 'é😀');
});

test('nothing is delivered after raw mode is off, and reading can begin anew', async () => {
	const {terminal, keys, seen} = keyboard(event => {
		if (event.kind === 'key' && event.name === 'q') keys.setRawMode(false);
		return event.kind === 'text' ? 'first' : 'done';
	});
	terminal.write('qdd\r\u001B');
	await until(() => seen.includes('q'));
	await pause(80);
	assert.deepEqual(seen, ['text qdd', 'q']);
	assert.deepEqual(terminal.modes, [true, false]);
	keys.setRawMode(true);
	terminal.write('\t');
	await until(() => seen.includes('tab'));
});
