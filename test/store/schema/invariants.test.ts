import assert from 'node:assert/strict';
import test from 'node:test';
import type {SessionsDocument, StoredSession, StoredUser} from '../../../source/store/document.js';
import {invariantProblem} from '../../../source/store/schema/invariants.js';
import {firstDocument, noSessions, user} from '../fixture.js';

const admin = user(1, 'admin', {admin: true});
const alice = user(2, 'alice');
const oneTime = {...admin, password: {...admin.password!, mustChange: true}};
const at = '2026-11-23T10:00:00.000Z';
const session: StoredSession = {
	id: 's1',
	tokenHash: 'h1',
	userId: 2,
	kind: 'login',
	credentialEpoch: 1,
	createdAt: at,
	lastUsedAt: at,
	expiresAt: at,
	origin: 'tty',
	ended: '',
};
const lastSignIn = {userId: 2, at, origin: 'tty', knownOrigins: []};
const counter = {key: 'name:alice', failures: 1, lastAt: at};

function problem(
	users: readonly StoredUser[],
	sessions: Partial<SessionsDocument> = {},
	before?: readonly StoredUser[],
): string | undefined {
	const store = {...firstDocument, nextUserId: 3};
	return invariantProblem({...store, users}, {...noSessions, ...sessions}, before && {...store, users: before});
}

test('a sound store has no problem', () => {
	const sessions = {sessions: [session], lastSignIns: [lastSignIn], throttle: [counter]};
	assert.equal(problem([admin, alice], sessions), undefined);
});

test('ids and names are unique, names ignoring case', () => {
	assert.match(String(problem([admin, user(1, 'alice')])), /id 1/);
	assert.match(String(problem([admin, user(2, 'Admin')])), /name Admin/);
	assert.match(String(problem([admin, user(3, 'alice')])), /not below the next one/);
});

test('an active admin who can sign in with a password is always left', () => {
	const nobody = /no active admin/;
	assert.match(String(problem([])), nobody);
	assert.match(String(problem([{...admin, admin: false}, alice])), nobody);
	assert.match(String(problem([{...admin, active: false}, alice])), nobody);
	assert.match(String(problem([{...admin, remote: true, password: null}, alice])), nobody);
	assert.match(String(problem([{...admin, password: null}, alice])), nobody);
	assert.match(String(problem([oneTime, alice], {}, [admin, alice])), nobody);
	assert.equal(
		problem([
			{...admin, active: false},
			{...alice, admin: true},
		]),
		undefined,
	);
});

test('a store whose only admin has a one-time password already can be changed, or nobody could ever put it right', () => {
	assert.equal(problem([oneTime, {...alice, displayName: 'Alice'}], {}, [oneTime, alice]), undefined);
	assert.equal(problem([admin, alice], {}, [oneTime, alice]), undefined);
});

test('a remote user has no password', () => {
	assert.match(String(problem([admin, {...alice, remote: true}])), /remote user alice/);
	assert.equal(problem([admin, {...alice, remote: true, password: null}]), undefined);
});

test('sessions and sign-ins belong to users, and are not ahead of them', () => {
	assert.match(String(problem([admin], {sessions: [session]})), /user 2, who does not exist/);
	assert.match(String(problem([admin, alice], {sessions: [{...session, credentialEpoch: 2}]})), /ahead/);
	assert.match(String(problem([admin], {lastSignIns: [lastSignIn]})), /user 2, who does not exist/);
});

test('sessions, tokens, sign-ins and counters are unique', () => {
	const users = [admin, alice];
	assert.match(String(problem(users, {sessions: [session, {...session, tokenHash: 'h2'}]})), /same session id/);
	assert.match(String(problem(users, {sessions: [session, {...session, id: 's2'}]})), /same token/);
	assert.match(String(problem(users, {lastSignIns: [lastSignIn, lastSignIn]})), /same last sign-in/);
	assert.match(String(problem(users, {throttle: [counter, counter]})), /same throttle counter/);
});
