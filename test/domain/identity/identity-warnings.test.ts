import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nobodyTask, rootTask} from '../../../source/domain/default-task.js';
import {identityWarnings, parseAccounts} from '../../../source/domain/identity/identity-warnings.js';

const accounts = {
	users: parseAccounts(
		'root:x:0:0:root:/root:/bin/bash\ntoor:x:0:0::/root:/bin/sh\nbob:x:1000:1000::/home/bob:/bin/sh\n',
	),
	groups: parseAccounts('root:x:0:\nusers:x:100:bob\n'),
};
const bob = {user: 'bob', uid: 1000, group: 'users', gid: 100};
const none = {users: [], groups: []};

test('an identity as this host knows it needs no warning, nor does one it does not know', () => {
	assert.deepEqual(identityWarnings(bob, accounts), []);
	assert.deepEqual(identityWarnings({user: 'alice', uid: 2000, group: 'ml', gid: 2001}, accounts), []);
	assert.deepEqual(identityWarnings(nobodyTask, accounts), []);
});

test('a name that has another number here is told, and a number that has another name', () => {
	assert.deepEqual(identityWarnings({...bob, uid: 1001}, accounts), ['on this host bob has the uid 1000, not 1001']);
	assert.deepEqual(identityWarnings({...bob, user: 'alice'}, accounts), ['on this host uid 1000 is bob, not alice']);
	assert.deepEqual(identityWarnings({...bob, group: 'staff'}, accounts), ['on this host gid 100 is users, not staff']);
	assert.deepEqual(identityWarnings({...bob, gid: 101}, accounts), ['on this host users has the gid 100, not 101']);
});

test('root is warned of, and a second name of it is no mismatch', () => {
	assert.deepEqual(identityWarnings(rootTask, none), ['uid 0 is root', 'gid 0 is root']);
	assert.deepEqual(identityWarnings({...rootTask, user: 'toor'}, accounts), ['uid 0 is root', 'gid 0 is root']);
});

test('nobody is warned of: it has no writable HOME', () => {
	const warnings = identityWarnings({user: 'nobody', uid: 65_534, group: 'nogroup', gid: 65_534}, none);
	assert.equal(warnings.length, 1);
	assert.match(warnings[0] ?? '', /HOME/);
});

test('65535 is warned of in both places', () => {
	assert.equal(identityWarnings({...bob, uid: 65_535, gid: 65_535}, none).length, 2);
});

test('lines that are no accounts are skipped', () => {
	const text = '# comment\n\nbob:x:1000:\n+::::::\nbad:x:-1:\nbad:x:1e3:\nbad\n:x:5:\n\u0000:x\n';
	assert.deepEqual(parseAccounts(text), [{name: 'bob', id: 1000}]);
});
