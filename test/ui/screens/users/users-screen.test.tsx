import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {addUser, asAlice, openConsole, valueOf, type OpenConsole} from '../../support/open-console.js';

async function people(backend: Backend, admin: string): Promise<void> {
	for (const username of ['alice', 'bob', 'carol']) await addUser(backend, admin, username);
}

/** First words of the rows of the table, in their order. */
function names(screen: OpenConsole): readonly string[] {
	const rows = screen.lines().slice(4, -3);
	return rows.map(line => /^...(\S+)/.exec(line)?.[1] ?? '').filter(name => name !== '');
}

function cursor(screen: OpenConsole): string | undefined {
	return /^[ ✓]▸ (\S+)/m.exec(screen.text())?.[1];
}

test('at 80 columns the table has all but the last column, at 120 every one', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	assert.match(screen.text(), /Username ↑ +Display name +Role +Status +Kind +Runs as +Signed in$/m);
	await screen.resize({columns: 120, rows: 32});
	assert.match(screen.text(), /Signed in +Modified$/m);
	await screen.resize({columns: 60, rows: 15});
	assert.match(screen.text(), /Username ↑ +Display name +Role +Status +Signed in$/m);
	assert.ok(screen.lines().every(line => line.length <= 60));
});

test('every state is a sign with a word', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows(/alice .*● active/);
	await screen.shows(/determined .*○ inactive/);
	await screen.shows('5 users');
});

test('a filter is typed, narrows at once, shows its count, is kept by Enter and dropped by Esc', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.type('/ALI');
	assert.deepEqual(names(screen), ['alice']);
	await screen.shows('1 of 5');
	assert.match(screen.text(), /^ {3}\/ ALI/m);
	await screen.press('enter');
	assert.match(screen.text(), /^ {3}\/ ALI/m);
	await screen.press('escape');
	assert.equal(names(screen).length, 5);
	await screen.shows('5 users');
});

test('letters typed into the filter are text, not commands', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.type('/bond?q');
	assert.match(screen.text(), /\/ bond\?q/);
	assert.match(screen.text(), /No user matches/);
	await screen.press('escape');
	assert.equal(names(screen).length, 5);
});

test('!word leaves rows out', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.type('/member !inactive\r');
	assert.deepEqual(names(screen), ['alice', 'bob', 'carol']);
});

test('an Enter that leaves an empty filter leaves no filter behind', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.type('/\r');
	assert.match(screen.text(), /Sorted by username/);
	assert.equal(screen.offers().includes('filter.clear'), false);
});

test('s sorts by the next column, S turns the order round, and the header says so', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.press('S');
	assert.match(screen.text(), /Username ↓/);
	assert.deepEqual(names(screen), ['determined', 'carol', 'bob', 'alice', 'admin']);
	await screen.press('s', 's');
	assert.match(screen.text(), /Role ↑/);
	assert.match(screen.text(), /Sorted by role/);
	assert.deepEqual(names(screen)[0], 'admin');
});

test('the cursor stays on its record when the order changes', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.press('down', 'j');
	assert.equal(cursor(screen), 'bob');
	await screen.press('S');
	assert.equal(cursor(screen), 'bob');
	assert.deepEqual(names(screen)[2], 'bob');
});

test('i hides inactive users, says so, and shows them again', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('determined');
	await screen.press('i');
	assert.equal(names(screen).includes('determined'), false);
	await screen.shows('inactive hidden');
	await screen.shows('4 of 5');
	await screen.press('i');
	assert.equal(names(screen).includes('determined'), true);
});

test('the cursor stays on its record when another console adds a user above it, also before it was moved', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await addUser(screen.other, screen.admin, 'aaron');
	await screen.shows('aaron');
	assert.equal(cursor(screen), 'admin');
	await screen.press('down', 'down');
	assert.equal(cursor(screen), 'bob');
	await addUser(screen.other, screen.admin, 'abel');
	await screen.shows('abel');
	assert.equal(cursor(screen), 'bob');
	await screen.shows('7 users');
});

