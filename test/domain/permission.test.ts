import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	mayChangeDefaultTask,
	mayChangeOwnPassword,
	mayCreateUser,
	mayEditUser,
	mayLinkAgentUser,
	maySeeSessionsOf,
	maySetPassword,
	type Actor,
} from '../../source/domain/permission.js';
import {editableFields} from '../../source/domain/user.js';
import {missingRole} from '../../source/domain/workspace/role.js';

const admin: Actor = {id: 1, username: 'admin', admin: true, active: true};
const alice: Actor = {id: 3, username: 'alice', admin: false, active: true};
const bob = {id: 4};

test('an admin may do everything to everybody', () => {
	for (const target of [admin, alice, bob]) {
		for (const field of editableFields) assert.equal(mayEditUser(admin, target, field), undefined);
		assert.equal(maySetPassword(admin, target), undefined);
		assert.equal(maySeeSessionsOf(admin, target), undefined);
	}

	assert.equal(mayCreateUser(admin), undefined);
	assert.equal(mayLinkAgentUser(admin), undefined);
});

test('every refusal of what admins may is known to be one for want of that role', () => {
	const reasons = [
		mayCreateUser(alice),
		mayLinkAgentUser(alice),
		mayChangeDefaultTask(alice),
		maySetPassword(alice, alice),
		maySetPassword(alice, bob),
		maySeeSessionsOf(alice, bob),
		...editableFields.map(field => mayEditUser(alice, bob, field)),
	];
	for (const reason of reasons) assert.equal(missingRole(reason ?? ''), 'ClusterAdmin', reason);
});

test("a member may not touch others, and is told so in the product's words", () => {
	assert.equal(mayCreateUser(alice), 'only admin privileged users can create users');
	assert.equal(mayLinkAgentUser(alice), 'only admin privileged users can update users');
	assert.equal(maySetPassword(alice, bob), "only admin privileged users can change other user's passwords");
	const reasons = editableFields.map(field => [field, mayEditUser(alice, bob, field)]);
	assert.deepEqual(Object.fromEntries(reasons), {
		displayName: "only admin privileged users can set another user's display name",
		remote: 'only admin privileged users can update other users',
		active: 'only admin privileged users can update users',
		username: 'only admin privileged users can update other users',
		admin: 'only admin privileged users can update users',
	});
});

test('a member may change their own username and display name, and nothing else of themselves', () => {
	const allowed = editableFields.filter(field => mayEditUser(alice, alice, field) === undefined);
	assert.deepEqual(allowed, ['displayName', 'username']);
});

test('a member changes their own password only with the current one', () => {
	assert.equal(mayChangeOwnPassword({...alice, remote: false}), undefined);
	assert.equal(maySetPassword(alice, alice), 'only admin privileged users can set a password without the current one');
});

test('a remote user has no password to change', () => {
	assert.equal(mayChangeOwnPassword({...alice, remote: true}), 'Cannot set password for remote users');
});

test('a member sees their own sessions only', () => {
	assert.equal(maySeeSessionsOf(alice, alice), undefined);
	assert.match(maySeeSessionsOf(alice, bob) ?? '', /only admin privileged users/);
});

test('a deactivated user may do nothing, admin or not', () => {
	for (const actor of [admin, alice]) {
		const gone = {...actor, active: false};
		const reasons = [
			mayCreateUser(gone),
			mayLinkAgentUser(gone),
			maySetPassword(gone, gone),
			mayChangeOwnPassword({...gone, remote: false}),
			maySeeSessionsOf(gone, gone),
			...editableFields.map(field => mayEditUser(gone, gone, field)),
		];
		assert.deepEqual([...new Set(reasons)], ['user does not have permission']);
	}
});
