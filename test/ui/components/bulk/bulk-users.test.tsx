import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {fail} from '../../../../source/domain/result.js';
import {ClipboardContext} from '../../../../source/ui/copy/clipboard.js';
import {addUser, alicePassword, openConsole, valueOf, type OpenConsole} from '../../support/open-console.js';

const prepare = async (backend: Backend, admin: string) => {
	for (const username of ['alice', 'bob', 'carol', 'dave']) await addUser(backend, admin, username);
	valueOf(await backend.sessions.signIn('alice', alicePassword));
};

const marked = (screen: OpenConsole) => screen.lines().flatMap(line => /^✓[ ▸] (\S+)/u.exec(line)?.[1] ?? []);
const active = async (screen: OpenConsole) =>
	valueOf(await screen.other.users.list(screen.admin))
		.filter(user => user.active)
		.map(({username}) => username);
const records = async (screen: OpenConsole) =>
	(await screen.place.activity())
		.filter(({act}) => act === 'user.edit')
		.map(({object, result}) => `${object} ${result}`);

/** Puts an edit of one user in the place of the backend's, as long as `broken` holds. */
function refusing(username: string, broken: () => boolean) {
	return (backend: Backend): Backend => ({
		...backend,
		users: {
			...backend.users,
			async edit(token, id, edit) {
				const users = valueOf(await backend.users.list(token));
				const isIt = users.some(user => user.id === id && user.username === username);
				return isIt && broken() ? fail({code: 'user-not-found', name: username}) : backend.users.edit(token, id, edit);
			},
		},
	});
}

test('d on marked users names them, counts what ends, and has the focus on Cancel', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'space', 'd');
	await screen.shows('Deactivate 3 users?');
	await screen.shows('alice, bob, carol');
	await screen.shows('1 open session will end at once.');
	await screen.press('enter');
	await screen.shows('3 marked');
	assert.equal((await active(screen)).length, 5);
});

test('each user is deactivated by an act of its own, and the marks go', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'space', 'd');
	await screen.shows('1 open session');
	await screen.press('tab', 'enter');
	await screen.shows('✓ 3 users deactivated');
	assert.deepEqual(await active(screen), ['admin', 'dave']);
	assert.deepEqual(await records(screen), ['alice ok', 'bob ok', 'carol ok']);
	await screen.hides('marked');
});

test('what is refused is listed with its reason, keeps its mark, and can be tried again', async t => {
	let broken = true;
	const screen = await openConsole(t, {prepare, adapt: refusing('bob', () => broken)});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'space', 'd');
	await screen.shows('1 open session');
	await screen.press('tab', 'enter');
	await screen.shows('2 users deactivated, 1 refused');
	await screen.shows('✗ bob: ');
	broken = false;
	await screen.press('r');
	await screen.shows('✓ 1 user deactivated');
	assert.deepEqual(await active(screen), ['admin', 'dave']);
	await screen.hides('marked');
});

test('closing the list of refusals leaves their marks', async t => {
	const screen = await openConsole(t, {prepare, adapt: refusing('bob', () => true)});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'space', 'd');
	await screen.shows('1 open session');
	await screen.press('tab', 'enter');
	await screen.shows('1 refused');
	await screen.press('escape');
	await screen.shows('1 marked');
	assert.deepEqual(marked(screen), ['bob']);
});

test('the last active admin is refused before anything is done; the others go on', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('*', 'd');
	await screen.shows('Deactivate 4 users?');
	await screen.shows(/✗ admin: .*last/u);
	await screen.shows('1 user marked is inactive already.');
	await screen.press('tab', 'enter');
	await screen.shows('4 users deactivated, 1 refused');
	assert.deepEqual(await active(screen), ['admin']);
	await screen.press('enter');
	assert.deepEqual(marked(screen), ['admin']);
});

