import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, asAlice, openConsole, valueOf} from '../../support/open-console.js';

test('a key that would change nothing says so', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.press('a');
	await screen.shows('· admin is active already');
	await screen.press('down', 'd');
	await screen.shows('· determined is deactivated already');
	assert.doesNotMatch(screen.lines().at(-1) ?? '', / d deactivate/);
});

test('where there is no row a key for one says so', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.type('/zzz\r');
	await screen.press('e');
	await screen.shows('· There is no user here.');
	assert.doesNotMatch(screen.lines().at(-1) ?? '', / e edit/);
	await screen.press('escape');
	await screen.shows('determined');
	await screen.type(':workspaces /zzz\r');
	await screen.shows('▸ Workspaces');
	await screen.press('c');
	await screen.shows('· There is no workspace here.');
});

test('a member learns of every key of the list why it is not for members', async t => {
	const screen = await openConsole(t, {
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
		as: asAlice,
	});
	await screen.shows('determined');
	for (const key of ['n', 'e', 'd', 'w', 'l']) {
		await screen.press(key);
		await screen.shows('· Ask admin: only a ClusterAdmin may.');
		await screen.press('f1', 'escape', 'enter', 'escape');
		await screen.hides('Ask admin');
	}
});

test('whom to ask is an active ClusterAdmin, as the store has it now', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice');
			await addUser(backend, admin, 'zoe', true);
		},
		as: asAlice,
	});
	await screen.shows('determined');
	await screen.press('n');
	await screen.shows('· Ask admin:');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'admin'));
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {active: false}, base: {active: true}}));
	await screen.shows(/admin .*inactive/);
	await screen.press('n');
	await screen.shows('· Ask zoe: only a ClusterAdmin may.');
});
