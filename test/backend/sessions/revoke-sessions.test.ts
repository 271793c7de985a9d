import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend, Token} from '../../../source/backend/backend.js';
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

/** The id of the token's own session. */
async function idOf(backend: Backend, token: Token): Promise<string> {
	const own = valueOf(await backend.sessions.list(token)).find(({current}) => current);
	assert.ok(own !== undefined);
	return own.id;
}

async function endOf(backend: Backend, token: Token): Promise<string | undefined> {
	const result = await backend.sessions.whoami(token);
	return result.ok ? undefined : result.error.code === 'signed-out' ? result.error.why : result.error.code;
}

test('an admin ends one session; it says so, and the others live', async t => {
	const {backend, admin, open, activity} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const [one, other] = [await tokenOf(backend, 'alice'), await tokenOf(backend, 'alice')];
	const id = await idOf(backend, one);
	assert.deepEqual(valueOf(await backend.sessions.revoke(admin, {ids: [id]})), {ended: [id]});
	assert.equal(await endOf(await open(), one), 'revoked');
	assert.equal(await endOf(backend, other), undefined);
	const line = (await activity()).at(-1);
	assert.deepEqual([line?.act, line?.actor?.username, line?.object], ['session.revoke', 'admin', id]);
	assert.deepEqual(line?.changes, {users: [['alice'], ['alice']], sessions: [[id], []]});
});

test('all sessions of a user end together, their temporary ones too', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const login = await tokenOf(backend, 'alice');
	const temporary = valueOf(await backend.sessions.signIn('alice', alicePassword, {kind: 'temporary'})).token;
	assert.equal(valueOf(await backend.sessions.revoke(admin, {username: 'alice'})).ended.length, 2);
	assert.equal(await endOf(backend, login), 'revoked');
	assert.equal(await endOf(backend, temporary), 'revoked');
	assert.equal(await endOf(backend, admin), undefined);
	assert.deepEqual(valueOf(await backend.sessions.revoke(admin, {username: 'alice'})).ended, []);
});

test('ending all others keeps the session one is in, and those of other people', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const [here, there] = [await tokenOf(backend, 'alice'), await tokenOf(backend, 'alice')];
	assert.equal(valueOf(await backend.sessions.revoke(here, {others: true})).ended.length, 1);
	assert.deepEqual(
		[await endOf(backend, here), await endOf(backend, there), await endOf(backend, admin)],
		[undefined, 'revoked', undefined],
	);
});

test('one can end the session one is in', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	valueOf(await backend.sessions.revoke(admin, {ids: [await idOf(backend, admin)]}));
	assert.equal(await endOf(backend, admin), 'revoked');
});

test('an unknown id is refused, and nothing else on the list ends', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const second = await tokenOf(backend, 'admin', adminPassword);
	const ids = [await idOf(backend, second), '0123'];
	assert.deepEqual(errorOf(await backend.sessions.revoke(admin, {ids})), {code: 'session-not-found', id: '0123'});
	assert.equal(await endOf(backend, second), undefined);
});

test('a token or a password given for an id or a name is written nowhere', async t => {
	const {backend, admin, activity, everythingWritten} = await makeReadyPlace(t);
	const known = await idOf(backend, admin);
	assert.equal(errorOf(await backend.sessions.revoke(admin, {ids: [known, admin]})).code, 'session-not-found');
	assert.equal((await activity()).at(-1)?.object, `${known} (unknown)`);
	assert.equal(errorOf(await backend.sessions.revoke(admin, {username: otherPassword})).code, 'user-not-found');
	assert.equal((await activity()).at(-1)?.object, '(unknown)');
	const written = await everythingWritten();
	assert.ok(!written.includes(admin) && !written.includes(otherPassword));
});

test('a session that has ended already is no mistake', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const second = await tokenOf(backend, 'admin', adminPassword);
	const id = await idOf(backend, second);
	valueOf(await backend.sessions.signOut(second));
	assert.deepEqual(valueOf(await backend.sessions.revoke(admin, {ids: [id]})), {ended: []});
	assert.equal(await endOf(backend, second), 'signed out');
});

test('who is no admin ends only their own sessions; the refusal is recorded', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const alice = await tokenOf(backend, 'alice');
	const ids = [await idOf(backend, admin)];
	assert.equal(errorOf(await backend.sessions.revoke(alice, {ids})).code, 'forbidden');
	assert.equal(errorOf(await backend.sessions.revoke(alice, {username: 'admin'})).code, 'forbidden');
	assert.deepEqual([(await activity()).at(-1)?.result, (await activity()).at(-1)?.act], ['refused', 'session.revoke']);
	assert.equal(await endOf(backend, admin), undefined);
	assert.equal(valueOf(await backend.sessions.revoke(alice, {username: 'alice'})).ended.length, 1);
	assert.equal(errorOf(await backend.sessions.revoke(admin, {username: 'bob'})).code, 'user-not-found');
});

test('an open console hears of its end, and nothing it still sends is done', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'boss', true);
	const other = await open();
	const token = await tokenOf(other, 'boss');
	const {promise: heard, resolve} = Promise.withResolvers<void>();
	t.after(
		other.watch(() => {
			void endOf(other, token).then(why => why === 'revoked' && resolve());
		}),
	);
	valueOf(await backend.sessions.revoke(admin, {username: 'boss'}));
	await heard;
	const input = {username: 'eve', displayName: '', admin: true, password: {kind: 'remote'} as const};
	assert.deepEqual(errorOf(await other.users.create(token, input)), {code: 'signed-out', why: 'revoked'});
});

test('every way a session ends is felt in the other console', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const {id} = await addUser(backend, admin, 'alice');
	const other = await open();
	const ways = {
		'password reset': () =>
			backend.users.resetPassword(admin, id, {kind: 'given', password: otherPassword}).then(valueOf),
		revoked: () => backend.sessions.revoke(admin, {username: 'alice'}).then(valueOf),
		deactivated: () => backend.users.edit(admin, id, {changes: {active: false}, base: {}}).then(valueOf),
	};
	let password = alicePassword;
	for (const [why, end] of Object.entries(ways)) {
		const login = await tokenOf(other, 'alice', password);
		const temporary = valueOf(await other.sessions.signIn('alice', password, {kind: 'temporary'})).token;
		const {promise: heard, resolve} = Promise.withResolvers<void>();
		const stop = other.watch(() => {
			void Promise.all([endOf(other, login), endOf(other, temporary)]).then(
				ends => ends.every(each => each === why) && resolve(),
			);
		});
		await end();
		await heard;
		stop();
		password = otherPassword;
	}
});
