import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {addUser, asAlice, openConsole, valueOf, type OpenOptions} from '../../support/open-console.js';

/** Opens the console with alice, and a workspace `research` of admin's. */
function open(t: TestContext, startPath: string, options: OpenOptions = {}) {
	return openConsole(t, {
		startPath,
		...options,
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice');
			valueOf(await backend.workspaces.create(admin, 'research'));
			await options.prepare?.(backend, admin);
		},
	});
}

test('a WorkspaceAdmin is named on the workspace, is told of on their page, and unnamed with a question', async t => {
	const screen = await open(t, 'workspaces/research');
	await screen.shows('WorkspaceAdmins:');
	await screen.press('r');
	await screen.shows('▸ Assign WorkspaceAdmin');
	await screen.type('nobody\r');
	await screen.shows("✗ User 'nobody' not found");
	await screen.press('ctrl-u');
	await screen.type('alice\r');
	await screen.shows('✓ alice is WorkspaceAdmin of research now');
	await screen.press('down');
	await screen.shows(/▸ alice/);
	await screen.press('enter');
	await screen.shows(/Role +Member, WorkspaceAdmin of research/);
	await screen.press('escape', 'x');
	await screen.shows('Take WorkspaceAdmin of research from alice?');
	await screen.press('tab', 'enter');
	await screen.shows('✓ alice is no longer WorkspaceAdmin of research');
	assert.deepEqual(valueOf(await screen.other.workspaces.get(screen.admin, 'research')).admins, ['admin']);
});

test('a role given twice is said at the name', async t => {
	const screen = await open(t, 'workspaces/research/assign');
	await screen.shows('Username');
	await screen.type('admin\r');
	await screen.shows('Row already exists');
});

test("roles of both kinds are given and taken on the user's page", async t => {
	const screen = await open(t, 'users/alice');
	await screen.shows(/Role +Member/);
	await screen.press('r');
	await screen.shows('alice has no role: a member');
	await screen.press('r');
	await screen.shows('▸ Assign');
	await screen.type('\tresearch\r');
	await screen.shows('✓ alice is WorkspaceAdmin of research now');
	await screen.press('r');
	await screen.press('space');
	await screen.hides('Workspace  ');
	await screen.press('ctrl-s');
	await screen.shows('✓ alice is ClusterAdmin of the whole cluster now');
	await screen.shows(/ClusterAdmin +the whole cluster/);
	assert.equal(valueOf(await screen.other.users.get(screen.admin, 'alice')).admin, true);
	await screen.press('home', 'x');
	await screen.shows('Take ClusterAdmin of the whole cluster from alice?');
	await screen.press('tab', 'enter');
	await screen.shows('✓ alice is no longer ClusterAdmin of the whole cluster');
});

test('the last active admin keeps the role, and the question says why', async t => {
	const screen = await open(t, 'users/admin/roles');
	await screen.shows(/ClusterAdmin +the whole cluster/);
	await screen.press('x', 'tab', 'enter');
	await screen.shows('last active admin');
});

test('a member sees the roles and changes none; a WorkspaceAdmin those of the own workspace', async t => {
	const screen = await open(t, 'workspaces/research', {as: asAlice});
	await screen.shows(/▸ admin/);
	await screen.press('x');
	await screen.shows('Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	const {id: workspaceId} = valueOf(await screen.other.workspaces.get(screen.admin, 'research'));
	valueOf(await screen.other.roles.assign(screen.admin, id, {role: 'WorkspaceAdmin', workspaceId}));
	await screen.shows('  alice');
	// Keys wait for what a page shows, roles among it.
	await screen.press('5');
	await screen.shows('admin, alice');
	await screen.press('enter', 'x');
	await screen.shows('Take WorkspaceAdmin of research from admin?');
});

test('x takes all marked roles away, and says which was refused', async t => {
	const screen = await open(t, 'users/admin/roles', {
		// Who makes a workspace is its first WorkspaceAdmin.
		prepare: async (backend, admin) => void valueOf(await backend.workspaces.create(admin, 'vision')),
	});
	await screen.shows('ClusterAdmin');
	await screen.press('*', 'x');
	await screen.shows(/Unassign 3 roles\?/);
	await screen.press('tab', 'enter');
	await screen.shows('2 roles taken away, 1 refused');
	await screen.shows(/ClusterAdmin of the whole cluster \(admin\): Cannot be/);
	await screen.press('enter');
	await screen.shows('1 marked · 1 role');
});

test('a role given to somebody inactive rests, which is said before and after', async t => {
	const screen = await open(t, 'users/determined/roles/assign');
	await screen.shows('determined is inactive: a role rests until the user is activated.');
	await screen.press('tab');
	await screen.type('research\r');
	await screen.shows('✓ determined (inactive) is WorkspaceAdmin of research now: it rests');
	const typed = await open(t, 'workspaces/research/assign');
	await typed.shows('Username');
	await typed.type('determined\r');
	await typed.shows('✓ determined (inactive) is WorkspaceAdmin of research now: it rests');
});

test('a workspace where one may not give roles is said at its name, with whom to ask', async t => {
	const screen = await open(t, 'users/alice/roles/assign', {as: asAlice});
	await screen.shows('Workspace');
	await screen.press('tab');
	await screen.type('research\r');
	await screen.shows(/Workspace +research\n +✗ Ask a ClusterAdmin: only a ClusterAdmin or its/);
});
