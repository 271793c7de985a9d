import assert from 'node:assert/strict';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import type {Backend, Token} from '../../source/backend/backend.js';
import {sessionLifetimeMs} from '../../source/domain/session.js';
import type {Deployment} from '../../source/system/deployment.js';
import {openTokenMemory} from '../../source/memory/open-token-memory.js';
import type {Remembered, TokenMemory} from '../../source/memory/token-memory.js';
import {
	addUser,
	adminPassword,
	alicePassword,
	asAdmin,
	asAlice,
	openApp,
	openConsole,
	otherPassword,
	signIn,
	valueOf,
} from './support/open-console.js';

async function stateDirOf(t: TestContext): Promise<string> {
	const dir = await mkdtemp(path.join(os.tmpdir(), 'det-state-'));
	t.after(() => rm(dir, {recursive: true}));
	return path.join(dir, 'det-console');
}

function memoryOf(backend: Backend, stateDir: string, deployment: Deployment = {kind: 'file'}): TokenMemory {
	const {place, sessions} = backend;
	const options = {deployment, storeId: place.storeId, stateDir, dataDir: place.dataDir};
	return openTokenMemory({...options, bound: () => sessions.bound()});
}

/** Waits until that is the active user. */
async function remembering(memory: TokenMemory, activeUser: string): Promise<Remembered> {
	const deadline = performance.now() + 20_000;
	for (;;) {
		const remembered = await memory.load();
		if (remembered.activeUser === activeUser) return remembered;
		assert.ok(performance.now() < deadline, `still '${remembered.activeUser}'`);
		await pause(5);
	}
}

const makeAlice = {prepare: (backend: Backend, admin: Token) => addUser(backend, admin, 'alice').then(() => {})};

test('the console goes on with the remembered session without asking, and says since when and until when', async t => {
	const stateDir = await stateDirOf(t);
	const screen = await openApp(t, {
		memory: backend => memoryOf(backend, stateDir),
		async prepare(backend, admin) {
			await memoryOf(backend, stateDir).keep('admin', admin, {makeActive: true});
		},
	});
	await screen.shows('2 users');
	await screen.shows('Signed in since 2026-11-23 08:00 UTC, until 2026-12-23 08:00 UTC');
	assert.ok(!screen.frames.some(frame => frame.includes('Sign in to')));
});

test('signing in is remembered, and signing out is forgotten', async t => {
	const stateDir = await stateDirOf(t);
	const opened: Array<Token | undefined> = [];
	const screen = await openApp(t, {
		memory: backend => memoryOf(backend, stateDir),
		onSession: token => opened.push(token),
	});
	await screen.shows('Sign in to');
	await signIn(screen, asAdmin);
	await screen.shows('2 users');
	const memory = memoryOf(screen.other, stateDir);
	const remembered = await remembering(memory, 'admin');
	assert.equal(remembered.tokens.get('admin'), opened.at(-1));
	await screen.press('p', 'o');
	await screen.shows('You have signed out');
	await remembering(memory, '');
	assert.equal(opened.at(-1), undefined);
	assert.equal((await screen.other.sessions.whoami(remembered.tokens.get('admin') ?? '')).ok, false);
});

test('a remembered session that has ended meanwhile is forgotten, and the sign-in screen says why', async t => {
	const stateDir = await stateDirOf(t);
	const screen = await openApp(t, {
		memory: backend => memoryOf(backend, stateDir),
		async prepare(backend, admin) {
			const {id} = await addUser(backend, admin, 'alice');
			const {token} = valueOf(await backend.sessions.signIn('alice', alicePassword));
			await memoryOf(backend, stateDir).keep('alice', token, {makeActive: true});
			valueOf(await backend.users.resetPassword(admin, id, {kind: 'given', password: otherPassword}));
		},
	});
	await screen.shows('An admin reset your password');
	await screen.shows('Username');
	assert.equal((await memoryOf(screen.other, stateDir).load()).activeUser, '');
});

test('a session revoked in an open console is forgotten there', async t => {
	const stateDir = await stateDirOf(t);
	const screen = await openApp(t, {
		memory: backend => memoryOf(backend, stateDir),
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice');
			const {token} = valueOf(await backend.sessions.signIn('alice', alicePassword));
			await memoryOf(backend, stateDir).keep('alice', token, {makeActive: true});
		},
	});
	await screen.shows('3 users');
	valueOf(await screen.other.sessions.revoke(screen.admin, {username: 'alice'}));
	await screen.shows('Your session was ended by you or an admin');
	await remembering(memoryOf(screen.other, stateDir), '');
});

