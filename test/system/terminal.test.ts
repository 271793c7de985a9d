import assert from 'node:assert/strict';
import {test} from 'node:test';
import {detectTerminal, paletteNames, type Terminal, type TerminalWishes} from '../../source/system/terminal.js';

const tty = {stdin: {isTTY: true}, stdout: {isTTY: true}};

function detected(env: Readonly<Record<string, string>>, wishes?: TerminalWishes): Terminal {
	const terminal = detectTerminal(env, tty, wishes);
	assert.ok(typeof terminal === 'object');
	return terminal;
}

test('a terminal needs both ends', () => {
	const terminal = detectTerminal({}, {stdin: {isTTY: true}, stdout: {}});
	assert.equal(typeof terminal === 'object' && terminal.interactive, false);
	assert.equal(detected({}).interactive, true);
});

test('linear mode is wished for by flag or variable, and needed by a dumb terminal', () => {
	assert.equal(detected({TERM: 'xterm'}).linear, false);
	assert.equal(detected({TERM: 'xterm'}, {linear: true}).linear, true);
	assert.equal(detected({DET_LINEAR: '1'}).linear, true);
	assert.equal(detected({DET_LINEAR: '0'}).linear, false);
	assert.equal(detected({TERM: 'dumb'}).linear, true);
});

test('every palette can be chosen by flag and by variable', () => {
	for (const name of paletteNames) {
		assert.equal(detected({}, {palette: name}).palette, name);
		assert.equal(detected({DET_PALETTE: name.toUpperCase()}).palette, name);
	}
});

test('without a choice it is the default palette, and none under NO_COLOR unless it is empty', () => {
	assert.equal(detected({}).palette, 'default');
	assert.equal(detected({NO_COLOR: ''}).palette, 'default');
	assert.equal(detected({NO_COLOR: '1', DET_PALETTE: 'colour-blind'}).palette, 'none');
});

test('the flag goes before NO_COLOR and the variable', () => {
	assert.equal(detected({NO_COLOR: '1', DET_PALETTE: 'none'}, {palette: 'high-contrast'}).palette, 'high-contrast');
});

test('a palette there is not is told, with those there are', () => {
	assert.equal(
		detectTerminal({DET_PALETTE: 'pink'}, tty),
		"DET_PALETTE: invalid choice: 'pink' (choose from 'default', 'colour-blind', 'high-contrast', 'none')",
	);
});

test('only a locale that names another charset is not UTF-8', () => {
	assert.equal(detected({}).unicode, true);
	assert.equal(detected({LANG: 'en_US.utf8'}).unicode, true);
	assert.equal(detected({LANG: 'en_US.UTF-8', LC_ALL: 'C'}).unicode, false);
});

test('lines are moved by every terminal but the oldest, unless DET_NO_SHIFT forbids it', () => {
	for (const TERM of ['xterm-256color', 'linux', 'tmux-256color', 'screen', 'vt102', 'vt220', '']) {
		assert.equal(detected({TERM}).shifts, true, TERM);
		assert.equal(detected({TERM, DET_NO_SHIFT: '1'}).shifts, false, TERM);
	}

	for (const TERM of ['vt52', 'vt100', 'vt100-am']) assert.equal(detected({TERM}).shifts, false, TERM);
});
