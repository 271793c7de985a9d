import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {NewUser} from '../../../source/backend/backend.js';
import {addUser, alicePassword, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

const alice: NewUser = {
	username: 'alice',
	displayName: 'Alice L',
	admin: false,
	password: {kind: 'given', password: alicePassword},
};

test('a new user is active, has the next id, and can sign in', async t => {
	const {backend, admin, now} = await makeReadyPlace(t);
	const {user, oneTimePassword} = valueOf(await backend.users.create(admin, alice));
	assert.deepEqual(user, {
		id: 3,
		username: 'alice',
		displayName: 'Alice L',
		admin: false,
		active: true,
		remote: false,
		agentUserGroup: undefined,
		createdAt: now().toISOString(),
		modifiedAt: now().toISOString(),
		lastSignInAt: '',
		mustChangePassword: false,
	});
	assert.equal(oneTimePassword, undefined);
	await tokenOf(backend, 'alice');
	assert.equal(valueOf(await backend.users.create(admin, {...alice, username: 'bob', displayName: ''})).user.id, 4);
});

test('names are stored trimmed, and display names composed', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const input = {...alice, username: '  alice ', displayName: ' Ame\u0301lie '};
	const {user} = valueOf(await backend.users.create(admin, input));
	assert.deepEqual([user.username, user.displayName], ['alice', 'Am\u00E9lie']);
});

test('names that break the rules are refused', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	for (const username of ['', 'a', 'a b', 'al/ice', '-alice', '..', 'älice', 'x'.repeat(65)]) {
		assert.equal(errorOf(await backend.users.create(admin, {...alice, username})).code, 'name-invalid', username);
	}

	const hidden = {...alice, displayName: 'ad\u200Bmin'};
	const error = errorOf(await backend.users.create(admin, hidden));
	assert.ok(error.code === 'name-invalid' && error.field === 'displayName');
});

test('a name that is taken is refused, whatever its case', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	valueOf(await backend.users.create(admin, alice));
	for (const username of ['alice', 'ALICE', ' Alice ']) {
		const error = errorOf(await backend.users.create(admin, {...alice, username, displayName: ''}));
		assert.deepEqual(error, {code: 'user-exists', name: username.trim()});
	}
});

test('names that are words of the language are just names', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	for (const username of ['__proto__', 'constructor', 'toString', '007']) {
		valueOf(await backend.users.create(admin, {...alice, username, displayName: ''}));
		assert.equal(valueOf(await backend.users.get(admin, username)).username, username);
		valueOf(await backend.sessions.signIn(username, alicePassword));
	}
});

test("the product's reserved names cannot be taken", async t => {
	const {backend, admin} = await makeReadyPlace(t);
	for (const username of ['Determined', 'ADMIN']) {
		assert.ok(!(await backend.users.create(admin, {...alice, username})).ok, username);
	}
});

test('nobody can be called like somebody else', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	valueOf(await backend.users.create(admin, alice));
	const twin = {...alice, username: 'eve'};
	assert.equal(errorOf(await backend.users.create(admin, twin)).code, 'display-name-taken');
	assert.ok(!(await backend.users.create(admin, {...twin, displayName: 'аdmin'})).ok, 'a Cyrillic letter');
});

test('a password that breaks a rule is refused with all of them', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const error = errorOf(await backend.users.create(admin, {...alice, password: {kind: 'given', password: 'abc'}}));
	assert.deepEqual(error, {code: 'password-weak', name: 'alice', failed: ['length-8', 'upper', 'digit']});
	for (const password of ['', 'Password1', `Aa1${'x'.repeat(126)}`, 'Aa1\0aaaaa']) {
		const result = await backend.users.create(admin, {...alice, password: {kind: 'given', password}});
		assert.equal(errorOf(result).code, 'password-weak', JSON.stringify(password));
	}
});

