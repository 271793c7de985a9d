import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, alicePassword, asAlice, openConsole, valueOf} from '../../support/open-console.js';

const withAlice = {
	async prepare(backend: Parameters<typeof addUser>[0], admin: string) {
		await addUser(backend, admin, 'alice');
		valueOf(await backend.sessions.signIn('alice', alicePassword));
		valueOf(await backend.sessions.signIn('alice', alicePassword, {kind: 'temporary'}));
	},
};

test('2 leads to the sessions and 1 back to the users, which are as they were left', async t => {
	const screen = await openConsole(t, withAlice);
	await screen.shows('3 users');
	assert.match(screen.lines()[1] ?? '', /1 Users . 2 Sessions/u);
	await screen.press('/');
	await screen.type('ali\r');
	await screen.shows('1 of 3');
	await screen.press('2');
	await screen.shows(/det console ▸ Sessions/u);
	await screen.press('1');
	await screen.shows('1 of 3');
	assert.doesNotMatch(screen.text(), /Sessions ▸/u);
});

test('an admin sees the sessions of all, with kind, times and origin, and the current one marked', async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'sessions', columns: 120});
	await screen.shows('3 sessions');
	const row = (text: RegExp) => screen.lines().find(line => text.test(line)) ?? '';
	assert.match(row(/Kind/u), /User . +Kind +Started +Last used +Expires +From/u);
	assert.match(row(/admin +● this/u), /session +now +now +in 30 d +tty pts\/1 root/u);
	assert.match(row(/temporary/u), /alice +temporary/u);
	assert.equal(screen.lines().filter(line => line.includes('● this')).length, 1);
});

test('the admin narrows the list to their own sessions and widens it again', async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'sessions'});
	await screen.shows('3 sessions');
	await screen.press('a');
	await screen.shows('1 session');
	await screen.hides('alice');
	await screen.press('a');
	await screen.shows('3 sessions');
});

test('who is no admin sees their own sessions only, and hears why', async t => {
	const screen = await openConsole(t, {...withAlice, as: asAlice, startPath: 'sessions'});
	await screen.shows('3 sessions');
	assert.doesNotMatch(screen.lines().slice(2, -2).join('\n'), /admin/u);
	await screen.press('a');
	assert.deepEqual(screen.refusals.length, 0, 'refusals go to the status line');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
});

test('filter and order work on sessions', async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'sessions'});
	await screen.shows('3 sessions');
	await screen.press('/');
	await screen.type('temporary\r');
	await screen.shows('1 of 3');
	await screen.press('escape');
	await screen.shows('3 sessions');
	await screen.press('S');
	await screen.until(() => /alice/u.test(screen.lines()[4] ?? ''));
});

test('ending a session names it and what follows; Enter on the dialog cancels', async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'users/alice/sessions'});
	await screen.shows('2 sessions');
	await screen.press('x');
	await screen.shows('End this session of alice?');
	await screen.shows('from tty pts/1 root');
	await screen.shows(/go(es)? to the sign-in screen/u);
	await screen.press('enter');
	await screen.shows('2 sessions');
	await screen.press('x');
	await screen.shows('End this session of alice?');
	await screen.press('tab', 'enter');
	await screen.shows('1 session of alice ended');
	await screen.until(() => /1 session/u.test(screen.lines().at(-2) ?? ''));
	assert.equal(valueOf(await screen.other.sessions.list(screen.admin, {username: 'alice'})).length, 1);
});

test('all sessions of a user end at once', async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'sessions'});
	await screen.shows('3 sessions');
	await screen.press('down', 'X');
	await screen.shows('End all sessions of alice?');
	await screen.shows('2 open sessions will end at once.');
	await screen.press('tab', 'enter');
	await screen.shows('2 sessions of alice ended');
	await screen.hides(/alice +(session|temporary)/u);
});

test('ending all others keeps this session and says how many ended', async t => {
	const screen = await openConsole(t, {...withAlice, as: asAlice, startPath: 'sessions'});
	await screen.shows('3 sessions');
	await screen.press('o');
	await screen.shows('End all your other sessions?');
	await screen.shows('2 open sessions will end at once.');
	await screen.press('tab', 'enter');
	await screen.shows('2 sessions of alice ended');
	await screen.shows(/● this/u);
});

test('ending the session one is in says so first, and leads to the sign-in', async t => {
	const screen = await openConsole(t, {startPath: 'sessions'});
	await screen.shows('1 session');
	await screen.press('x');
	await screen.shows('It is the one you are in: you will be signed out here.');
	await screen.press('tab', 'enter');
	await screen.shows('Ended: revoked');
});

test("without another session of one's own, ending the others says so instead of asking", async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'sessions'});
	await screen.shows('3 sessions');
	await screen.press('o');
	await screen.shows('You have no other open session.');
	assert.doesNotMatch(screen.text(), /End all your other/);
});

test('a session that ends under the dialog can no longer be ended', async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'users/alice/sessions'});
	await screen.shows('2 sessions');
	await screen.press('x');
	await screen.shows('End this session of alice?');
	valueOf(await screen.other.sessions.revoke(screen.admin, {username: 'alice'}));
	await screen.shows('There is no such session any more.');
	await screen.press('tab', 'enter');
	await screen.shows('No session is open.');
});

test("a user's page tells how many sessions are open, and t shows them", async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'users/alice'});
	await screen.shows(/Sessions +2 open/u);
	await screen.press('t');
	await screen.shows('Users ▸ alice ▸ Sessions');
	await screen.shows('2 sessions');
	await screen.press('escape');
	await screen.shows(/Sessions +2 open/u);
	valueOf(await screen.other.sessions.revoke(screen.admin, {username: 'alice'}));
	await screen.shows(/Sessions +none open/u);
});

test('demotion takes the sessions of others away at once; the own session stays', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice', true);
		},
		as: asAlice,
		startPath: 'sessions',
	});
	await screen.shows('2 sessions');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {admin: false}, base: {}}));
	await screen.shows('1 session');
	await screen.hides('ClusterAdmin');
	await screen.shows('● this');
});

test('at 80 columns and at 60 who, which, when used and from where are there', async t => {
	const screen = await openConsole(t, {...withAlice, startPath: 'sessions', columns: 80});
	await screen.shows('3 sessions');
	for (const columns of [80, 60]) {
		await screen.resize({columns, rows: columns === 60 ? 15 : 24});
		for (const title of ['User', 'Last used', 'Expires', 'From'])
			assert.match(screen.lines()[3] ?? '', new RegExp(title, 'u'));
		assert.ok(screen.lines().every(line => line.length <= columns));
	}
});
