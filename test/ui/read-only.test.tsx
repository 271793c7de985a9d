import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../source/backend/backend.js';
import {addUser, asAlice, openConsole, valueOf} from './support/open-console.js';

const readOnly = 'it was opened with --read-only';

async function furnished(backend: Backend, admin: string): Promise<void> {
	await addUser(backend, admin, 'alice');
	valueOf(await backend.workspaces.create(admin, 'ml'));
}

test('the header says read-only, and the line below why', async t => {
	const screen = await openConsole(t, {prepare: furnished, readOnly});
	await screen.shows('alice');
	assert.match(screen.lines()[0] ?? '', /admin@gpu01 · ClusterAdmin · read-only$/);
	assert.match(screen.lines()[2] ?? '', /View only: it was opened with --read-only/);
});

test('where the header has no room for both, read-only stays', async t => {
	const screen = await openConsole(t, {prepare: furnished, readOnly, columns: 60, startPath: 'users/alice/sessions'});
	await screen.shows('Sessions');
	assert.match(screen.lines()[0] ?? '', / read-only$/);
});

/** Screens with the keys that change something there. */
const keys: Readonly<Record<string, readonly string[]>> = {
	users: ['n', 'e', 'd', 'w', 'l', 'u'],
	'users/alice': ['e', 'd', 'w', 'l', 'u'],
	'users/admin/roles': ['r', 'x', 'u'],
	sessions: ['x', 'X', 'o', 'u'],
	agents: ['l', 'u'],
	'default-task': ['n', 'r', 'c', 'x', 'u'],
	workspaces: ['n', 'e', 'a', 'd', 'u'],
	'workspaces/ml': ['e', 'a', 'd', 'r', 'x', 'u'],
	policies: ['e', 'd', 'u'],
	account: ['w', 'e', 'u'],
};

for (const [path, all] of Object.entries(keys)) {
	test(`read-only, every key that would change something says why it does not: ${path}`, async t => {
		const screen = await openConsole(t, {prepare: furnished, readOnly, startPath: path});
		await screen.until(() => screen.offers().includes('app.undo'));
		const [header] = screen.lines();
		for (const key of all) {
			await screen.press(key);
			assert.match(screen.lines().at(-2) ?? '', /^ · View only: it was opened with --read-only/, key);
			assert.equal(screen.lines()[0], header, key);
			assert.ok(!screen.offers().includes('dialog.press'), key);
		}
	});
}

/** Every form, as a path on the command line opens it. */
const forms = [
	'new-user',
	'users/alice/edit',
	'users/alice/password',
	'users/alice/link',
	'users/alice/roles/assign',
	'account/password',
	'default-task/custom',
	'new-workspace',
	'workspaces/ml/rename',
	'workspaces/ml/delete',
	'workspaces/ml/assign',
	'policies/tasks/edit',
	'policies/tasks/delete',
];

for (const path of forms) {
	test(`read-only, nothing can be typed that would be refused: ${path}`, async t => {
		const screen = await openConsole(t, {prepare: furnished, readOnly, startPath: path});
		await screen.shows(/^ (?!!).*it was opened with --read-only/m);
		assert.ok(!screen.offers().some(id => /^(form|editor|dialog)\./.test(id)), screen.offers().join(' '));
	});
}

test('who may change only themselves sees that in the header', async t => {
	const screen = await openConsole(t, {prepare: furnished, as: asAlice});
	await screen.shows('alice@gpu01 · Member · own account only');
});

test('who administers a workspace may change more: the header has that role, and the workspace where it fits', async t => {
	const screen = await openConsole(t, {
		async prepare(backend, admin) {
			await furnished(backend, admin);
			const {id} = valueOf(await backend.workspaces.get(admin, 'ml'));
			const alice = valueOf(await backend.users.get(admin, 'alice'));
			valueOf(await backend.roles.assign(admin, alice.id, {role: 'WorkspaceAdmin', workspaceId: id}));
		},
		as: asAlice,
		startPath: 'users/alice/roles',
	});
	await screen.shows('alice@gpu01 · WorkspaceAdmin of ml');
	assert.doesNotMatch(screen.lines()[0] ?? '', /own account only/);
	await screen.resize({columns: 70, rows: 20});
	assert.match(screen.lines()[0] ?? '', / alice@gpu01 · WorkspaceAdmin$/);
});
