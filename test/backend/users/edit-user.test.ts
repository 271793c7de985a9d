import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {UserEdit} from '../../../source/backend/backend.js';
import {
	addUser,
	alicePassword,
	errorOf,
	makeReadyPlace,
	otherPassword,
	tokenOf,
	valueOf,
} from '../helpers/test-backend.js';

/** An edit as the command line makes it: nothing was looked at before. */
const blind = (changes: UserEdit['changes']): UserEdit => ({changes, base: {}});

test('an edit changes what it names and the time of modification, nothing else', async t => {
	const {backend, admin, advance, now, activity} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	advance(1000);
	const edited = valueOf(await backend.users.edit(admin, alice.id, blind({displayName: ' Alice L ', admin: true})));
	assert.deepEqual(edited, {...alice, displayName: 'Alice L', admin: true, modifiedAt: now().toISOString()});
	assert.deepEqual(valueOf(await backend.users.get(admin, 'ALICE')), edited);
	const line = (await activity()).at(-1);
	assert.deepEqual(line?.changes, {admin: [false, true], displayName: ['', 'Alice L']});
	assert.deepEqual([line?.act, line?.object, line?.result], ['user.edit', 'alice', 'ok']);
});

test('a value the user has already is skipped, rights unasked', async t => {
	const {backend, admin, stored, advance} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	const before = await stored('alice');
	advance(1000);
	const same = {username: 'alice', displayName: '', admin: false, remote: false, active: true};
	valueOf(await backend.users.edit(token, alice.id, blind(same)));
	assert.deepEqual(await stored('alice'), before);
});

test('a user may change the own username and display name, and nothing else', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	valueOf(await backend.users.edit(token, alice.id, blind({username: 'Alicia', displayName: 'Alicia'})));
	assert.equal(valueOf(await backend.sessions.whoami(token)).username, 'Alicia');
	for (const changes of [{admin: true}, {active: false}, {remote: true}]) {
		const error = errorOf(await backend.users.edit(token, alice.id, blind(changes)));
		assert.equal(error.code, 'forbidden', JSON.stringify(changes));
	}

	for (const changes of [{username: 'root'}, {displayName: 'Root'}]) {
		assert.equal(errorOf(await backend.users.edit(token, 1, blind(changes))).code, 'forbidden');
	}
});

test('when one part is refused nothing is saved', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const before = await stored('alice');
	const token = await tokenOf(backend, 'alice');
	assert.ok(!(await backend.users.edit(token, alice.id, blind({displayName: 'Alice', active: false}))).ok);
	assert.ok(!(await backend.users.edit(admin, alice.id, blind({admin: true, username: 'admin'}))).ok);
	assert.deepEqual(await stored('alice'), before);
});

test('parts are judged in the order admin, remote, active, username, display name', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const all = {admin: false, remote: true, active: false, username: 'alice', displayName: 'alice'};
	await addUser(backend, admin, 'alice');
	const acts: unknown[] = [];
	for (const field of ['admin', 'remote', 'active', 'username', 'displayName'] as const) {
		const error = errorOf(await backend.users.edit(admin, 1, blind(all)));
		acts.push(error.code === 'last-admin' ? error.act : error.code);
		Reflect.deleteProperty(all, field);
	}

	assert.deepEqual(acts, ['be demoted', 'become remote', 'be deactivated', 'user-exists', 'display-name-taken']);
});

test('a name another user has cannot be taken, one own name in other letters can', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	await addUser(backend, admin, 'bob');
	const taken = await backend.users.edit(admin, alice.id, blind({username: 'BOB'}));
	assert.deepEqual(errorOf(taken), {code: 'user-exists', name: 'BOB'});
	assert.equal(valueOf(await backend.users.edit(admin, alice.id, blind({username: 'Alice'}))).username, 'Alice');
	const display = await backend.users.edit(admin, alice.id, blind({displayName: 'Bob'}));
	assert.deepEqual(errorOf(display), {code: 'display-name-taken', value: 'Bob', by: 'bob'});
	valueOf(await backend.users.edit(admin, alice.id, blind({displayName: 'alice'})));
	assert.equal(valueOf(await backend.users.edit(admin, alice.id, blind({displayName: ''}))).displayName, '');
});

test('a freed name can be taken at once, and signs in as its new holder', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.users.edit(admin, alice.id, blind({username: 'alicia'})));
	const next = await addUser(backend, admin, 'alice');
	assert.equal(valueOf(await backend.sessions.signIn('alice', alicePassword)).user.id, next.id);
});

