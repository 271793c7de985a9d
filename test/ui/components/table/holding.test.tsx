import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {changedBetween} from '../../../../source/ui/components/table/use-held-rows.js';
import {addUser, openConsole, valueOf, type OpenConsole} from '../../support/open-console.js';

const prepare = async (backend: Backend, admin: string) => {
	for (const username of ['bob', 'carol']) await addUser(backend, admin, username);
};

const body = (screen: OpenConsole) => screen.lines().slice(3, -3);

test('z holds the rows as they are and counts what changed; z again shows it all at once', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('4 users');
	await screen.press('z');
	await screen.shows('paused · 4 users');
	const before = body(screen);
	await addUser(screen.other, screen.admin, 'alice');
	await screen.shows('paused, 1 changed');
	const bob = valueOf(await screen.other.users.get(screen.admin, 'bob'));
	valueOf(await screen.other.users.edit(screen.admin, bob.id, {changes: {active: false}, base: {active: true}}));
	await screen.shows('paused, 2 changed');
	assert.deepEqual(body(screen), before);
	await screen.press('z');
	await screen.hides('paused');
	await screen.shows('5 users');
	await screen.shows('alice');
});

test('a pause outlives a look at one of the rows', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('4 users');
	await screen.press('z', 'down', 'enter');
	await screen.shows('Users ▸ bob');
	await addUser(screen.other, screen.admin, 'alice');
	await screen.press('escape');
	await screen.shows('paused, 1 changed');
	await screen.hides('alice');
});

test('rows do not move under a dialog; they do when it closes', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('4 users');
	await screen.press('down', 'd');
	await screen.shows('Deactivate bob?');
	await addUser(screen.other, screen.admin, 'alice');
	// The count is what can be seen of the table now: the console has heard of the user when the other sees it.
	await addUser(screen.other, screen.admin, 'aaron');
	await screen.shows('4 users');
	await screen.press('escape');
	await screen.shows('6 users');
	assert.match(screen.text(), /^ ▸ bob/mu);
});

const rows = (texts: readonly string[]) => texts.map(text => ({id: text.slice(0, 1), text}));
const idOf = ({id}: {readonly id: string}) => id;

test('rows do not move under the palette either', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('4 users');
	const before = screen.lines().slice(3, 8);
	await screen.press('ctrl-p');
	await screen.shows('Create a user');
	await addUser(screen.other, screen.admin, 'alice');
	// What the palette lists is new at once: by then the table has heard of it too.
	await screen.type('user alice');
	await screen.shows('Open user alice');
	assert.deepEqual(screen.lines().slice(3, 8), before);
	await screen.press('escape');
	await screen.shows('5 users');
});

test('changes are counted a record, whatever happened to it', () => {
	assert.equal(changedBetween(rows(['a1', 'b1']), rows(['b1', 'a1']), idOf), 0);
	assert.equal(changedBetween(rows(['a1', 'b1', 'c1']), rows(['a2', 'c1', 'd1']), idOf), 3);
});