test('admins among them are named, and oneself: the own session ends last', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await prepare(backend, admin);
			await addUser(backend, admin, 'boss', true);
		},
	});
	await screen.shows('boss');
	await screen.press('space', 'space', 'd');
	await screen.shows('1 admin among them: admin.');
	await screen.shows('You (admin) are among them');
	await screen.press('tab', 'enter');
	await screen.shows('Ended: deactivated');
	const boss = valueOf(await screen.other.sessions.signIn('boss', alicePassword));
	const users = valueOf(await screen.other.users.list(boss.token));
	assert.deepEqual(
		users
			.filter(user => !user.active)
			.map(({username}) => username)
			.toSorted(),
		['admin', 'alice', 'determined'],
	);
});

/** An edit that waits until it is let go. */
function waitingEdits() {
	let go: (() => void) | undefined;
	let begun = 0;
	const adapt = (backend: Backend): Backend => ({
		...backend,
		users: {
			...backend.users,
			async edit(token, id, edit) {
				begun++;
				await new Promise<void>(resolve => {
					go = resolve;
				});
				return backend.users.edit(token, id, edit);
			},
		},
	});
	return {adapt, go: () => go?.(), begun: () => begun};
}

test('Esc stops after the one that is being done, and says what was not tried', async t => {
	const edits = waitingEdits();
	const screen = await openConsole(t, {prepare, adapt: edits.adapt});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'space', 'd');
	await screen.shows('1 open session');
	await screen.press('tab', 'enter');
	await screen.shows('Deactivating 3 users');
	await screen.shows('0 of 3');
	edits.go();
	await screen.shows('1 of 3');
	await screen.press('escape');
	await screen.shows('Stopping after bob');
	edits.go();
	await screen.shows('2 users deactivated, 1 not tried');
	assert.equal(edits.begun(), 2);
	await screen.press('escape');
	assert.deepEqual(marked(screen), ['carol']);
});

test('Ctrl-C stops a bulk act and not the console', async t => {
	const edits = waitingEdits();
	const screen = await openConsole(t, {prepare, adapt: edits.adapt});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'd');
	await screen.shows('1 open session');
	await screen.press('tab', 'enter');
	await screen.shows('0 of 2');
	await screen.press('ctrl-c');
	await screen.shows('Stopping after alice');
	edits.go();
	await screen.shows('1 user deactivated, 1 not tried');
});

test('a activates the inactive ones among the marked', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await prepare(backend, admin);
			for (const {id, username} of valueOf(await backend.users.list(admin)))
				if (username === 'bob' || username === 'carol')
					valueOf(await backend.users.edit(admin, id, {changes: {active: false}, base: {}}));
		},
	});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'space', 'a');
	await screen.shows('Activate 2 users?');
	await screen.shows('1 user marked is active already.');
	await screen.press('tab', 'enter');
	await screen.shows('✓ 2 users activated');
	assert.deepEqual(await active(screen), ['admin', 'alice', 'bob', 'carol', 'dave']);
});

test('where nobody is left to deactivate, only that is said', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('space', 'd');
	await screen.shows(/✗ admin: .*last/u);
	await screen.shows('There is nothing left to do.');
	assert.doesNotMatch(screen.text(), /no longer sign in|session/u);
});

test('one agent user is linked with all marked; the form is found as it was after Cancel', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'l');
	await screen.shows('det console ▸ Users ▸ Agent link');
	await screen.shows('Link 2 users: alice, bob');
	await screen.type('4000\tpool\t4000\tpool');
	await screen.press('ctrl-s');
	await screen.shows('Their tasks run as');
	await screen.press('enter');
	await screen.shows('Link 2 users: alice, bob');
	await screen.press('ctrl-s');
	await screen.shows('Their tasks run as');
	await screen.press('tab', 'enter');
	await screen.shows('✓ 2 users linked');
	const users = valueOf(await screen.other.users.list(screen.admin));
	assert.deepEqual(
		users.filter(({agentUserGroup}) => agentUserGroup?.agentUid === 4000).map(({username}) => username),
		['alice', 'bob'],
	);
});

