import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Backend, Token} from '../../../../source/backend/backend.js';
import {addUser, asAdmin, asAlice, openConsole, valueOf, type OpenOptions} from '../../support/open-console.js';

/** Opens the console as alice, WorkspaceAdmin of `research` and of nothing else. */
function open(t: TestContext, options: OpenOptions = {}) {
	return openConsole(t, {
		as: asAlice,
		startPath: 'workspaces',
		...options,
		async prepare(backend, admin) {
			const {id: userId} = await addUser(backend, admin, 'alice');
			await addUser(backend, admin, 'bob');
			const {id: workspaceId} = valueOf(await backend.workspaces.create(admin, 'research'));
			valueOf(await backend.workspaces.create(admin, 'vision'));
			valueOf(await backend.roles.assign(admin, userId, {role: 'WorkspaceAdmin', workspaceId}));
			await options.prepare?.(backend, admin);
		},
	});
}

const askAdmin = 'Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.';

async function adminsOf(backend: Backend, token: Token, name: string): Promise<readonly string[]> {
	return valueOf(await backend.workspaces.get(token, name)).admins;
}

test('a WorkspaceAdmin renames, archives and deletes the own workspace', async t => {
	const screen = await open(t, {startPath: 'workspaces/research'});
	await screen.shows(/alice +● active/);
	await screen.press('e');
	await screen.shows('▸ Rename');
	await screen.type(' 2\r');
	await screen.shows('✓ research is research 2 now');
	await screen.press('a', 'tab', 'enter');
	await screen.shows('✓ research 2 archived');
	await screen.press('d');
	await screen.shows('No longer WorkspaceAdmin of it: admin, alice.');
	await screen.type('research 2\r');
	await screen.shows('✓ research 2 deleted');
	const left = valueOf(await screen.other.workspaces.list(screen.admin));
	assert.deepEqual(left.map(({name}) => name), ['Uncategorized', 'vision']); // prettier-ignore
});

test('a WorkspaceAdmin names others in the own workspace, and only there', async t => {
	const screen = await open(t, {startPath: 'workspaces/research'});
	await screen.shows(/alice +● active/);
	await screen.press('r');
	await screen.type('bob\r');
	await screen.shows('✓ bob is WorkspaceAdmin of research now');
	assert.deepEqual(await adminsOf(screen.other, screen.admin, 'research'), ['admin', 'alice', 'bob']);
	const elsewhere = await open(t, {startPath: 'workspaces/vision'});
	await elsewhere.shows(/admin +● active/);
	for (const key of ['r', 'x']) {
		await elsewhere.press(key);
		await elsewhere.shows(`· ${askAdmin}`);
		await elsewhere.press('f1', 'escape', 'enter', 'escape');
		await elsewhere.hides('Ask admin');
	}
});

test("on a workspace of somebody else a WorkspaceAdmin's acts say why not, also behind deep links", async t => {
	const screen = await open(t);
	await screen.shows('3 workspaces');
	await screen.press('end');
	await screen.shows(/▸ vision/);
	for (const key of ['e', 'a', 'd']) {
		await screen.press(key);
		await screen.shows(`· ${askAdmin}`);
		await screen.press('f1', 'escape', 'enter', 'escape');
		await screen.hides('Ask admin');
	}

	for (const path of ['rename', 'delete', 'assign', 'tasks/edit', 'experiment/delete']) {
		const direct = await open(t, {startPath: `workspaces/vision/${path}`});
		await direct.shows(askAdmin);
		direct.unmount();
	}
});

test('a role given while the page is open makes its keys work, and one taken away takes them', async t => {
	const screen = await open(t, {startPath: 'workspaces/vision'});
	await screen.shows(/admin +● active/);
	const {id: userId} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	const {id: workspaceId} = valueOf(await screen.other.workspaces.get(screen.admin, 'vision'));
	const grant = {role: 'WorkspaceAdmin', workspaceId} as const;
	valueOf(await screen.other.roles.assign(screen.admin, userId, grant));
	await screen.shows(/alice +● active/);
	await screen.press('a');
	await screen.shows('Archive vision?');
	valueOf(await screen.other.roles.unassign(screen.admin, userId, grant));
	await screen.press('tab', 'enter');
	await screen.shows('✗ Ask a ClusterAdmin: only a ClusterAdmin or its');
	assert.equal(valueOf(await screen.other.workspaces.get(screen.admin, 'vision')).archived, false);
});

test('a member without roles sees everything there is to see', async t => {
	const screen = await open(t, {as: {...asAlice, username: 'bob'}});
	await screen.shows(/research +none +admin, alice +● active/);
	await screen.press('down', 'up', 'enter');
	for (const fact of [/Owner +admin/, /Created +20\d\d-/, /admin +● active/, /alice +● active/])
		await screen.shows(fact);
	await screen.press('c');
	await screen.shows('No policy for experiments of workspace research');
	await screen.press('h');
	await screen.shows('There never was one.');
	await screen.press('r');
	await screen.shows(`· ${askAdmin}`);
});

test('taking the own role away says that somebody else must give it back', async t => {
	const screen = await open(t, {startPath: 'workspaces/research'});
	await screen.shows(/alice +● active/);
	await screen.press('end', 'x');
	await screen.shows('This is your own role: somebody else must give it back.');
	await screen.press('tab', 'enter');
	await screen.shows('✓ alice is no longer WorkspaceAdmin of research');
	await screen.press('r');
	await screen.shows(askAdmin);
});

/** A backend whose store cannot be written, for a reason with an escape code in it. */
function readOnly(backend: Backend): Backend {
	return {...backend, place: {...backend.place, readOnly: 'the disk is\u001B[31m full'}};
}

test('on a store that cannot be written all is shown, and every act says why not', async t => {
	const screen = await open(t, {as: asAdmin, adapt: readOnly});
	await screen.shows(/research +none +admin, alice +● active/);
	for (const key of ['n', 'e', 'a', 'd']) {
		await screen.press(key);
		await screen.shows('· View only: the disk is␛[31m full');
		await screen.press('enter', 'escape');
		await screen.hides('· View only: the disk');
	}

	for (const path of [
		'new-workspace',
		'workspaces/research/rename',
		'workspaces/research/delete',
		'workspaces/research/assign',
		'workspaces/research/experiment/edit',
		'users/alice/roles/assign',
	]) {
		const direct = await open(t, {as: asAdmin, adapt: readOnly, startPath: path});
		await direct.shows(/^ the disk is␛\[31m full/m);
		assert.ok(!direct.frames.some(frame => frame.includes('\u001B[31m')), path);
		direct.unmount();
	}
});
