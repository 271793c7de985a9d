// oxlint-disable-next-line import/no-unassigned-import
import '../../support/with-colour.js';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, openConsole, type OpenConsole} from '../../support/open-console.js';

const last = (screen: OpenConsole) => screen.frames.at(-1) ?? '';
const underlined = (screen: OpenConsole) =>
	[...last(screen).matchAll(/\u001B\[4m(?:\u001B\[\d+m)*([^\u001B]*)/gu)].map(([, text]) => text);

test('matches are underlined in the cells without any colour, in the selected row too', async t => {
	const screen = await openConsole(t, {
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
	});
	await screen.shows('alice');
	await screen.type('/LI\r');
	await screen.shows('1 of 3');
	assert.deepEqual(underlined(screen), ['li']);
	assert.match(last(screen), /\u001B\[7m/u);
	await screen.press('escape');
	await screen.shows('3 users');
	assert.deepEqual(underlined(screen), []);
});

test('a filter that is typed, one that is kept and none are told apart by words and shape', async t => {
	const screen = await openConsole(t);
	await screen.shows('2 users');
	const line = () => screen.lines()[2] ?? '';
	assert.match(line(), /^ {3}Sorted by username ↑$/u);
	await screen.type('/admin');
	assert.match(line(), /^ {3}\/ admin$/u);
	assert.match(last(screen), /\/ .*\u001B\[4m.*admin/u);
	await screen.press('enter');
	assert.match(line(), /^ {3}\/ admin {2}· 1 of 2 · esc clears$/u);
});
