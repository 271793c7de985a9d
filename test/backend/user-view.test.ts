import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findByName} from '../../source/backend/user-view.js';
import type {StoredUser} from '../../source/store/document.js';
import {user} from '../store/fixture.js';

test('a name is found ignoring case and surrounding white space, and only whole', () => {
	const users = [user(1, 'admin'), user(2, 'Alice')];
	assert.equal(findByName(users, ' ALICE ')?.id, 2);
	assert.equal(findByName(users, 'ali'), undefined);
	assert.equal(findByName(users, '__proto__'), undefined);
});

test('a renamed user is found by the new name alone', () => {
	const users = [user(1, 'admin'), user(2, 'alice')];
	assert.equal(findByName(users, 'alice')?.id, 2);
	const renamed = [user(1, 'admin'), user(2, 'eve')];
	assert.deepEqual([findByName(renamed, 'eve')?.id, findByName(renamed, 'alice')], [2, undefined]);
});

test('the time of a look-up does not tell where the name stands: no user is looked at twice', () => {
	let looks = 0;
	const users = Array.from({length: 1000}, (_, index): StoredUser => {
		const stored = user(index + 1, '');
		Object.defineProperty(stored, 'username', {get: () => (looks++, `user${index}`)});
		return stored;
	});
	findByName(users, 'user0');
	const first = looks;
	for (const name of ['user0', 'user999', 'nobody']) findByName(users, name);
	assert.equal(looks, first);
});