test('the cursor stays in its place when its record goes out of the list', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.press('i', 'down', 'down');
	assert.equal(cursor(screen), 'bob');
	const bob = valueOf(await screen.other.users.get(screen.admin, 'bob'));
	valueOf(await screen.other.users.edit(screen.admin, bob.id, {changes: {active: false}, base: {active: true}}));
	await screen.hides('bob');
	assert.equal(cursor(screen), 'carol');
});

test('a long list scrolls at the edge and pages', async t => {
	const screen = await openConsole(t, {
		rows: 15,
		async prepare(backend, admin) {
			const password = {kind: 'remote'} as const;
			for (let n = 10; n < 30; n++)
				valueOf(await backend.users.create(admin, {username: `user${n}`, displayName: '', admin: false, password}));
		},
	});
	await screen.shows('user10');
	assert.deepEqual(names(screen).length, 8);
	await screen.press('G');
	assert.equal(cursor(screen), 'user29');
	assert.deepEqual(names(screen)[0], 'user22');
	await screen.press('up', 'up');
	assert.deepEqual(names(screen)[0], 'user22');
	await screen.press('pageup');
	assert.equal(cursor(screen), 'user19');
	assert.deepEqual(names(screen)[0], 'user19');
	await screen.press('g');
	assert.equal(cursor(screen), 'admin');
	await screen.press('pagedown');
	assert.equal(cursor(screen), 'user16');
});

test('coming back from a user finds filter, order and cursor as they were', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.type('/member\r');
	await screen.press('S', 'down');
	const before = screen.lines().slice(0, -3);
	await screen.press('enter');
	await screen.shows('Display name    none');
	await screen.press('escape');
	await screen.shows('/ member');
	assert.deepEqual(screen.lines().slice(0, -3), before);
});

test('who is no admin sees everything, and pressing a key for admins says why not', async t => {
	const screen = await openConsole(t, {prepare: people, as: asAlice});
	await screen.shows('bob');
	await screen.press('n');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
	await screen.press('down', 'down', 'd');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
	await screen.press('w');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
	await screen.press('e');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
	assert.match(screen.text(), /▸ bob/);
});

test('an admin demoted by another console is refused from then on', async t => {
	const screen = await openConsole(t, {
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice', true)),
		as: asAlice,
	});
	await screen.shows('ClusterAdmin');
	const alice = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.edit(screen.admin, alice.id, {changes: {admin: false}, base: {admin: true}}));
	await screen.shows('alice@gpu01 · Member');
	await screen.press('n');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
});

test('read-only is said in a banner that takes no row from the table, and acts say why', async t => {
	const screen = await openConsole(t, {
		prepare: people,
		adapt: backend => ({
			...backend,
			place: {...backend.place, readOnly: 'the disk is\u001B[31m full'},
		}),
	});
	await screen.shows('alice');
	assert.match(screen.text(), /^ ! View only: the disk is␛\[31m full/m);
	await screen.press('n');
	await screen.shows('· View only: the disk is␛[31m full');
	await screen.press('d');
	assert.doesNotMatch(screen.text(), /Deactivate/);
	await screen.press('?');
	await screen.shows(/1-\d+ of \d+/);
});

test('Enter opens the user under the cursor, p the own page, q leaves', async t => {
	const screen = await openConsole(t, {prepare: people});
	await screen.shows('alice');
	await screen.press('down', 'enter');
	await screen.shows('det console ▸ Users ▸ alice');
	await screen.press('escape', 'p');
	await screen.shows('det console ▸ Account');
	await screen.press('q');
	assert.match(screen.text(), /Account/);
});

test('coming back to a filtered list never says that nothing matches', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.press('/');
	await screen.type('deter\r');
	await screen.shows('1 of 2');
	await screen.press('enter');
	await screen.shows('det console ▸ Users ▸ determined');
	await screen.press('escape');
	await screen.shows('1 of 2');
	assert.ok(!screen.frames.some(frame => frame.includes('No user matches')));
});
