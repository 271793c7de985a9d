import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {pruneSessions, type Limits} from '../../../source/backend/sessions/prune-sessions.js';
import type {SessionsDocument, StoredSession, StoreDocument} from '../../../source/store/document.js';
import {decodeEnvelope, encodeEnvelope, largestFile} from '../../../source/store/files/envelope.js';
import {noSessions} from '../../../source/store/schema/decode.js';
import {user} from '../../store/fixture.js';
import {adminPassword, farAway, makeReadyPlace, valueOf} from '../helpers/test-backend.js';

const start = Date.parse('2026-11-23T08:00:00.000Z');
const at = (ms: number) => new Date(start + ms);
const day = 24 * 60 * 60 * 1000;
const users = [user(1, 'admin', {admin: true}), user(2, 'alice')];
const limits: Limits = {bytes: 1_000_000, ofOneUser: {login: 3, temporary: 2}, origins: 4};

function session(id: string, more: Partial<StoredSession> = {}): StoredSession {
	return {
		id,
		tokenHash: `hash of ${id}`,
		userId: 1,
		kind: 'login',
		credentialEpoch: 1,
		createdAt: at(0).toISOString(),
		lastUsedAt: at(0).toISOString(),
		expiresAt: at(30 * day).toISOString(),
		origin: 'tty',
		ended: '',
		...more,
	};
}

const used = (id: string, ms: number, more: Partial<StoredSession> = {}) =>
	session(id, {lastUsedAt: at(ms).toISOString(), ...more});
const idsOf = ({sessions}: SessionsDocument) => sessions.map(({id}) => id).join(' ');

test('what needs no pruning is the same document', () => {
	const document = {...noSessions, sessions: [session('a'), session('b', {userId: 2})]};
	assert.equal(pruneSessions(document, users, at(0), {limits}), document);
});

test('of one user the newest stay, of each kind on its own; ended ones and those of an old password go first', () => {
	const sessions = [
		used('old', 1),
		used('mid', 2),
		used('other', 0, {userId: 2}),
		used('ended', 9, {ended: 'revoked'}),
		used('stale', 8, {credentialEpoch: 0}),
		used('temporary', 0, {kind: 'temporary'}),
		used('new', 3),
	];
	const pruned = pruneSessions({...noSessions, sessions}, users, at(10), {limits});
	assert.equal(idsOf(pruned), 'old mid other temporary new');
});

test('what is too large loses what is invalid, then what was unused longest, of whomever', () => {
	const sessions = [
		used('a', 5),
		used('b', 1, {userId: 2}),
		used('c', 9, {ended: 'signed out'}),
		used('d', 7, {userId: 2}),
	];
	const size = Buffer.byteLength(JSON.stringify(session('a')));
	const document = {...noSessions, sessions};
	const within = (count: number) =>
		idsOf(pruneSessions(document, users, at(10), {limits: {...limits, bytes: (size + 60) * count}}));
	assert.equal(within(4), 'a b c d');
	assert.equal(within(3.2), 'a b d');
	assert.equal(within(2.2), 'a d');
});

test('the session just made stays, whatever the clock says of the others', () => {
	const future = ['a', 'b', 'c'].map(id => used(id, day));
	const document = {...noSessions, sessions: [...future, used('new', 0)]};
	assert.match(idsOf(pruneSessions(document, users, at(0), {keepId: 'new', limits})), /new/);
	assert.equal(idsOf(pruneSessions(document, users, at(0), {keepId: 'new', limits: {...limits, bytes: 1}})), 'new');
});

test('known origins are bounded over all users: those without a sign-in for longest go', () => {
	const origins = (...times: number[]) => times.map(ms => ({origin: `o${ms}`, at: at(ms).toISOString()}));
	const lastSignIns = [
		{userId: 1, at: '', origin: '', knownOrigins: origins(9, 1, 0)},
		{userId: 2, at: '', origin: '', knownOrigins: origins(8, 7, 2)},
	];
	const pruned = pruneSessions({...noSessions, lastSignIns}, users, at(10), {limits});
	assert.deepEqual(
		pruned.lastSignIns.map(({knownOrigins}) => knownOrigins.map(({origin}) => origin)),
		[['o9'], ['o8', 'o7', 'o2']],
	);
});

test('a full sessions.json keeps nobody from signing in, not even while attempts are refused', async t => {
	const place = await makeReadyPlace(t);
	const {dir, now, advance, open} = place;
	const [storeFile, sessionsFile] = ['store.json', 'sessions.json'].map(name => path.join(dir, name));
	await rewrite<StoreDocument>(storeFile!, document => ({
		...document,
		nextUserId: 20_000,
		users: [
			...document.users,
			...Array.from({length: 2000}, (_, index) => ({
				...document.users[0]!,
				id: index + 3,
				username: `u${index}`,
				admin: false,
			})),
		],
	}));
	await rewrite<SessionsDocument>(sessionsFile!, document => {
		const sessions = [...document.sessions];
		let size = JSON.stringify(document).length + 200;
		for (let index = 0; ; index++) {
			const next: StoredSession = {
				...session(randomBytes(10).toString('hex'), {tokenHash: randomBytes(32).toString('hex')}),
				userId: (index % 2000) + 3,
				createdAt: now().toISOString(),
				lastUsedAt: new Date(now().getTime() - 1000).toISOString(),
				expiresAt: new Date(now().getTime() + 30 * day).toISOString(),
				origin: 'ssh 10.20.30.40 pts/1',
			};
			size += JSON.stringify(next).length + 1;
			if (size > largestFile) return {...document, sessions};
			sessions.push(next);
		}
	});
	assert.ok((await stat(sessionsFile!)).size > largestFile - 1000, 'the file is full');

	const stranger = await open({origin: farAway});
	assert.equal((await stranger.sessions.signIn('u1', 'wrong')).ok, false);
	const refused = await stranger.sessions.signIn('u1', 'wrong');
	assert.ok(!refused.ok && refused.error.code === 'throttled', JSON.stringify(refused));
	advance(10_000);
	const backend = await open();
	const {token} = valueOf(await backend.sessions.signIn('admin', adminPassword));
	assert.equal(valueOf(await backend.sessions.list(token)).length, 2, 'the admin is signed in twice, as before');
	assert.ok((await stat(sessionsFile!)).size < largestFile * 0.9);
});

/** Puts another body into a file of the store, as an older version may have left it. */
async function rewrite<T>(file: string, change: (document: T) => T): Promise<void> {
	const envelope = decodeEnvelope(await readFile(file));
	assert.ok(typeof envelope !== 'string');
	const data = change(JSON.parse(envelope.dataText) as T);
	const {bytes} = encodeEnvelope(envelope.schema, envelope.revision + 1, JSON.stringify(data));
	await writeFile(file, bytes, {mode: 0o600});
}