test('x takes the links of the marked away and says whom their tasks run as then', async t => {
	const link = {agentUid: 4000, agentUser: 'pool', agentGid: 4000, agentGroup: 'pool'};
	const screen = await openConsole(t, {
		startPath: 'agents',
		async prepare(backend, admin) {
			await prepare(backend, admin);
			for (const {id, username} of valueOf(await backend.users.list(admin)))
				if (username === 'bob' || username === 'carol') valueOf(await backend.agents.link(admin, id, link, undefined));
		},
	});
	await screen.shows('pool');
	await screen.press('*', 'x');
	await screen.shows('Unlink 2 users?');
	await screen.shows('· Their tasks then run as the default.');
	await screen.shows(/· .*: no link, /);
	await screen.shows('4 users marked have no link.');
	await screen.press('tab', 'enter');
	await screen.shows('✓ 2 users unlinked');
	const users = valueOf(await screen.other.users.list(screen.admin));
	assert.ok(users.every(({agentUserGroup}) => agentUserGroup === undefined));
});

test('x ends the marked sessions one by one, the own one last', async t => {
	const screen = await openConsole(t, {prepare, startPath: 'sessions'});
	await screen.shows('2 sessions');
	await screen.press('*', 'x');
	await screen.shows('End 2 sessions?');
	await screen.shows('This session is among them');
	await screen.press('tab', 'enter');
	await screen.shows('Ended: revoked');
	const ended = (await screen.place.activity()).filter(({act}) => act === 'session.revoke');
	assert.equal(ended.length, 2);
});

test('at 60x15 the question of many users keeps its buttons', async t => {
	const screen = await openConsole(t, {prepare, columns: 60, rows: 15});
	await screen.shows('alice');
	await screen.press('*', 'd');
	await screen.shows('Deactivate 4 users?');
	await screen.shows('admin: Cannot be deactivated');
	await screen.shows(/\[ Cancel \] +Deactivate/u);
});

for (const [columns, rows] of [
	[60, 15],
	[80, 24],
] as const)
	test(`at ${columns} columns the footer begins with what can be done with the marked`, async t => {
		const screen = await openConsole(t, {prepare, columns, rows});
		await screen.shows('alice');
		await screen.press('down', 'space', 'space');
		await screen.shows('2 marked');
		assert.match(screen.lines().at(-1) ?? '', /^ d deactivate 2 {3}a activate 0 {3}l link 2 {3}.*\? help$/u);
		await screen.press('escape');
		await screen.hides('deactivate 2');
		assert.match(screen.lines().at(-1) ?? '', /^ ↵ open {3}n new/u);
	});

test('X on marked sessions ends all sessions of their users, the unmarked ones too', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await prepare(backend, admin);
			for (const username of ['alice', 'bob', 'carol']) valueOf(await backend.sessions.signIn(username, alicePassword));
		},
		startPath: 'sessions',
	});
	await screen.shows('5 sessions');
	await screen.press('down', 'space', 'down', 'space', 'up');
	await screen.shows(/x end 2 {3}X sign out 2/u);
	await screen.press('X');
	await screen.shows('End all sessions of 2 users?');
	await screen.shows('alice, bob');
	await screen.shows('3 open sessions will end at once, marked or not.');
	await screen.press('tab', 'enter');
	await screen.shows('✓ 2 users signed out everywhere');
	await screen.shows('2 sessions');
	const left = valueOf(await screen.other.sessions.list(screen.admin, {all: true}));
	assert.deepEqual(left.map(({username}) => username).toSorted(), ['admin', 'carol']);
});

test('y on the question copies the commands that do the same', async t => {
	const sent: string[] = [];
	const screen = await openConsole(t, {
		prepare,
		wrap: console => (
			<ClipboardContext.Provider value={{send: text => sent.push(text) > 0, det: ['det']}}>
				{console}
			</ClipboardContext.Provider>
		),
	});
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'd');
	await screen.shows('1 open session');
	await screen.press('y');
	await screen.shows('Command sent to the clipboard');
	assert.deepEqual(sent, ['det user edit alice --active false && det user edit bob --active false']);
});
