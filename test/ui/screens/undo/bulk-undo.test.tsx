import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend, Token} from '../../../../source/backend/backend.js';
import {addUser, alicePassword, openConsole, valueOf, type OpenConsole} from '../../support/open-console.js';

const names = ['alice', 'bob', 'carol'];

async function prepare(backend: Backend, admin: Token): Promise<void> {
	for (const username of [...names, 'dave']) await addUser(backend, admin, username);
	await addUser(backend, admin, 'erin', true);
}

/** Deactivates alice, bob and carol by their marks. */
async function deactivateThree(screen: OpenConsole): Promise<void> {
	await screen.shows('alice');
	await screen.press('down', 'space', 'space', 'space', 'd');
	await screen.shows('No session is open.');
	await screen.press('tab', 'enter');
	await screen.shows('3 users deactivated');
}

async function active(screen: OpenConsole): Promise<readonly string[]> {
	const users = valueOf(await screen.other.users.list(screen.admin));
	return users.filter(user => user.active && names.includes(user.username)).map(({username}) => username);
}

/** Another admin. */
async function signedInErin({other}: OpenConsole): Promise<Token> {
	return valueOf(await other.sessions.signIn('erin', alicePassword)).token;
}

async function edit({other, admin}: OpenConsole, token: Token, username: string, changes: {active: boolean}) {
	const {id} = valueOf(await other.users.get(admin, username));
	valueOf(await other.users.edit(token, id, {changes, base: {}}));
}

for (const [columns, rows] of [
	[80, 24],
	[60, 15],
] as const)
	test(`at ${columns}x${rows} u takes a bulk act back as one, after showing what that restores, and does it again as one`, async t => {
		const screen = await openConsole(t, {prepare, columns, rows});
		await deactivateThree(screen);
		await screen.press('u');
		await screen.shows('Undo your change of 3 users?');
		await screen.shows('alice, bob, carol');
		await screen.shows('active: no → yes');
		await screen.shows('Sessions that have ended stay ended.');
		await screen.shows('You did this');
		await screen.press('enter');
		await screen.hides('Undo your change');
		assert.deepEqual(await active(screen), []);
		await screen.press('u');
		await screen.shows('Undo your change of 3 users?');
		await screen.press('tab', 'enter');
		await screen.shows('✓ Undone: 3 users, active: yes');
		assert.deepEqual(await active(screen), names);
		await screen.press('u');
		await screen.shows('Do your change of 3 users again?');
		await screen.shows('active: yes → no');
		await screen.shows('Open sessions end at once.');
		await screen.press('tab', 'enter');
		await screen.shows('✓ Done again: 3 users, active: no');
		assert.deepEqual(await active(screen), []);
	});

test('what somebody else changed since is told before and left out; the others are undone', async t => {
	const screen = await openConsole(t, {prepare});
	await deactivateThree(screen);
	const erin = await signedInErin(screen);
	for (const username of ['alice', 'carol']) await edit(screen, erin, username, {active: true});
	await screen.press('u');
	await screen.shows('Undo your change of 1 user?');
	await screen.shows('✗ 2 users: changed since by erin, cannot be undone (alice,');
	await screen.press('tab', 'enter');
	await screen.shows('Undone: 1 user, active: yes, 2 refused');
	await screen.shows('✗ alice: changed since by erin, cannot be undone');
	assert.doesNotMatch(screen.text(), /keeps its mark/);
	await screen.press('escape');
	await screen.hides('refused');
	assert.deepEqual(await active(screen), names);
});

test('where nothing of it can be undone any more, there is no verb', async t => {
	const screen = await openConsole(t, {prepare});
	await deactivateThree(screen);
	const erin = await signedInErin(screen);
	for (const username of names) await edit(screen, erin, username, {active: true});
	await screen.press('u');
	await screen.shows('There is nothing left to do.');
	await screen.shows('✗ 3 users: changed since by erin, cannot be undone (alice,');
	assert.doesNotMatch(screen.text(), /\bUndo\b(?! your)/);
});