test('renaming oneself keeps the session remembered under the new name', async t => {
	const stateDir = await stateDirOf(t);
	const screen = await openApp(t, {
		memory: backend => memoryOf(backend, stateDir),
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice');
			const {token} = valueOf(await backend.sessions.signIn('alice', alicePassword));
			await memoryOf(backend, stateDir).keep('alice', token, {makeActive: true});
		},
	});
	await screen.shows('3 users');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {username: 'alicia'}, base: {}}));
	await screen.shows('alicia@');
	const remembered = await remembering(memoryOf(screen.other, stateDir), 'alicia');
	assert.deepEqual([...remembered.tokens.keys()], ['alicia']);
});

test('on a shared account without keys nothing is written for the next person, and the sign-in is asked for', async t => {
	const stateDir = await stateDirOf(t);
	const screen = await openApp(t, {
		memory: backend => memoryOf(backend, stateDir, {kind: 'none'}),
		async prepare(backend, admin) {
			await memoryOf(backend, stateDir).keep('admin', admin, {makeActive: true});
			await rm(stateDir, {recursive: true});
		},
	});
	await screen.shows('Sign in to');
	await signIn(screen, asAdmin);
	await screen.shows('2 users');
	await assert.rejects(readdir(stateDir), {code: 'ENOENT'});
});

test('an open console ends on the second the 30 days are over, without polling', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	screen.time.advance(sessionLifetimeMs - 1000);
	await screen.press('down');
	assert.doesNotMatch(screen.text(), /Ended/u);
	screen.time.advance(1000);
	await screen.shows('Ended: expired');
});

test('a new password or a revocation ends an open form: what was typed cannot be sent', async t => {
	for (const why of ['password reset', 'revoked', 'deactivated'] as const) {
		const screen = await openConsole(t, {...makeAlice, as: asAlice, startPath: 'account/password'});
		const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
		await screen.shows('Current password');
		await screen.type(`${alicePassword}\tRiver5Candle\tRiver5Candle`);
		const end = {
			'password reset': () =>
				screen.other.users.resetPassword(screen.admin, id, {kind: 'given', password: otherPassword}),
			revoked: () => screen.other.sessions.revoke(screen.admin, {username: 'alice'}),
			deactivated: () => screen.other.users.edit(screen.admin, id, {changes: {active: false}, base: {}}),
		};
		valueOf<unknown>(await end[why]());
		await screen.shows(`Ended: ${why}`);
		await screen.press('enter', 'ctrl-s');
		assert.equal((await screen.other.sessions.signIn('alice', 'River5Candle')).ok, false);
		screen.unmount();
	}
});

test('changing the own password keeps the session it was done in, and ends the other console', async t => {
	const screen = await openConsole(t, {startPath: 'account/password'});
	await screen.shows('Current password');
	const elsewhere = valueOf(await screen.other.sessions.signIn('admin', adminPassword));
	await screen.type(`${adminPassword}\tRiver5Candle77\tRiver5Candle77\r`);
	await screen.shows('Password updated');
	const end = await screen.other.sessions.whoami(elsewhere.token);
	assert.deepEqual(end.ok ? undefined : end.error, {code: 'signed-out', why: 'password changed'});
	assert.doesNotMatch(screen.text(), /Ended/u);
});

test('demotion takes rights away in the open console; the session stays', async t => {
	const screen = await openConsole(t, {
		prepare: (backend, admin) => addUser(backend, admin, 'alice', true).then(() => {}),
		as: asAlice,
	});
	await screen.shows('ClusterAdmin');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {admin: false}, base: {}}));
	await screen.hides('ClusterAdmin');
	await screen.press('n');
	await screen.shows('Ask admin: only a ClusterAdmin may.');
});

test('a clock that was set back is told in every console', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	const day = 24 * 60 * 60_000;
	screen.place.advance(2 * day);
	valueOf(await screen.other.sessions.signIn('admin', adminPassword));
	screen.place.advance(-day);
	valueOf(await screen.other.sessions.signIn('admin', adminPassword));
	await screen.shows('! The clock was set back: it was 2026-11-25 08:00 UTC before. Tell an admin.');
	screen.place.advance(day);
	valueOf(await screen.other.sessions.signIn('admin', adminPassword));
	await screen.hides('The clock');
});
