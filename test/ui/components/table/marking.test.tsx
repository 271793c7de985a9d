import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {addUser, alicePassword, openConsole, valueOf, type OpenConsole} from '../../support/open-console.js';

const prepare = async (backend: Backend, admin: string) => {
	for (const username of ['alice', 'bob', 'carol', 'dave']) await addUser(backend, admin, username);
};

/** The names of marked rows on the screen. */
const marked = (screen: OpenConsole) => screen.lines().flatMap(line => /^✓[ ▸] (\S+)/u.exec(line)?.[1] ?? []);
const cursor = (screen: OpenConsole) => /^[ ✓]▸ (\S+)/mu.exec(screen.text())?.[1];

test('the space bar marks a row and goes to the next; the status line counts; space again takes the mark away', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space');
	assert.deepEqual(marked(screen), ['alice', 'bob']);
	assert.equal(cursor(screen), 'carol');
	await screen.shows('2 marked · 6 users');
	await screen.press('up', 'space');
	assert.deepEqual(marked(screen), ['alice']);
});

test('marks and cursor have columns of their own, left of names that stand in one line', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('space', 'space', 'up');
	for (const line of ['   Username', '✓  admin', '✓▸ alice', '   bob'])
		assert.match(screen.text(), new RegExp(`^${line}`, 'mu'));
});

test('without UTF-8 a mark is a star', async t => {
	const screen = await openConsole(t, {prepare, unicode: false});
	await screen.shows('alice');
	await screen.press('space');
	assert.match(screen.text(), /^\*  admin/mu);
	await screen.shows('1 marked - 6 users');
});

test('v marks from the last mark to the cursor; without one the row under the cursor', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('v');
	assert.deepEqual(marked(screen), ['admin']);
	await screen.press('space', 'space', 'down', 'v');
	assert.deepEqual(marked(screen), ['alice', 'bob', 'carol']);
	assert.equal(cursor(screen), 'carol');
});

test('* marks what the filter leaves, and again none of it', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.type('/member !inactive\r');
	await screen.press('*');
	assert.deepEqual(marked(screen), ['alice', 'bob', 'carol', 'dave']);
	await screen.press('*');
	assert.deepEqual(marked(screen), []);
});

test('marks survive filter and order; those the filter hides are counted', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'S');
	assert.deepEqual(marked(screen), ['bob', 'alice']);
	await screen.type('/ali\r');
	assert.deepEqual(marked(screen), ['alice']);
	await screen.shows('2 marked, 1 hidden · 1 of 6');
});

test('marks stay on their records while another console adds some, and go with a record that goes', async t => {
	const screen = await openConsole(t, {prepare, startPath: 'sessions'});
	await screen.shows('1 session');
	valueOf(await screen.other.sessions.signIn('alice', alicePassword));
	await screen.shows('2 sessions');
	await screen.press('*');
	await screen.shows('2 marked');
	valueOf(await screen.other.sessions.revoke(screen.admin, {username: 'alice'}));
	await screen.shows('1 marked · 1 session');
	await screen.press('1');
	await addUser(screen.other, screen.admin, 'aaron');
	await screen.shows('aaron');
	await screen.press('down', 'space');
	await addUser(screen.other, screen.admin, 'abel');
	await screen.shows('abel');
	assert.deepEqual(marked(screen).length, 1);
});

test('Esc drops the filter first, then the marks', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('down', 'space');
	await screen.type('/ali\r');
	await screen.press('escape');
	await screen.shows('1 marked · 6 users');
	await screen.press('escape');
	await screen.hides('marked');
	assert.deepEqual(marked(screen), []);
});

test('on a screen with one before it Esc drops the marks before it leaves', async t => {
	const screen = await openConsole(t, {prepare, startPath: 'users/admin/sessions'});
	await screen.shows('1 session');
	await screen.press('space', 'escape');
	await screen.hides('marked');
	await screen.shows('Users ▸ admin ▸ Sessions');
	await screen.press('escape');
	await screen.hides('▸ Sessions');
});

test('coming back from a row finds the marks', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('down', 'space', 'enter');
	await screen.shows('Users ▸ bob');
	await screen.press('escape');
	await screen.shows('1 marked');
	assert.deepEqual(marked(screen), ['alice']);
});
