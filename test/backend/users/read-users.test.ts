import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

test('everybody who is signed in sees all users, by id, and no hash', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	await addUser(backend, admin, 'zoe');
	await addUser(backend, admin, 'bob');
	const users = valueOf(await backend.users.list(await tokenOf(backend, 'bob')));
	assert.deepEqual(
		users.map(({id, username}) => [id, username]),
		[
			[1, 'admin'],
			[2, 'determined'],
			[3, 'zoe'],
			[4, 'bob'],
		],
	);
	const {password} = await stored('bob');
	assert.ok(password !== null && !JSON.stringify(users).includes(password.hash));
});

test('the list is the same array until something changes', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const first = valueOf(await backend.users.list(admin));
	assert.equal(valueOf(await backend.users.list(admin)), first);
	await addUser(backend, admin, 'bob');
	assert.equal(valueOf(await backend.users.list(admin)).length, first.length + 1);
});

test('a user is found by name ignoring case, with the last sign-in', async t => {
	const {backend, admin, now} = await makeReadyPlace(t);
	await addUser(backend, admin, 'bob');
	assert.equal(valueOf(await backend.users.get(admin, 'BOB')).lastSignInAt, '');
	await tokenOf(backend, 'bob');
	assert.equal(valueOf(await backend.users.get(admin, ' bob ')).lastSignInAt, now().toISOString());
	assert.deepEqual(errorOf(await backend.users.get(admin, 'carol')), {code: 'user-not-found', name: 'carol'});
});

test('reading leaves no record', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	const {length} = await activity();
	await backend.users.list(admin);
	await backend.users.get(admin, 'admin');
	await backend.users.list('dct_nonsense');
	assert.equal((await activity()).length, length);
});

test('without a session nothing is shown', async t => {
	const {backend} = await makeReadyPlace(t);
	for (const result of [
		await backend.users.list(''),
		await backend.users.get('', 'admin'),
		await backend.users.consequences('', 1),
	]) {
		assert.deepEqual(errorOf(result), {code: 'signed-out', why: 'unknown'});
	}
});

test('the consequences count the sessions that would end', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	const bob = await addUser(backend, admin, 'bob');
	await tokenOf(backend, 'bob');
	advance(31 * 24 * 60 * 60 * 1000);
	const token = await tokenOf(backend, 'bob');
	valueOf(await backend.sessions.signOut(await tokenOf(backend, 'bob')));
	const expected = {sessions: 1, admin: false, agentUserGroup: undefined, lastAdmin: false};
	assert.deepEqual(valueOf(await backend.users.consequences(token, bob.id)), expected);
});

test("other people's sessions are for admins", async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'bob');
	const token = await tokenOf(backend, 'bob');
	assert.equal(errorOf(await backend.users.consequences(token, 1)).code, 'forbidden');
	assert.equal(errorOf(await backend.users.consequences(admin, 99)).code, 'user-not-found');
});

test('acts note the last use of their session in steps of five minutes', async t => {
	const {backend, admin, advance, everythingWritten} = await makeReadyPlace(t);
	advance(299_999);
	await addUser(backend, admin, 'bob');
	assert.ok(!(await everythingWritten()).includes('"lastUsedAt":"2026-11-23T08:04'));
	advance(1);
	await addUser(backend, admin, 'carol');
	assert.match(await everythingWritten(), /"lastUsedAt":\s*"2026-11-23T08:05:00.000Z"/);
});