test('the username itself is no password', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const password = {kind: 'given', password: 'Wizard77Smith'} as const;
	const error = errorOf(await backend.users.create(admin, {...alice, username: 'wizard77smith', password}));
	assert.ok(error.code === 'password-weak' && error.failed.includes('context'));
});

test('a generated password is shown once, works, and must be changed', async t => {
	const {backend, admin, everythingWritten, stored} = await makeReadyPlace(t);
	const created = valueOf(await backend.users.create(admin, {...alice, password: {kind: 'generated'}}));
	const {oneTimePassword = ''} = created;
	assert.match(oneTimePassword, /^([A-Za-z2-9]{5}-){3}[A-Za-z2-9]{5}$/);
	assert.equal(created.user.mustChangePassword, true);
	assert.equal((await stored('alice')).password?.expiresAt, '2026-11-24T08:00:00.000Z');
	assert.ok(!(await everythingWritten()).includes(oneTimePassword));
	const {user} = valueOf(await backend.sessions.signIn('alice', oneTimePassword));
	assert.equal(user.mustChangePassword, true);
});

test('a remote user has no password', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	const created = valueOf(await backend.users.create(admin, {...alice, password: {kind: 'remote'}}));
	assert.deepEqual([created.user.remote, created.oneTimePassword], [true, undefined]);
	assert.equal((await stored('alice')).password, null);
});

test('only admins create users, and the refusal is recorded', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	await addUser(backend, admin, 'bob');
	const bob = await tokenOf(backend, 'bob');
	const error = errorOf(await backend.users.create(bob, alice));
	assert.deepEqual(error, {
		code: 'forbidden',
		act: 'user.create',
		reason: 'only admin privileged users can create users',
	});
	const line = (await activity()).at(-1);
	assert.deepEqual(
		[line?.act, line?.actor?.username, line?.object, line?.result, line?.reason, line?.changes],
		['user.create', 'bob', 'alice', 'refused', 'forbidden', {}],
	);
});

test('the record of a creation names what was set, and no secret', async t => {
	const {backend, admin, activity, everythingWritten} = await makeReadyPlace(t);
	valueOf(await backend.users.create(admin, alice));
	const line = (await activity()).at(-1);
	assert.deepEqual(
		[line?.act, line?.actor?.username, line?.object, line?.result],
		['user.create', 'admin', 'alice', 'ok'],
	);
	assert.deepEqual(line?.changes, {
		username: [null, 'alice'],
		displayName: [null, 'Alice L'],
		admin: [null, false],
		remote: [null, false],
		password: [null, '(set)'],
	});
	assert.ok(!(await everythingWritten()).includes(alicePassword));
});

test('two consoles creating at once lose nobody', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const consoles = [backend, await open()];
	const results = await Promise.all(
		Array.from({length: 20}, async (_, index) =>
			consoles[index % 2]!.users.create(admin, {...alice, username: `user${index}`, displayName: ''}),
		),
	);
	assert.equal(new Set(results.map(result => valueOf(result).user.id)).size, 20);
	assert.equal(valueOf(await backend.users.list(admin)).length, 22);
});

test('of two consoles creating the same name one is refused', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const results = await Promise.all([
		backend.users.create(admin, alice),
		(await open()).users.create(admin, {...alice, username: 'Alice', displayName: ''}),
	]);
	assert.equal(results.filter(({ok}) => ok).length, 1);
	assert.equal(errorOf(results.find(({ok}) => !ok)!).code, 'user-exists');
});

test('what cannot be a name is not written down: it may be a password', async t => {
	const {backend, admin, activity, everythingWritten} = await makeReadyPlace(t);
	const input = {displayName: '', admin: false, password: {kind: 'remote'}} as const;
	const error = errorOf(await backend.users.create(admin, {...input, username: 'My Secret Pass1word'}));
	assert.equal(error.code, 'name-invalid');
	assert.equal((await activity()).at(-1)?.object, '(unknown)');
	assert.ok(!(await everythingWritten()).includes('Secret'));
});
