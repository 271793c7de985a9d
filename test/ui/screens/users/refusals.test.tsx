import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, asAlice, openConsole} from '../../support/open-console.js';

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
	const reasons = {
		n: 'only admin privileged users can create users',
		e: "only admin privileged users can set another user's display name",
		d: 'only admin privileged users can update users',
		w: "only admin privileged users can change other user's passwords",
	};
	for (const [key, reason] of Object.entries(reasons)) {
		await screen.press(key);
		await screen.shows(`· ${reason}`);
	}
});
