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

const uid1001 = {kind: 'os-uid', value: '1001'} as const;
const uid1002 = {kind: 'os-uid', value: '1002'} as const;
const key = {kind: 'ssh-key', value: 'SHA256:one'} as const;

test('a session is gone on with by its token, and tells when it ends', async t => {
	const {backend, admin, open, advance, now} = await makeReadyPlace(t);
	const createdAt = now().toISOString();
	advance(10 * 60_000);
	const later = await open();
	const {user, session} = valueOf(await later.sessions.resume(admin));
	assert.deepEqual([user.username, session.createdAt], ['admin', createdAt]);
	assert.equal(Date.parse(session.expiresAt) - Date.parse(createdAt), 30 * 24 * 3_600_000);
	assert.equal(valueOf(await later.sessions.list(admin))[0]?.lastUsedAt, now().toISOString());
	valueOf(await backend.sessions.signOut(admin));
	assert.deepEqual(errorOf(await later.sessions.resume(admin)), {code: 'signed-out', why: 'signed out'});
});

test('a session bound to an OS user is gone on with by that user alone, without a token', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	await tokenOf(await open({binding: uid1001}), 'alice');
	const [session, ...others] = valueOf(await (await open({binding: uid1001})).sessions.bound());
	assert.deepEqual([session?.username, session?.active, others.length], ['alice', true, 0]);
	assert.deepEqual(valueOf(await (await open({binding: uid1002})).sessions.bound()), []);
	assert.deepEqual(valueOf(await (await open({binding: {...key, value: '1001'}})).sessions.bound()), []);
	assert.deepEqual(valueOf(await (await open()).sessions.bound()), []);
});

test('going on writes nothing, and two consoles of one person do not end each other', async t => {
	const {backend, admin, open, everythingWritten} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const first = await open({binding: uid1001});
	const original = await tokenOf(first, 'alice');
	const before = await everythingWritten();
	const [second, third] = [await open({binding: uid1001}), await open({binding: uid1001})];
	const tokens = [];
	for (const console of [second, third]) tokens.push(valueOf(await console.sessions.bound())[0]?.token ?? '');
	assert.equal(await everythingWritten(), before);
	const [one = '', other = ''] = tokens;
	assert.notEqual(one, other);
	assert.equal(valueOf(await second.sessions.whoami(one)).username, 'alice');
	assert.equal(valueOf(await third.sessions.whoami(other)).username, 'alice');
	assert.equal(valueOf(await first.sessions.whoami(original)).username, 'alice');
	assert.equal(valueOf(await second.sessions.list(one))[0]?.current, true);
	assert.equal(errorOf(await third.sessions.whoami(one)).code, 'signed-out', 'a token of another process is nobody');
	valueOf(await second.sessions.signOut(one));
	assert.deepEqual(errorOf(await third.sessions.whoami(other)), {code: 'signed-out', why: 'signed out'});
	assert.deepEqual(valueOf(await (await open({binding: uid1001})).sessions.bound()), []);
});

test('asking again for the sessions of a person gives the same tokens, so that none pile up', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	await tokenOf(await open({binding: uid1001}), 'alice');
	const console = await open({binding: uid1001});
	const [first] = valueOf(await console.sessions.bound());
	const [again] = valueOf(await console.sessions.bound());
	assert.equal(again?.token, first?.token);
	assert.equal(valueOf(await console.sessions.whoami(again?.token ?? '')).username, 'alice');
});

test('the newest sign-in of a person is the active one; after signing out nobody is', async t => {
	const {backend, admin, open, advance} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const at1001 = await open({binding: uid1001});
	const active = async () => valueOf(await at1001.sessions.bound()).map(({username, active: is}) => [username, is]);
	await tokenOf(at1001, 'alice');
	advance(1000);
	const asAdmin = await tokenOf(at1001, 'admin', adminPassword);
	assert.deepEqual(await active(), [
		['admin', true],
		['alice', false],
	]);
	advance(1000);
	valueOf(await at1001.sessions.signIn('alice', alicePassword, {kind: 'temporary'}));
	assert.deepEqual(await active(), [
		['alice', false],
		['admin', true],
		['alice', false],
	]);
	valueOf(await at1001.sessions.signOut(asAdmin));
	assert.ok((await active()).every(([, is]) => is === false));
});

test('what ends sessions ends bound ones', async t => {
	const {backend, admin, open, advance} = await makeReadyPlace(t);
	const {id} = await addUser(backend, admin, 'alice');
	const at1001 = await open({binding: uid1001});
	await tokenOf(at1001, 'alice');
	const token = valueOf(await at1001.sessions.bound())[0]?.token ?? '';
	valueOf(await backend.users.resetPassword(admin, id, {kind: 'given', password: otherPassword}));
	assert.deepEqual(errorOf(await at1001.sessions.whoami(token)), {code: 'signed-out', why: 'password reset'});
	assert.deepEqual(valueOf(await at1001.sessions.bound()), []);
	await tokenOf(at1001, 'alice', otherPassword);
	assert.equal(valueOf(await at1001.sessions.bound()).length, 1);
	advance(30 * 24 * 3_600_000);
	assert.deepEqual(valueOf(await at1001.sessions.bound()), []);
});

test('on a shared account a temporary session is never gone on with', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const shared = await open({binding: key});
	const {token} = valueOf(await shared.sessions.signIn('alice', alicePassword, {kind: 'temporary'}));
	assert.equal(valueOf(await shared.sessions.whoami(token)).username, 'alice');
	assert.deepEqual(valueOf(await shared.sessions.bound()), []);
	await tokenOf(shared, 'alice');
	assert.equal(valueOf(await shared.sessions.bound()).length, 1);
});

test('before set-up there is nothing to go on with', async t => {
	const {makePlace} = await import('../helpers/test-backend.js');
	const place = await makePlace(t);
	const backend = await place.open({binding: uid1001});
	assert.deepEqual(valueOf(await backend.sessions.bound()), []);
	assert.equal(errorOf(await backend.place.storeId()).code, 'not-initialised');
});
