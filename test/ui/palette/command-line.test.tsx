import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {addUser, openConsole, type OpenOptions} from '../support/open-console.js';

async function openWithUsers(t: TestContext, options: OpenOptions = {}) {
	const screen = await openConsole(t, {
		prepare: async (backend, admin) => {
			for (const name of ['alice', 'bob']) await addUser(backend, admin, name);
		},
		...options,
	});
	await screen.shows('determined');
	return screen;
}

test(':user NAME opens the page, typed ahead and glued together', async t => {
	const screen = await openWithUsers(t);
	await screen.type(':user alice\r');
	await screen.shows('Users ▸ alice');
});

test(':users /words shows the users with that filter, which Esc drops', async t => {
	const screen = await openWithUsers(t, {startPath: 'users'});
	await screen.type(':users /alice\r');
	await screen.shows('1 of 4');
	await screen.shows(/^ {3}\/ alice/m);
	assert.doesNotMatch(screen.text(), /bob/);
	await screen.press('escape');
	await screen.shows('4 users');
});

test(':users alone finds the section as it was left', async t => {
	const screen = await openWithUsers(t);
	await screen.type('/bob\r');
	await screen.shows('1 of 4');
	await screen.type(':policies\r');
	await screen.shows('▸ Policies');
	await screen.type(':users\r');
	await screen.shows('1 of 4');
});

test('an act of the screen is done by its id, and by its words', async t => {
	const screen = await openWithUsers(t);
	await screen.type(':users.create\r');
	await screen.shows('Users ▸ New user');
	await screen.press('escape');
	await screen.shows('determined');
	await screen.type(':create a user\r');
	await screen.shows('Users ▸ New user');
});

test('Tab takes the completions one after the other, Shift-Tab back, and behind user names', async t => {
	const screen = await openWithUsers(t);
	await screen.type(':user a');
	await screen.shows(/^ {2}user alice/m);
	await screen.press('tab');
	await screen.shows(/^ :user admin/m);
	await screen.press('tab');
	await screen.shows(/^ :user alice/m);
	await screen.press('shift-tab');
	await screen.shows(/^ :user admin/m);
	await screen.press('enter');
	await screen.shows('Users ▸ admin');
});

test('an unknown command says so, names the nearest and keeps the line', async t => {
	const screen = await openWithUsers(t);
	await screen.type(':polices\r');
	await screen.shows('✗ There is no command "polices". Nearest: policies');
	await screen.shows(/^ :polices/m);
	await screen.press('left', 'left');
	await screen.type('i');
	await screen.hides('There is no command');
	await screen.press('enter');
	await screen.shows('▸ Policies');
});

test('what was run comes back with Up, newest first, and goes with Down', async t => {
	const screen = await openWithUsers(t);
	await screen.type(':sessions\r');
	await screen.shows('▸ Sessions');
	await screen.type(':users\r');
	await screen.shows('▸ Users');
	await screen.type(':');
	await screen.press('up');
	await screen.shows(/^ :users /m);
	await screen.press('up', 'up', 'up');
	await screen.shows(/^ :sessions /m);
	await screen.press('down', 'down');
	await screen.shows(/^ : ?what to do/m);
});

test('Esc and an empty line close it, and the screen is as it was', async t => {
	const screen = await openWithUsers(t);
	const before = screen.lines();
	await screen.type(':quit');
	await screen.press('escape');
	assert.deepEqual(screen.lines(), before);
	await screen.type(':\r');
	assert.deepEqual(screen.lines(), before);
});

test('in a field a colon is a colon', async t => {
	const screen = await openWithUsers(t);
	await screen.type('/a:b');
	await screen.shows(/^ {3}\/ a:b/m);
});

test(':help shows the keys of the screen below', async t => {
	const screen = await openWithUsers(t);
	await screen.type(':help\r');
	await screen.shows('Users ▸ Keys');
	await screen.shows('Open the row');
});

test('a line pasted in is taken without its line end, several are refused with a word', async t => {
	const screen = await openWithUsers(t);
	await screen.press(':');
	await screen.paste('user alice\nuser bob\n');
	await screen.shows('The pasted text has several lines');
	await screen.paste('user alice\n');
	await screen.press('enter');
	await screen.shows('Users ▸ alice');
});

test('it fits the smallest terminal, with the way out among its hints', async t => {
	const screen = await openWithUsers(t, {columns: 60, rows: 15});
	await screen.type(':u');
	await screen.shows(/^ :u/m);
	assert.equal(screen.lines().length, 15);
	assert.ok(screen.lines().every(line => line.length <= 60));
	assert.match(screen.lines().at(-1) ?? '', /^ :u .*↵ do it/);
});

test('a column to sort by is named, in either direction', async t => {
	const screen = await openWithUsers(t);
	await screen.type(':sort status descending\r');
	await screen.shows('Sorted by status ↓');
	assert.match(screen.text(), /Status ↓/);
	await screen.type(':sort display name\r');
	await screen.shows('Sorted by display name ↑');
	await screen.type(':sort colour\r');
	await screen.shows('There is no command "sort colour".');
});