test('what comes while the question stands is not overwritten', async t => {
	const screen = await openConsole(t, {prepare});
	await deactivateThree(screen);
	const erin = await signedInErin(screen);
	await screen.press('u');
	await screen.shows('Undo your change of 3 users?');
	await edit(screen, erin, 'bob', {active: true});
	await screen.press('tab', 'enter');
	await screen.shows('Undone: 2 users, active: yes, 1 refused');
	await screen.shows('✗ bob: changed since by erin, cannot be undone');
});

test('where one has done something else meanwhile, in another console, all of it is refused', async t => {
	const screen = await openConsole(t, {prepare});
	await deactivateThree(screen);
	await screen.press('u');
	await screen.shows('Undo your change of 3 users?');
	await edit(screen, screen.admin, 'dave', {active: false});
	await screen.press('tab', 'enter');
	await screen.shows('Undone: 0 users, active: yes, 3 refused');
	await screen.shows('✗ bob: You have done something else meanwhile: look at that first.');
	assert.deepEqual(await active(screen), []);
});

test('other links than one are told with the names they go back to', async t => {
	const pool = {agentUid: 4000, agentUser: 'pool', agentGid: 4000, agentGroup: 'pool'};
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await prepare(backend, admin);
			const together = backend.bulk();
			for (const {id, username} of valueOf(await backend.users.list(admin))) {
				if (!names.includes(username)) continue;
				const before = username === 'bob' ? {...pool, agentUser: 'bob'} : undefined;
				if (before) valueOf(await backend.agents.link(admin, id, before, undefined));
				valueOf(await together.agents.link(admin, id, pool, before));
			}
		},
	});
	await screen.press('u');
	await screen.shows('Undo your change of 3 agent links?');
	await screen.shows(/agent user: .*pool.* → none \(alice, carol\)/u);
	await screen.shows(/agent user: .*pool.* → bob:4000/u);
	await screen.press('tab', 'enter');
	await screen.shows('✓ Undone: 3 agent links');
});

test('of a bulk act whose only one was done the question is that of a single act', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			const {id} = await addUser(backend, admin, 'alice');
			valueOf(await backend.bulk().users.edit(admin, id, {changes: {active: false}, base: {}}));
		},
	});
	await screen.press('u');
	await screen.shows('Undo your change of alice?');
});

/** Undoings that wait until they are let go. */
function waitingUndo() {
	let go: (() => void) | undefined;
	const adapt = (backend: Backend): Backend => ({
		...backend,
		undo: {
			...backend.undo,
			async apply(token, seq) {
				await new Promise<void>(resolve => {
					go = resolve;
				});
				return backend.undo.apply(token, seq);
			},
		},
	});
	return {adapt, go: () => go?.()};
}

for (const key of ['escape', 'ctrl-c'] as const)
	test(`${key} stops after the one that is being undone; the rest can be gone on with as the same act`, async t => {
		const waiting = waitingUndo();
		const screen = await openConsole(t, {prepare, adapt: waiting.adapt});
		await deactivateThree(screen);
		await screen.press('u');
		await screen.shows('Undo your change of 3 users?');
		await screen.press('tab', 'enter');
		await screen.shows('Undoing 3 users');
		await screen.shows('0 of 3');
		await screen.press(key);
		await screen.shows('Stopping after alice');
		waiting.go();
		await screen.shows('Undone: 1 user, active: yes, 2 not tried');
		assert.deepEqual(await active(screen), ['alice']);
		await screen.press('r');
		await screen.shows('0 of 2');
		waiting.go();
		await screen.shows('1 of 2');
		waiting.go();
		await screen.shows('✓ Undone: 2 users, active: yes');
		await screen.press('u');
		await screen.shows('Do your change of 3 users again?');
	});

test('by ear it is the same', async t => {
	const screen = await openConsole(t, {prepare, linear: true});
	await screen.hears('7 users');
	await screen.press('down', 'space', 'space', 'd');
	await screen.hears('No session is open.');
	await screen.press('tab', 'enter');
	await screen.hears('2 users deactivated');
	await screen.press('u');
	await screen.hears('Undo your change of 2 users?');
	await screen.hears('active: no becomes yes');
	await screen.press('tab', 'enter');
	await screen.hears('Undone: 2 users, active: yes');
});
