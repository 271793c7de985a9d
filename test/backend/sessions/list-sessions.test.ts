import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sessionLifetimeMs} from '../../../source/domain/session.js';
import {openStore} from '../../../source/store/open-store.js';
import {
	addUser,
	adminPassword,
	alicePassword,
	atTheDesk,
	errorOf,
	farAway,
	makeReadyPlace,
	tokenOf,
	valueOf,
} from '../helpers/test-backend.js';

test('everyone sees their own open sessions, newest first, with the current one marked', async t => {
	const {backend, admin, advance, now, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const first = await tokenOf(backend, 'alice');
	advance(60_000);
	const elsewhere = await open({origin: farAway});
	valueOf(await elsewhere.sessions.signIn('alice', alicePassword, {kind: 'temporary'}));
	const sessions = valueOf(await backend.sessions.list(first));
	assert.deepEqual(
		sessions.map(({username, kind, origin, current}) => ({username, kind, origin, current})),
		[
			{username: 'alice', kind: 'temporary', origin: 'ssh 203.0.113.9 pts/9', current: false},
			{username: 'alice', kind: 'login', origin: 'tty pts/1 root', current: true},
		],
	);
	const [newest] = sessions;
	assert.equal(newest?.createdAt, now().toISOString());
	assert.equal(newest.lastUsedAt, now().toISOString());
	assert.equal(Date.parse(newest.expiresAt) - Date.parse(newest.createdAt), sessionLifetimeMs);
});

test('no token, nor what is stored of it, is part of a list', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const text = JSON.stringify(valueOf(await backend.sessions.list(admin, {all: true})));
	assert.doesNotMatch(text, /dct_|tokenHash|[0-9a-f]{64}/u);
});

test('an admin sees all sessions, or those of one user', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	await tokenOf(backend, 'alice');
	const names = async (filter: {all?: boolean; username?: string}) =>
		valueOf(await backend.sessions.list(admin, filter)).map(({username}) => username);
	assert.deepEqual((await names({all: true})).toSorted(), ['admin', 'alice']);
	assert.deepEqual(await names({username: 'ALICE'}), ['alice']);
	assert.deepEqual(await names({}), ['admin']);
	assert.equal(errorOf(await backend.sessions.list(admin, {username: 'bob'})).code, 'user-not-found');
});

test('who is no admin is refused the sessions of others, and may name themselves', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const alice = await tokenOf(backend, 'alice');
	assert.equal(errorOf(await backend.sessions.list(alice, {all: true})).code, 'forbidden');
	assert.equal(errorOf(await backend.sessions.list(alice, {username: 'admin'})).code, 'forbidden');
	assert.equal(valueOf(await backend.sessions.list(alice, {username: 'alice'})).length, 1);
});

test('sessions that have ended, for whatever reason, are not listed', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const tokens = [await tokenOf(backend, 'alice'), await tokenOf(backend, 'alice')];
	const count = async () => valueOf(await backend.sessions.list(second, {username: 'alice'})).length;
	const second = await tokenOf(backend, 'admin', adminPassword);
	assert.equal(await count(), 2);
	valueOf(await backend.sessions.signOut(tokens[0] ?? ''));
	assert.equal(await count(), 1);
	valueOf(await backend.users.edit(admin, alice.id, {changes: {active: false}, base: {}}));
	assert.equal(await count(), 0);
	advance(sessionLifetimeMs - 1000);
	const late = await tokenOf(backend, 'admin', adminPassword);
	assert.equal(valueOf(await backend.sessions.list(late)).length, 3);
	advance(1000);
	assert.equal(valueOf(await backend.sessions.list(late)).length, 1);
});

test('using a session is noted in steps of 5 minutes, without a record and without writing in between', async t => {
	const {backend, admin, advance, activity, everythingWritten} = await makeReadyPlace(t);
	const lastUsed = async () => valueOf(await backend.sessions.list(admin))[0]?.lastUsedAt;
	const records = (await activity()).length;
	const start = await lastUsed();
	const before = await everythingWritten();
	advance(5 * 60_000 - 1);
	await backend.sessions.touch(admin);
	assert.equal(await everythingWritten(), before);
	advance(1);
	await backend.sessions.touch(admin);
	assert.equal(Date.parse((await lastUsed()) ?? '') - Date.parse(start ?? ''), 5 * 60_000);
	assert.equal((await activity()).length, records);
});

test('touching with a token that has ended or never was changes nothing', async t => {
	const {backend, admin, advance, everythingWritten} = await makeReadyPlace(t);
	valueOf(await backend.sessions.signOut(admin));
	const before = await everythingWritten();
	advance(60 * 60_000);
	await backend.sessions.touch(admin);
	await backend.sessions.touch('dct_nonsense');
	assert.equal(await everythingWritten(), before);
});

test('sign-ins without end do not fill the file: of one user the 200 used last are kept', async t => {
	const {backend, admin, dir, now} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const alice = await tokenOf(backend, 'alice');
	const store = valueOf(await openStore({dir, clock: now, origin: atTheDesk}));
	t.after(() => store.close());
	const copies = await store.transact(({sessions}) => {
		const last = sessions.sessions.at(-1);
		assert.ok(last !== undefined);
		const {tokenHash, ...rest} = last;
		const copyOf = (n: number) => ({
			...rest,
			id: `copy${n}`,
			tokenHash: `${n}${tokenHash}`,
			lastUsedAt: new Date(now().getTime() - 1000 + n).toISOString(),
		});
		const all = [...sessions.sessions, ...Array.from({length: 600}, (_, n) => copyOf(n))];
		return {sessions: {...sessions, sessions: all}, activity: [], value: undefined};
	});
	valueOf(copies);
	await tokenOf(backend, 'alice');
	const ids = valueOf(await backend.sessions.list(alice)).map(({id}) => id);
	assert.equal(ids.length, 200);
	assert.ok(ids.includes('copy599') && !ids.includes('copy0'));
	assert.equal(valueOf(await backend.sessions.whoami(admin)).username, 'admin');
});
