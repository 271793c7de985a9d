import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {addUser, alicePassword, asAlice, openConsole, valueOf} from '../../support/open-console.js';

async function withAlice(backend: Backend, admin: string): Promise<void> {
	await addUser(backend, admin, 'alice');
}

test('a page tells everything there is to know about a user', async t => {
	const screen = await openConsole(t, {
		startPath: 'users/alice',
		async prepare(backend, admin) {
			const password = {kind: 'generated'} as const;
			valueOf(await backend.users.create(admin, {username: 'alice', displayName: 'Alice Ace', admin: true, password}));
		},
	});
	await screen.shows('Alice Ace');
	for (const fact of [
		/Username +alice$/m,
		/Role +ClusterAdmin \(admin\)/,
		/Status +● active/,
		/Kind +local: one-time password, not yet changed/,
		/Tasks run as +! root \(0:0\): no link, no default_task: the built-in default$/m,
		/Last sign-in +never/,
		/Created +2026-11-23 08:00 UTC/,
		/Created .* · id 3/,
	])
		await screen.shows(fact);
});

test('nothing of a page is lost at the smallest size', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice', prepare: withAlice, columns: 60, rows: 15});
	await screen.shows('Display name');
	for (const label of [
		'Username',
		'Display name',
		'Role',
		'Status',
		'Kind',
		'Tasks run as',
		'Last sign-in',
		'Modified',
	])
		assert.match(screen.text(), new RegExp(`^ {2}${label} `, 'm'));
	assert.match(screen.text(), /Created +2026-11-23 08:00 UTC · id 3/);
});

test('a change made elsewhere shows at once, and so does another name', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice', prepare: withAlice});
	await screen.shows('Display name');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {displayName: 'Ace'}, base: {displayName: ''}}));
	await screen.shows(/Display name +Ace/);
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {username: 'alicia'}, base: {username: 'alice'}}));
	await screen.shows(/Username +alicia/);
	await screen.shows('det console ▸ Users ▸ alicia');
	await screen.press('e');
	await screen.shows('det console ▸ Users ▸ alicia ▸ Edit');
	await screen.shows(/Username +alicia/);
});

test('a name nobody has is said, on each of its pages, and Esc leads to the users', async t => {
	for (const path of ['users/nobody', 'users/nobody/edit', 'users/nobody/password']) {
		const screen = await openConsole(t, {startPath: path});
		await screen.shows('nobody: User not found');
		while (screen.text().includes('nobody')) await screen.press('escape');
		await screen.shows('Sorted by username');
	}
});

test('deactivation says first what follows, and names the sessions that end', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice', prepare: withAlice});
	valueOf(await screen.other.sessions.signIn('alice', alicePassword));
	valueOf(await screen.other.sessions.signIn('alice', alicePassword));
	await screen.shows('● active');
	await screen.press('d');
	await screen.shows('Deactivate alice?');
	await screen.shows('alice can no longer sign in or act.');
	await screen.shows('2 open sessions will end at once.');
	await screen.press('enter');
	await screen.shows('● active');
	await screen.press('d');
	await screen.shows('2 open sessions');
	await screen.press('tab', 'enter');
	await screen.shows('✓ alice deactivated · 2 sessions ended');
	await screen.shows('○ inactive: cannot sign in or act');
	assert.equal((await screen.place.stored('alice')).active, false);
});

test('the question is as high before the consequences are known as after', async t => {
	const answer = Promise.withResolvers<void>();
	const screen = await openConsole(t, {
		startPath: 'users/alice',
		prepare: withAlice,
		adapt: backend => ({
			...backend,
			users: {
				...backend.users,
				async consequences(token, id) {
					await answer.promise;
					return backend.users.consequences(token, id);
				},
			},
		}),
	});
	await screen.shows('● active');
	await screen.press('d');
	await screen.shows('Deactivate alice?');
	const border = screen.lines().findIndex(line => line.includes('╭'));
	answer.resolve();
	await screen.shows('No session is open.');
	assert.equal(
		screen.lines().findIndex(line => line.includes('╭')),
		border,
	);
});

test('activation says that ended sessions stay ended', async t => {
	const screen = await openConsole(t, {
		startPath: 'users/alice',
		async prepare(backend, admin) {
			const {id} = await addUser(backend, admin, 'alice');
			valueOf(await backend.users.edit(admin, id, {changes: {active: false}, base: {active: true}}));
		},
	});
	await screen.shows('○ inactive');
	await screen.press('a');
	await screen.shows('Activate alice?');
	assert.match(screen.text(), /Sessions that ended stay ended/);
	await screen.press('tab', 'enter');
	await screen.shows('✓ alice activated');
	await screen.shows('● active');
});

test('the last active admin cannot be deactivated: nothing follows from it, and there is no verb to press', async t => {
	const screen = await openConsole(t, {startPath: 'users/admin'});
	await screen.shows('● active');
	await screen.press('d');
	await screen.shows(/✗ admin is the last active admin and cannot be/);
	assert.doesNotMatch(screen.text(), /Cancel +\S* *Deactivate/);
	assert.doesNotMatch(screen.text(), /no longer sign in|will end at once|as command/);
	await screen.press('tab', 'enter');
	await screen.shows('● active');
});

test('who became the last admin while the question was open stays active', async t => {
	const screen = await openConsole(t, {
		startPath: 'users/admin',
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice', true)),
	});
	await screen.shows('● active');
	await screen.press('d');
	await screen.shows('session');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {admin: false}, base: {admin: true}}));
	await screen.press('tab', 'enter');
	await screen.shows('Cannot be deactivated: admin is the last active admin');
	await screen.press('enter');
	await screen.shows('● active');
});

test('who is no admin can only look', async t => {
	const screen = await openConsole(t, {startPath: 'users/admin', prepare: withAlice, as: asAlice});
	await screen.shows('● active');
	await screen.press('d');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
});

test('a remote user has no password to set, and the key says so', async t => {
	const screen = await openConsole(t, {
		startPath: 'users/rita',
		async prepare(backend, admin) {
			const password = {kind: 'remote'} as const;
			valueOf(await backend.users.create(admin, {username: 'rita', displayName: '', admin: false, password}));
		},
	});
	await screen.shows('remote: signs in with the identity provider');
	await screen.press('w');
	await screen.shows('rita signs in with an identity provider and has no password here');
});

test('a fact too long for the smallest screen is cut with a sign of the terminal', async t => {
	const screen = await openConsole(t, {
		columns: 60,
		rows: 15,
		unicode: false,
		startPath: 'users/admin',
		async prepare(backend, admin) {
			for (const name of ['vision', 'speech', 'robots']) valueOf(await backend.workspaces.create(admin, name));
		},
	});
	await screen.shows(/Role +ClusterAdmin.*~$/m);
	assert.doesNotMatch(screen.text(), /…/);
});

test("p opens one's own page from the page of another, so that w means one's own password then", async t => {
	const screen = await openConsole(t, {
		startPath: 'users/determined',
	});
	await screen.shows('det console ▸ Users ▸ determined');
	await screen.press('p');
	await screen.shows('det console ▸ Account');
	await screen.press('p', 'escape');
	await screen.shows('det console ▸ Users ▸ determined');
});
