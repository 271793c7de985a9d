import assert from 'node:assert/strict';
import {test} from 'node:test';
import {permissions, permissionsOf, roleDescriptions} from '../../../source/domain/workspace/role-permissions.js';
import {roles} from '../../../source/domain/workspace/role.js';

test('every role is described once, with its number', () => {
	assert.deepEqual(
		roleDescriptions.map(({id, name}) => ({id, name})),
		[...roles],
	);
});

test('ClusterAdmin has every permission, WorkspaceAdmin those that can be held on a workspace', () => {
	assert.deepEqual(permissionsOf('ClusterAdmin'), permissions);
	const names = permissionsOf('WorkspaceAdmin').map(({name}) => name);
	assert.ok(names.includes('modify workspace config policies') && names.includes('assign roles'));
	assert.ok(!names.includes('modify global config policies') && !names.includes('administrate user'));
});

test('permissions are in the order of their numbers, each there once', () => {
	const ids = permissions.map(({id}) => id);
	assert.deepEqual(
		ids,
		[...new Set(ids)].toSorted((a, b) => a - b),
	);
});
