import assert from 'node:assert/strict';
import test from 'node:test';
import {addUser, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

test('Uncategorized is there from set-up, and nothing can be done to it', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {workspaces} = backend;
	const [first, ...rest] = valueOf(await workspaces.list(admin));
	assert.deepEqual(
		[first?.id, first?.name, first?.archived, first?.owner, rest],
		[1, 'Uncategorized', false, 'admin', []],
	);
	for (const act of ['archive', 'unarchive', 'remove'] as const) {
		assert.equal(errorOf(await workspaces[act](admin, 1)).code, 'workspace-state', act);
	}

	assert.equal(errorOf(await workspaces.rename(admin, 1, 'other', 'Uncategorized')).code, 'workspace-state');
});

test('who creates a workspace becomes its WorkspaceAdmin, and it is found ignoring case', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	await addUser(backend, admin, 'carol');
	const carol = await tokenOf(backend, 'carol');
	const made = valueOf(await backend.workspaces.create(carol, '  Machine Learning '));
	assert.deepEqual([made.id, made.name, made.owner, made.admins], [2, 'Machine Learning', 'carol', ['carol']]);
	assert.deepEqual(valueOf(await backend.workspaces.get(admin, 'machine LEARNING')), made);
	const record = (await activity()).at(-1);
	assert.deepEqual([record?.act, record?.object], ['workspace.create', 'Machine Learning']);
	assert.equal(errorOf(await backend.workspaces.get(admin, 'nope')).code, 'workspace-not-found');
});

test('names are unique ignoring case, and keep the rules', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {workspaces} = backend;
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	for (const name of ['ML', 'uncategorized', '', '  ', 'x'.repeat(81), 'a\nb']) {
		assert.equal(errorOf(await workspaces.create(admin, name)).code, 'name-invalid', JSON.stringify(name));
		if (name !== 'ML') assert.equal(errorOf(await workspaces.rename(admin, id, name, 'ml')).code, 'name-invalid');
	}

	assert.equal(valueOf(await workspaces.rename(admin, id, 'ML', 'ml')).name, 'ML', 'its own name in other letters');
	assert.equal(valueOf(await workspaces.create(admin, '__proto__')).name, '__proto__');
});

test('a rename on top of another rename is a conflict', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const other = await open();
	const {id} = valueOf(await backend.workspaces.create(admin, 'ml'));
	valueOf(await other.workspaces.rename(admin, id, 'mlops', 'ml'));
	assert.deepEqual(errorOf(await backend.workspaces.rename(admin, id, 'ai', 'ml')), {
		code: 'conflict',
		name: 'mlops',
		fields: [{field: 'name', base: 'ml', current: 'mlops', wanted: 'ai'}],
	});
	assert.equal(valueOf(await backend.workspaces.rename(admin, id, 'mlops', 'ml')).name, 'mlops', 'the same wish');
});

test('archiving and back; an archived one is not renamed', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {workspaces} = backend;
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	assert.equal(valueOf(await workspaces.archive(admin, id)).archived, true);
	assert.equal(errorOf(await workspaces.archive(admin, id)).code, 'workspace-state');
	assert.equal(errorOf(await workspaces.rename(admin, id, 'x', 'ml')).code, 'workspace-state');
	assert.equal(valueOf(await workspaces.unarchive(admin, id)).archived, false);
	assert.equal(errorOf(await workspaces.unarchive(admin, id)).code, 'workspace-state');
});

test('deleting says what goes, takes roles and policies along, keeps their texts in the log, and never reuses the id', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	const {workspaces, policies, roles} = backend;
	const bob = await addUser(backend, admin, 'bob');
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	const text = 'constraints: {priority_limit: 3} # why\n';
	valueOf(await policies.set(admin, {scope: 'workspace', workspaceId: id}, 'NTSC', text, undefined));
	valueOf(await roles.assign(admin, bob.id, {role: 'WorkspaceAdmin', workspaceId: id}));
	assert.deepEqual(valueOf(await workspaces.consequences(admin, id)), {admins: ['admin', 'bob'], policies: ['NTSC']});
	valueOf(await workspaces.remove(admin, id));
	assert.equal(errorOf(await workspaces.get(admin, 'ml')).code, 'workspace-not-found');
	assert.deepEqual(
		valueOf(await roles.list(admin)).map(({role, username}) => [role, username]),
		[['ClusterAdmin', 'admin']],
	);
	assert.deepEqual((await activity()).at(-1)?.changes, {
		id: [id, null],
		name: ['ml', null],
		WorkspaceAdmin: ['admin, bob', null],
		NTSC: [text, null],
	});
	const again = valueOf(await workspaces.create(admin, 'ml'));
	assert.deepEqual([again.id, again.policies], [id + 1, []]);
});
