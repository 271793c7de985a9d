import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	addUser,
	adminPassword,
	alicePassword,
	errorOf,
	makeReadyPlace,
	otherPassword,
	tokenOf,
	valueOf,
} from '../helpers/test-backend.js';

test('the own password is right, another is not, and both are recorded', async t => {
	const {backend, admin, activity, advance} = await makeReadyPlace(t);
	const {length} = valueOf(await backend.sessions.list(admin));
	assert.equal(errorOf(await backend.sessions.verify(admin, otherPassword)).code, 'current-password-wrong');
	advance(60_000);
	valueOf(await backend.sessions.verify(admin, adminPassword));
	const lines = (await activity()).filter(({act}) => act === 'session.verify-password');
	assert.deepEqual(
		lines.map(({result, reason, object, actor}) => [result, reason, object, actor?.username]),
		[
			['failed', 'current-password-wrong', 'admin', 'admin'],
			['ok', '', 'admin', 'admin'],
		],
	);
	assert.equal(valueOf(await backend.sessions.list(admin)).length, length, 'no session was made');
});

test("another user's password is not the own one", async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const alice = await tokenOf(backend, 'alice');
	assert.equal(errorOf(await backend.sessions.verify(alice, adminPassword)).code, 'current-password-wrong');
});

test('guessing is slowed down with the counter of the sign-in', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	const failures = [1000, 1000, 3000];
	for (const waitMs of failures) {
		assert.equal(errorOf(await backend.sessions.verify(admin, otherPassword)).code, 'current-password-wrong');
		assert.deepEqual(errorOf(await backend.sessions.verify(admin, adminPassword)), {code: 'throttled', waitMs});
		advance(waitMs);
	}

	valueOf(await backend.sessions.verify(admin, adminPassword));
	// The person at the lock may be another than the one who failed: the count is kept for the next sign-in.
	assert.equal(valueOf(await backend.sessions.signIn('admin', adminPassword)).failedSince, 3);
	assert.equal(valueOf(await backend.sessions.signIn('admin', adminPassword)).failedSince, 0);
});

test('a session that has ended cannot be unlocked', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {id} = await addUser(backend, admin, 'alice');
	const alice = await tokenOf(backend, 'alice');
	valueOf(await backend.users.edit(admin, id, {changes: {active: false}, base: {}}));
	const result = await backend.sessions.verify(alice, alicePassword);
	assert.deepEqual(errorOf(result), {code: 'signed-out', why: 'deactivated'});
});

test('a session that ends while the password is compared stays locked', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const alice = await tokenOf(backend, 'alice');
	const verifying = backend.sessions.verify(alice, alicePassword);
	valueOf(await backend.sessions.revoke(admin, {username: 'alice'}));
	const result = await verifying;
	assert.deepEqual(errorOf(result), {code: 'signed-out', why: 'revoked'});
});

test('a password that breaks rules of the document works and is named at the sign-in', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	assert.deepEqual(valueOf(await backend.sessions.signIn('alice', alicePassword)).weak, []);
	const {weakness} = await import('../../../source/backend/new-password.js');
	const user = {username: 'alice', displayName: ''} as Parameters<typeof weakness>[1];
	const context = {hostname: 'gpu01'} as Parameters<typeof weakness>[0];
	assert.deepEqual(weakness(context, user, ''), ['not-blank', 'length-8', 'upper', 'lower', 'digit']);
	assert.deepEqual(weakness(context, user, 'Password1'), [], 'common passwords break no rule of the document');
});
