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

const day = 24 * 60 * 60 * 1000;

/** Why the token no longer works; undefined while it does. */
async function endOf(backend: Backend, token: Token): Promise<string | undefined> {
	const result = await backend.sessions.whoami(token);
	if (result.ok) return undefined;
	const {error} = result;
	assert.ok(error.code === 'signed-out', JSON.stringify(error));
	return error.why;
}

test('a session lives exactly 30 days', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	advance(30 * day - 1000);
	assert.equal(await endOf(backend, admin), undefined);
	advance(1000);
	assert.equal(await endOf(backend, admin), 'expired');
	assert.equal(errorOf(await backend.users.list(admin)).code, 'signed-out');
});

test('using a session does not make it longer', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	for (let use = 0; use < 3; use++) {
		advance(10 * day);
		await backend.users.create(admin, {
			username: `user${use}`,
			displayName: '',
			admin: false,
			password: {kind: 'remote'},
		});
	}

	assert.equal(await endOf(backend, admin), 'expired');
});

test('signing out ends that session and no other', async t => {
	const {backend, admin, open, activity} = await makeReadyPlace(t);
	const second = await tokenOf(backend, 'admin', adminPassword);
	valueOf(await backend.sessions.signOut(second));
	assert.equal(await endOf(backend, second), 'signed out');
	assert.equal(await endOf(await open(), second), 'signed out');
	assert.equal(await endOf(backend, admin), undefined);
	const line = (await activity()).at(-1);
	assert.deepEqual([line?.act, line?.actor?.username, line?.object], ['session.sign-out', 'admin', 'admin']);
});

test('signing out twice, or with a token nobody knows, is no mistake and leaves no record', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	valueOf(await backend.sessions.signOut(admin));
	const {length} = await activity();
	valueOf(await backend.sessions.signOut(admin));
	valueOf(await backend.sessions.signOut('dct_nonsense'));
	assert.equal((await activity()).length, length);
});

test('a token that is not ours is unknown', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	assert.equal(await endOf(backend, 'dct_nonsense'), 'unknown');
	assert.equal(await endOf(backend, ''), 'unknown');
	assert.equal(await endOf(backend, `${admin}x`), 'unknown');
});

test('deactivation ends all sessions of the user, for good', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const tokens = [await tokenOf(backend, 'alice'), await tokenOf(backend, 'alice')];
	valueOf(await backend.users.edit(admin, alice.id, {changes: {active: false}, base: {active: true}}));
	for (const token of tokens) assert.equal(await endOf(backend, token), 'deactivated');
	valueOf(await backend.users.edit(admin, alice.id, {changes: {active: true}, base: {active: false}}));
	for (const token of tokens) assert.equal(await endOf(backend, token), 'deactivated');
	assert.equal(await endOf(backend, await tokenOf(backend, 'alice')), undefined);
});

test('re-activation does not bring back a session that had outlived a password change', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	valueOf(await backend.users.changeOwnPassword(token, alicePassword, otherPassword));
	assert.equal(await endOf(backend, token), undefined);
	for (const active of [false, true]) {
		valueOf(await backend.users.edit(admin, alice.id, {changes: {active}, base: {}}));
	}

	assert.equal(await endOf(backend, token), 'deactivated');
});

test('becoming remote ends all sessions', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	valueOf(await backend.users.edit(admin, alice.id, {changes: {remote: true}, base: {remote: false}}));
	assert.equal(await endOf(backend, token), 'became remote');
});

test('a reset by an admin ends all sessions of the user, but for the one it was asked in', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	valueOf(await backend.users.resetPassword(admin, alice.id, {kind: 'given', password: otherPassword}));
	assert.equal(await endOf(backend, token), 'password reset');
	const another = await tokenOf(backend, 'admin', adminPassword);
	valueOf(await backend.users.resetPassword(admin, 1, {kind: 'given', password: otherPassword}));
	assert.equal(await endOf(backend, another), 'password changed');
	assert.equal(valueOf(await backend.sessions.whoami(admin)).username, 'admin');
});

test('demotion ends no session, but the rights are gone at the next act', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const boss = await addUser(backend, admin, 'boss', true);
	const token = await tokenOf(backend, 'boss');
	valueOf(await backend.users.edit(admin, boss.id, {changes: {admin: false}, base: {admin: true}}));
	assert.equal(valueOf(await backend.sessions.whoami(token)).admin, false);
	assert.equal(errorOf(await backend.users.resetPassword(token, 1, {kind: 'generated'})).code, 'forbidden');
});

test('a session ended in one console is ended in another one that is open', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const other = await open();
	const token = await tokenOf(other, 'alice');
	valueOf(await backend.users.edit(admin, alice.id, {changes: {active: false}, base: {}}));
	assert.equal(await endOf(other, token), 'deactivated');
	const late = await other.users.changeOwnPassword(token, alicePassword, otherPassword);
	assert.deepEqual(errorOf(late), {code: 'signed-out', why: 'deactivated'});
});

test('an act with a session that has ended is refused and recorded with its user', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	valueOf(await backend.sessions.signOut(admin));
	const result = await backend.users.edit(admin, 1, {changes: {displayName: 'Root'}, base: {}});
	assert.deepEqual(errorOf(result), {code: 'signed-out', why: 'signed out'});
	const line = (await activity()).at(-1);
	assert.deepEqual([line?.actor?.username, line?.result, line?.reason], ['admin', 'refused', 'signed-out']);
});
