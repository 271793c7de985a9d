import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {addUser, asAlice, openConsole, valueOf} from '../../support/open-console.js';

async function withAlice(backend: Backend, admin: string): Promise<void> {
	await addUser(backend, admin, 'alice');
}

async function aliceDeactivated(backend: Backend, admin: string): Promise<void> {
	const {id} = await addUser(backend, admin, 'alice');
	valueOf(await backend.users.edit(admin, id, {changes: {active: false}, base: {}}));
}

test('u shows what undoing would restore; the focus is on Cancel, and cancelling changes nothing', async t => {
	const screen = await openConsole(t, {prepare: aliceDeactivated});
	await screen.press('u');
	await screen.shows('Undo your change of alice?');
	await screen.shows(/active +no → yes/);
	await screen.shows('Sessions that have ended stay ended.');
	await screen.shows('[ Cancel ]');
	await screen.press('enter');
	await screen.hides('Undo your change');
	assert.equal(valueOf(await screen.other.users.get(screen.admin, 'alice')).active, false);
});

test('the verb undoes it, says so, and u then offers to do it again', async t => {
	const screen = await openConsole(t, {prepare: aliceDeactivated});
	await screen.press('u');
	await screen.shows('Undo your change of alice?');
	await screen.press('tab', 'enter');
	await screen.shows('Undone: alice, active: yes');
	assert.equal(valueOf(await screen.other.users.get(screen.admin, 'alice')).active, true);
	await screen.press('u');
	await screen.shows('Do your change of alice again?');
	await screen.shows('You undid it');
	await screen.shows(/active +yes → no/);
	await screen.press('tab', 'enter');
	await screen.shows('Done again: alice, active: no');
});

test('what somebody else changed meanwhile cannot be undone: it says who, and there is no verb', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			const {id} = await addUser(backend, admin, 'alice');
			valueOf(await backend.users.edit(admin, id, {changes: {displayName: 'Ally'}, base: {}}));
			const alice = valueOf(await backend.sessions.signIn(asAlice.username, asAlice.password)).token;
			valueOf(await backend.users.edit(alice, id, {changes: {displayName: 'Alice'}, base: {}}));
		},
	});
	await screen.press('u');
	await screen.shows('alice was changed since by alice: it cannot be undone');
	assert.doesNotMatch(screen.text(), /\bUndo\b(?! your)/);
});

test('a change that comes while the question stands is not overwritten', async t => {
	const screen = await openConsole(t, {prepare: aliceDeactivated});
	await screen.press('u');
	await screen.shows('Undo your change of alice?');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	await addUser(screen.other, screen.admin, 'bob', true);
	const bob = valueOf(await screen.other.sessions.signIn('bob', asAlice.password)).token;
	valueOf(await screen.other.users.edit(bob, id, {changes: {active: true}, base: {}}));
	await screen.press('tab', 'enter');
	await screen.shows('alice was changed since by bob');
});

test('who has changed nothing is told so', async t => {
	const screen = await openConsole(t, {prepare: withAlice, as: asAlice});
	await screen.press('u');
	await screen.shows('You have changed nothing yet.');
});

test('what can never be undone is named with the reason, and what was done before it is offered', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await aliceDeactivated(backend, admin);
			await addUser(backend, admin, 'carol');
		},
	});
	await screen.press('u');
	await screen.shows('Creating carol cannot be undone');
	await screen.shows(/active +no → yes/);
});

test('the lines of a policy that would differ are shown', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			const text = 'constraints:\n  priority_limit: 7\n';
			valueOf(await backend.policies.set(admin, {scope: 'cluster'}, 'NTSC', text, undefined));
		},
	});
	await screen.press('u');
	await screen.shows('Undo your change of the policy for tasks of the cluster?');
	await screen.shows('-   priority_limit: 7');
	await screen.shows('it limits nothing then');
});

for (const path of [
	'users',
	'users/alice',
	'sessions',
	'agents',
	'default-task',
	'workspaces',
	'policies',
	'account',
	'users/alice/roles',
]) {
	test(`undoing is offered at rest: ${path}`, async t => {
		const screen = await openConsole(t, {prepare: withAlice, startPath: path});
		await screen.until(() => screen.offers().includes('app.undo'));
		await screen.press('u');
		await screen.shows('Undo your last change?');
		await screen.press('escape');
		await screen.hides('Undo your last change?');
	});
}

test('it is not offered over a form that is being filled in', async t => {
	const screen = await openConsole(t, {prepare: withAlice});
	await screen.press('n');
	await screen.shows('New user');
	await screen.press('tab', 'tab', 'tab', 'u');
	assert.doesNotMatch(screen.text(), /Undo your/);
});

test('a dialog does not hear it', async t => {
	const screen = await openConsole(t, {prepare: withAlice});
	await screen.press('down', 'd');
	await screen.shows('Deactivate alice?');
	await screen.press('u');
	assert.doesNotMatch(screen.text(), /Undo your/);
});
