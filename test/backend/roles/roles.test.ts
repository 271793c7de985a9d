import assert from 'node:assert/strict';
import test from 'node:test';
import {roles as allRoles} from '../../../source/domain/workspace/role.js';
import {addUser, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

const clusterAdmin = {role: 'ClusterAdmin'} as const;

test('ClusterAdmin is the admin flag: giving one gives the other, the last one stays', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	const bob = await addUser(backend, admin, 'bob');
	valueOf(await backend.roles.assign(admin, bob.id, clusterAdmin));
	assert.equal(valueOf(await backend.users.get(admin, 'bob')).admin, true);
	assert.deepEqual((await activity()).at(-1)?.changes, {role: [null, 'ClusterAdmin']});
	assert.equal(errorOf(await backend.roles.assign(admin, bob.id, clusterAdmin)).code, 'role-assigned');
	valueOf(await backend.users.edit(admin, bob.id, {changes: {admin: false}, base: {admin: true}}));
	assert.equal(errorOf(await backend.roles.unassign(admin, bob.id, clusterAdmin)).code, 'role-not-assigned');
	assert.deepEqual(errorOf(await backend.roles.unassign(admin, 1, clusterAdmin)), {
		code: 'last-admin',
		name: 'admin',
		act: 'be demoted',
	});
});

test('WorkspaceAdmin is given on one workspace, once, and listed by user and by workspace', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {roles, workspaces} = backend;
	const bob = await addUser(backend, admin, 'bob');
	const ml = valueOf(await workspaces.create(admin, 'ml'));
	const other = valueOf(await workspaces.create(admin, 'other'));
	const grant = {role: 'WorkspaceAdmin', workspaceId: ml.id} as const;
	assert.deepEqual(valueOf(await roles.assign(admin, bob.id, grant)), {
		role: 'WorkspaceAdmin',
		userId: bob.id,
		username: 'bob',
		active: true,
		workspace: {id: ml.id, name: 'ml'},
	});
	assert.equal(errorOf(await roles.assign(admin, bob.id, grant)).code, 'role-assigned');
	const listed = async (filter?: {userId?: number; workspaceId?: number}) =>
		valueOf(await roles.list(admin, filter)).map(({username, workspace}) => `${username} ${workspace?.name ?? '*'}`);
	assert.deepEqual(await listed(), ['admin *', 'admin ml', 'bob ml', 'admin other']);
	assert.deepEqual(await listed({userId: bob.id}), ['bob ml']);
	assert.deepEqual(await listed({workspaceId: other.id}), ['admin other']);
	assert.deepEqual(await listed({userId: bob.id, workspaceId: other.id}), []);
	valueOf(await roles.unassign(admin, bob.id, grant));
	assert.equal(errorOf(await roles.unassign(admin, bob.id, grant)).code, 'role-not-assigned');
	assert.equal(errorOf(await roles.assign(admin, 99, grant)).code, 'user-not-found');
	const nowhere = {role: 'WorkspaceAdmin', workspaceId: 99} as const;
	assert.equal(errorOf(await roles.assign(admin, bob.id, nowhere)).code, 'workspace-not-found');
});

test('deactivation keeps roles: they are there again afterwards (decision 30)', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const bob = await addUser(backend, admin, 'bob');
	const {id} = valueOf(await backend.workspaces.create(await tokenOf(backend, 'bob'), 'bobs'));
	for (const active of [false, true]) {
		valueOf(await backend.users.edit(admin, bob.id, {changes: {active}, base: {active: !active}}));
		const [holding] = valueOf(await backend.roles.list(admin, {workspaceId: id}));
		assert.deepEqual([holding?.username, holding?.active], ['bob', active]);
	}
});

test('the roles say what they allow, and everybody what they are allowed themselves', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'bob');
	const bob = await tokenOf(backend, 'bob');
	const described = valueOf(await backend.roles.listRoles(bob));
	assert.deepEqual(
		described.map(({id, name}) => ({id, name})),
		[...allRoles],
	);
	assert.deepEqual(valueOf(await backend.roles.myPermissions(bob)), {cluster: [], workspaces: []});
	const {id} = valueOf(await backend.workspaces.create(bob, 'bobs'));
	const own = valueOf(await backend.roles.myPermissions(bob));
	assert.deepEqual(own.cluster, []);
	assert.deepEqual(own.workspaces, [{workspace: {id, name: 'bobs'}, permissions: described[1]!.permissions}]);
	assert.ok(own.workspaces[0]!.permissions.every(({clusterOnly}) => !clusterOnly));
	assert.deepEqual(valueOf(await backend.roles.myPermissions(admin)).cluster, described[0]!.permissions);
});
