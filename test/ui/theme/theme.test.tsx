// oxlint-disable-next-line import/no-unassigned-import
import '../support/with-colour.js';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Text} from 'ink';
import {render} from 'ink-testing-library';
import {keyLabel, keyTable} from '../../../source/ui/keys/key-table.js';
import {asciiGlyphs, unicodeGlyphs} from '../../../source/ui/theme/glyphs.js';
import {makeTheme, type Token} from '../../../source/ui/theme/theme.js';
import {addUser, openConsole} from '../support/open-console.js';

const colour = /\u001B\[(?:3[0-9]|4[0-79]|9[0-7]|10[0-7])(?:;[\d;]*)?m/;

/** What the terminal gets for every token of a theme. */
function drawn(isColour: boolean): ReadonlyMap<Token, string> {
	const {styles} = makeTheme({palette: isColour ? 'default' : 'none', unicode: true});
	return new Map(
		(Object.keys(styles) as readonly Token[]).map(token => {
			const instance = render(<Text {...styles[token]}>text</Text>);
			const frame = instance.lastFrame() ?? '';
			instance.unmount();
			return [token, frame];
		}),
	);
}

test('under NO_COLOR no token has a colour, and what matters is still told apart', () => {
	const plain = drawn(false);
	for (const [token, frame] of plain) assert.doesNotMatch(frame, colour, token);
	for (const token of ['selected', 'danger', 'strong', 'muted', 'accent'] as const)
		assert.notEqual(plain.get(token), plain.get('plain'), token);
});

test('with colours only those of the terminal are used: they follow its light or dark theme', () => {
	const frames = [...drawn(true).values()].join('');
	assert.match(frames, colour);
	assert.doesNotMatch(frames, /\u001B\[[34]8[;:]/);
});

test('a whole screen under NO_COLOR has no colour codes', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.press('d');
	await screen.shows('Deactivate admin?');
	const frames = screen.frames.join('');
	assert.match(frames, /\u001B\[7m/);
	assert.doesNotMatch(frames, colour);
});

test('every sign has an ASCII twin of one cell', () => {
	assert.deepEqual(Object.keys(asciiGlyphs), Object.keys(unicodeGlyphs));
	const {corner, ...signs} = asciiGlyphs;
	for (const [name, sign] of Object.entries({...signs, ...corner})) assert.match(sign, /^[!-~]$/, name);
});

test('every key has an ASCII label', () => {
	for (const {keys} of keyTable.values()) for (const key of keys) assert.match(keyLabel(key, false), /^[!-~]+$/, key);
});

test('without UTF-8 nothing but ASCII is drawn, on any screen', async t => {
	const screen = await openConsole(t, {
		unicode: false,
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
	});
	await screen.shows('alice');
	await screen.press('down', 'd');
	await screen.shows('Deactivate alice?');
	await screen.press('tab', 'enter');
	await screen.shows('+ alice deactivated');
	await screen.press('enter');
	await screen.shows('o inactive');
	await screen.press('e');
	await screen.shows('Save');
	await screen.press('ctrl-u', 'ctrl-s');
	await screen.shows('x A username cannot be blank');
	await screen.press('f1', 'escape', 'escape', 'tab', 'enter', 'escape', 'n');
	await screen.shows('Create user');
	await screen.type('bob');
	await screen.press('ctrl-s');
	await screen.shows('one-time password');
	await screen.press('enter', 'escape', '?');
	await screen.shows(/1-\d+ of \d+/);
	await screen.press('escape', 'p', 'w');
	await screen.shows('Current password');
	await screen.type('secret');
	// Escape codes are ASCII; what is left is what is drawn.
	const foreign = screen.frames.map(frame => /[^\u0000-\u007F]/u.exec(frame)?.[0]).find(sign => sign !== undefined);
	assert.equal(foreign, undefined);
});

for (const path of [
	'sessions',
	'agents',
	'default-task',
	'workspaces',
	'workspaces/Uncategorized',
	'policies',
	'policies/explain',
	'policies/tasks/edit',
	'users/alice/password',
	'users/alice/roles/assign',
	'account',
]) {
	test(`without UTF-8 the screen ${path} has ASCII signs, with its dialogs, help and commands`, async t => {
		const screen = await openConsole(t, {
			unicode: false,
			startPath: path,
			prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
		});
		await screen.shows(/ det console > /);
		for (const key of ['d', 'n', 'x', 'tab', 'f1', 'ctrl-p', ':']) {
			await screen.press(key);
			await screen.press('escape');
		}

		const foreign = screen.frames.map(frame => /.*[^\0-\u007F].*/u.exec(frame)?.[0]).find(line => line !== undefined);
		assert.equal(foreign, undefined);
	});
}

test('a key that is heard is named by words', () => {
	const heard = ['ctrl-r', 'escape', 'enter', 'shift-tab', 'pagedown', 'alt-u', 'n', '?'].map(key =>
		keyLabel(key, false, true),
	);
	assert.deepEqual(heard, ['ctrl R', 'escape', 'enter', 'shift tab', 'page down', 'alt u', 'n', '?']);
});
