import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isLastActiveAdmin} from '../../source/domain/last-admin.js';

const member = {id: 2, admin: false, active: true, remote: false, password: {mustChange: false}};
const admin = {id: 1, admin: true, active: true, remote: false, password: {mustChange: false}};

test('the only active admin is the last one', () => {
	assert.equal(isLastActiveAdmin([admin, member], 1), true);
	assert.equal(isLastActiveAdmin([admin, member], 2), false);
});

test('of two active admins neither is the last one', () => {
	const users = [admin, {...admin, id: 3}];
	assert.deepEqual(
		users.map(({id}) => isLastActiveAdmin(users, id)),
		[false, false],
	);
});

test('deactivated and remote admins do not count', () => {
	assert.equal(isLastActiveAdmin([admin, {...admin, id: 3, active: false}], 1), true);
	assert.equal(isLastActiveAdmin([admin, {...admin, id: 3, remote: true}], 1), true);
	assert.equal(isLastActiveAdmin([admin, {...admin, id: 3, active: false}], 3), false);
});

test('admins who could not sign in for good do not count: without a password, or with a one-time one', () => {
	assert.equal(isLastActiveAdmin([admin, {...admin, id: 3, password: null}], 1), true);
	assert.equal(isLastActiveAdmin([admin, {...admin, id: 3, password: {mustChange: true}}], 1), true);
	assert.equal(isLastActiveAdmin([admin, {...admin, id: 3, password: {mustChange: true}}], 3), false);
});

test('where there is no admin nobody is the last one', () => {
	assert.equal(isLastActiveAdmin([member], 2), false);
	assert.equal(isLastActiveAdmin([], 1), false);
});
