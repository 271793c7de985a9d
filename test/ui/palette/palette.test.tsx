import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, asAlice, openConsole, valueOf, type OpenOptions} from '../support/open-console.js';
import type {TestContext} from 'node:test';

async function openWithAlice(t: TestContext, options: OpenOptions = {}) {
	const screen = await openConsole(t, {
		prepare: async (backend, admin) => {
			await addUser(backend, admin, 'alice');
			valueOf(await backend.workspaces.create(admin, 'vision'));
		},
		...options,
	});
	await screen.shows(options.startPath === undefined ? 'determined' : 'Welcome');
	return screen;
}

test('an act is found by some of its letters and done on the screen below', async t => {
	const screen = await openWithAlice(t);
	await screen.press('ctrl-p');
	await screen.type('deac usr');
	await screen.shows(/^▸ users\.deactivate/m);
	await screen.press('escape', 'down', 'ctrl-p');
	await screen.type('deac\r');
	await screen.shows('Deactivate alice?');
});

test('the list is walked with the arrows and closes without doing anything', async t => {
	const screen = await openWithAlice(t);
	const before = screen.lines();
	await screen.press('ctrl-p', 'down', 'down', 'up');
	await screen.shows(/^▸ users\.create/m);
	await screen.press('escape');
	assert.deepEqual(screen.lines(), before);
});

test('a user is found by name, and back leads to where one was', async t => {
	const screen = await openWithAlice(t, {startPath: 'policies'});
	await screen.press('ctrl-p');
	await screen.type('alice\r');
	await screen.shows('▸ alice');
	await screen.press('escape');
	await screen.shows('▸ Policies');
});

test('a line that wants a name gets it in the palette', async t => {
	const screen = await openWithAlice(t);
	await screen.press('ctrl-p');
	await screen.type('workspace NAME'.slice(0, 9));
	await screen.shows(/^▸ workspace NAME/m);
	await screen.press('enter');
	await screen.shows(/^▸ workspace Uncategorized|^▸ workspace vision/m);
	await screen.type('vis\r');
	await screen.shows('▸ vision');
});

test('what cannot be done is listed with the reason, which Enter repeats', async t => {
	const screen = await openWithAlice(t, {as: asAlice, columns: 120});
	await screen.press('ctrl-p');
	await screen.type('create a user');
	await screen.shows(/users\.create .*\(Ask admin: only a ClusterAdmin may\.\)/);
	await screen.press('enter');
	await screen.shows('· Ask admin: only a ClusterAdmin may.');
	await screen.shows(/^> create a user/m);
});

test('nothing that matches is said, and Enter does nothing then', async t => {
	const screen = await openWithAlice(t);
	await screen.press('ctrl-p');
	await screen.type('qqq');
	await screen.shows('Nothing matches.');
	await screen.press('enter');
	await screen.shows('Nothing matches: change the words.');
});

test('over a form it does what the form can and loses nothing that was typed', async t => {
	const screen = await openWithAlice(t);
	await screen.press('n');
	await screen.shows('Create user');
	await screen.type('bob');
	await screen.press('ctrl-p');
	await screen.type('sessions\r');
	await screen.shows('Leave this screen first');
	await screen.press('ctrl-u');
	await screen.type('next field\r');
	await screen.hides(/^> /m);
	await screen.type('Bob');
	await screen.shows(/Username +bob/);
	await screen.shows(/Display name +Bob/);
});

test('a dialog wants its answer first: the palette does not open there', async t => {
	const screen = await openWithAlice(t);
	await screen.press('d');
	await screen.shows('Deactivate admin?');
	const before = screen.lines();
	await screen.press('ctrl-p', ':');
	assert.deepEqual(screen.lines(), before);
	assert.ok(!screen.offers().includes('app.palette'));
});

test('it fits the smallest terminal and keeps its height while one types', async t => {
	const screen = await openWithAlice(t, {columns: 60, rows: 15});
	await screen.press('ctrl-p');
	await screen.shows(/^> /m);
	const top = screen.lines().findIndex(line => line.startsWith('>'));
	await screen.type('vision');
	await screen.shows(/^▸ workspace vision/m);
	assert.equal(
		screen.lines().findIndex(line => line.startsWith('>')),
		top,
	);
	assert.ok(screen.lines().every(line => line.length <= 60));
	assert.equal(screen.lines().length, 15);
});

test('nothing of it is reached before somebody has signed in or while the console is locked', async t => {
	const screen = await openWithAlice(t, {idleMs: 60_000});
	assert.ok(screen.offers().includes('app.palette'));
	screen.time.advance(61_000);
	await screen.shows('Locked');
	assert.ok(!screen.offers().includes('app.palette') && !screen.offers().includes('app.command'));
});