test('the reserved name admin needs the admin flag before the edit', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	valueOf(await backend.users.edit(admin, 1, blind({username: 'chief'})));
	const alice = await addUser(backend, admin, 'alice');
	const both = await backend.users.edit(admin, alice.id, blind({username: 'Admin', admin: true}));
	assert.equal(errorOf(both).code, 'name-invalid');
	valueOf(await backend.users.edit(admin, alice.id, blind({admin: true})));
	valueOf(await backend.users.edit(admin, alice.id, blind({username: 'Admin'})));
});

test('the username of a remote user stays', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const input = {username: 'idp', displayName: '', admin: false, password: {kind: 'remote'}} as const;
	const {user} = valueOf(await backend.users.create(admin, input));
	const error = errorOf(await backend.users.edit(admin, user.id, blind({username: 'idp2'})));
	assert.ok(error.code === 'name-invalid' && error.rule === 'Cannot set username for remote users');
	valueOf(await backend.users.edit(admin, user.id, blind({displayName: 'Someone'})));
});

test('nobody is found under an id that does not exist', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	assert.deepEqual(errorOf(await backend.users.edit(admin, 99, blind({admin: true}))), {
		code: 'user-not-found',
		name: '#99',
	});
});

test('disjoint changes of two editors both stay', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const base = {displayName: alice.displayName, username: alice.username};
	const other = await open();
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice L'}, base}));
	valueOf(await other.users.edit(admin, alice.id, {changes: {username: 'alicia'}, base}));
	const merged = valueOf(await backend.users.get(admin, 'alicia'));
	assert.equal(merged.displayName, 'Alice L');
});

test('a field somebody else changed meanwhile is a conflict that shows all values', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const base = {displayName: '', admin: false};
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'First'}, base}));
	const late = await backend.users.edit(admin, alice.id, {changes: {displayName: 'Second', admin: true}, base});
	assert.deepEqual(errorOf(late), {
		code: 'conflict',
		name: 'alice',
		fields: [{field: 'displayName', base: '', current: 'First', wanted: 'Second'}],
	});
	assert.equal(valueOf(await backend.users.get(admin, 'alice')).admin, false, 'and the rest is not saved either');
});

test('two editors who want the same do not conflict', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const edit = {changes: {displayName: 'Alice L'}, base: {displayName: ''}};
	valueOf(await backend.users.edit(admin, alice.id, edit));
	valueOf(await backend.users.edit(admin, alice.id, edit));
});

test('a remote user becomes local only with a password in the same edit', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	const input = {username: 'idp', displayName: '', admin: false, password: {kind: 'remote'}} as const;
	const {user} = valueOf(await backend.users.create(admin, input));
	const local = blind({remote: false});
	assert.deepEqual(errorOf(await backend.users.edit(admin, user.id, local)), {
		code: 'local-needs-password',
		name: 'idp',
	});
	const weak = await backend.users.edit(admin, user.id, {...local, password: {kind: 'given', password: ''}});
	assert.equal(errorOf(weak).code, 'password-weak');
	assert.equal((await stored('idp')).remote, true);
	const password = {kind: 'given', password: otherPassword} as const;
	valueOf(await backend.users.edit(admin, user.id, {...local, password}));
	valueOf(await backend.sessions.signIn('idp', otherPassword));
});

test('a local user who becomes remote loses the password', async t => {
	const {backend, admin, stored, activity} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.users.edit(admin, alice.id, blind({remote: true})));
	assert.equal((await stored('alice')).password, null);
	assert.deepEqual((await activity()).at(-1)?.changes['password'], ['(set)', '(none)']);
	assert.equal(errorOf(await backend.sessions.signIn('alice', alicePassword)).code, 'invalid-credentials');
});

test('a password is refused where an edit has no use for it', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const before = await stored('alice');
	const password = {kind: 'given', password: otherPassword} as const;
	const remote = await backend.users.edit(admin, alice.id, {...blind({remote: true}), password});
	assert.equal(errorOf(remote).code, 'remote-has-no-password');
	const has = await backend.users.edit(admin, alice.id, {...blind({remote: false}), password});
	assert.equal(errorOf(has).code, 'input-invalid');
	assert.deepEqual(await stored('alice'), before);
});

test('determined cannot be activated before it has a password', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const activate = blind({active: true});
	assert.equal(errorOf(await backend.users.edit(admin, 2, activate)).code, 'local-needs-password');
	const password = {kind: 'given', password: otherPassword} as const;
	valueOf(await backend.users.edit(admin, 2, {...activate, password}));
	valueOf(await backend.sessions.signIn('determined', otherPassword));
});
