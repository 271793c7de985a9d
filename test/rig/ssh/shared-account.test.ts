import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {randomBytes} from 'node:crypto';
import {test, type TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import type {Backend} from '../../../source/backend/backend.js';
import {openBackend} from '../../../source/backend/open-backend.js';
import type {Session} from '../../../source/domain/session.js';
import {alicePassword, atTheDesk, valueOf} from '../../backend/helpers/test-backend.js';
import type {House} from '../../e2e/harness/house.js';
import type {Person} from '../../e2e/harness/person.js';
import {startServer, type Server, type ServerOptions} from './server.js';

const adminPassword = 'correctHorse7battery';
/** Connections for "B never becomes A" (R56): 100 with RIG_LONG=1. */
const rounds = process.env['RIG_LONG'] === '1' ? 50 : 10;

/** A store with admin, alice and bob, and a person at the desk who watches it. */
async function furnish(t: TestContext, {data, masterConfig}: House) {
	const backend = valueOf(
		await openBackend({
			dataDir: data,
			masterConfigFile: masterConfig,
			origin: atTheDesk,
			hostname: 'gpu01',
			clock: () => new Date(),
			randomBytes: count => randomBytes(count),
			// The least that is accepted: the program itself knows no other cost.
			bcryptCost: 10,
		}),
	);
	t.after(() => backend.close());
	const plan = {
		adminPassword: {kind: 'given', password: adminPassword},
		determined: {kind: 'deactivate'},
		defaultTask: 'keep',
		removeInitialPassword: false,
	} as const;
	const {token} = valueOf(await backend.setup.run(plan));
	for (const username of ['alice', 'bob']) {
		const password = {kind: 'given', password: alicePassword} as const;
		valueOf(await backend.users.create(token, {username, displayName: '', admin: false, password}));
	}

	return {backend, sessionsOf: (username: string) => sessionsOf(backend, token, username)};
}

async function sessionsOf(backend: Backend, token: string, username: string): Promise<readonly Session[]> {
	return valueOf(await backend.sessions.list(token, {username}));
}

async function share(t: TestContext, options: ServerOptions = {}) {
	const server = await startServer(t, ['alice-key', 'bob-key'], options);
	return {...server, ...(await furnish(t, server.house))};
}

async function signIn(person: Person, username: string): Promise<void> {
	await person.sees('Sign in to');
	await person.type(`${username}\t${alicePassword}\r`);
	await person.sees(`${username}@`);
	await person.sees('users');
}

async function leave(person: Person): Promise<void> {
	await person.press('q');
	await person.leaves();
}

/** Waits until there are that many sessions. */
async function untilSessions(ask: () => Promise<readonly Session[]>, count: number): Promise<void> {
	const deadline = Date.now() + 10_000;
	for (;;) {
		const {length} = await ask();
		if (length === count) return;
		assert.ok(Date.now() < deadline, `${length} sessions, not ${count}`);
		await pause(20);
	}
}

/** Waits until no process was started on that data directory any more. */
async function untilNobodyRuns(data: string): Promise<void> {
	const deadline = Date.now() + 10_000;
	while (readdirSync('/proc').some(pid => /^\d+$/.test(pid) && commandLine(pid).includes(data))) {
		assert.ok(Date.now() < deadline, 'a console is still running');
		await pause(20);
	}
}

function commandLine(pid: string): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return ''; // it has just ended
	}
}

/** No token may lie where the next person would find it. */
function nothingKept({house}: Pick<Server, 'house'>): void {
	const files = existsSync(house.home) ? readdirSync(house.home, {recursive: true, encoding: 'utf8'}) : [];
	assert.deepEqual(files, []);
}

test('with ExposeAuthInfo each key finds its own session again, and never the other one', async t => {
	const shared = await share(t, {config: ['ExposeAuthInfo yes']});
	const alice = shared.connect('alice-key');
	await signIn(alice, 'alice');
	await leave(alice);
	const bob = shared.connect('bob-key');
	await bob.sees('Sign in to');
	assert.doesNotMatch(bob.screen.text(), /alice/u);
	await signIn(bob, 'bob');
	await leave(bob);
	for (let round = 0; round < rounds; round++) {
		const both = [shared.connect('alice-key'), shared.connect('bob-key')] as const;
		await Promise.all([both[0].sees('alice@'), both[1].sees('bob@')]);
		for (const [index, person] of both.entries()) {
			assert.doesNotMatch(person.written().toString(), index === 0 ? /bob@/u : /alice@/u);
			assert.doesNotMatch(person.written().toString(), /Sign in to/u);
		}

		await Promise.all(both.map(leave));
	}

	assert.equal((await shared.sessionsOf('alice')).length, 1);
	assert.equal((await shared.sessionsOf('bob')).length, 1);
	nothingKept(shared);
});

test('signing out with one key leaves the other session alone, and is asked for a password next time', async t => {
	const shared = await share(t, {config: ['ExposeAuthInfo yes']});
	const [alice, bob] = [shared.connect('alice-key'), shared.connect('bob-key')];
	await signIn(alice, 'alice');
	await signIn(bob, 'bob');
	await alice.press('p');
	await alice.sees('Account');
	await alice.press('o');
	await alice.sees('You have signed out');
	await alice.press('ctrl-c');
	await alice.leaves();
	assert.equal((await shared.sessionsOf('alice')).length, 0);
	await leave(bob);
	const again = shared.connect('alice-key');
	await again.sees('Sign in to');
	assert.equal((await shared.sessionsOf('bob')).length, 1);
});

test('without ExposeAuthInfo everybody signs in every time, and leaving ends the session', async t => {
	const shared = await share(t);
	const alice = shared.connect('alice-key');
	await signIn(alice, 'alice');
	assert.equal((await shared.sessionsOf('alice')).length, 1);
	const bob = shared.connect('bob-key');
	await bob.sees('Sign in to');
	await leave(alice);
	await untilSessions(() => shared.sessionsOf('alice'), 0);
	for (const key of ['alice-key', 'bob-key']) await shared.connect(key).sees('Sign in to');
	nothingKept(shared);
});

test('a lost line ends the session of whoever cannot be known again', async t => {
	const shared = await share(t);
	const alice = shared.connect('alice-key');
	await signIn(alice, 'alice');
	alice.kill('SIGKILL');
	await untilSessions(() => shared.sessionsOf('alice'), 0);
	await untilNobodyRuns(shared.house.data);
	await shared.connect('alice-key').sees('Sign in to');
});

test('what a client asks to be run is not run, and makes the account a shared one even without --kiosk', async t => {
	const shared = await share(t, {det: ['ui']});
	const alice = shared.connect('alice-key', {command: `touch ${shared.house.dir}/pwned`});
	await signIn(alice, 'alice');
	await leave(alice);
	await untilSessions(() => shared.sessionsOf('alice'), 0);
	assert.ok(!existsSync(`${shared.house.dir}/pwned`));
	nothingKept(shared);
});

test('under --kiosk no command runs: without a terminal one sentence, exit 2', async t => {
	const shared = await share(t);
	const {code, output} = shared.run('alice-key', 'user list');
	assert.equal(code, 2);
	assert.match(output, /needs a terminal/u);
	assert.doesNotMatch(output, /alice/u);
	const closed = await share(t, {det: ['--kiosk', 'user', 'list']});
	const refused = closed.run('alice-key', '');
	assert.equal(refused.code, 2);
	assert.match(refused.output, /console only/u);
});

test('a client that names a key file of its own is not believed', async t => {
	const shared = await share(t, {config: ['AcceptEnv SSH_*']});
	const spoof = {options: ['SetEnv=SSH_USER_AUTH=/etc/hostname']};
	const alice = shared.connect('alice-key', spoof);
	await signIn(alice, 'alice');
	await leave(alice);
	await untilSessions(() => shared.sessionsOf('alice'), 0);
	await shared.connect('bob-key', spoof).sees('Sign in to');
});

test('a session revoked at the desk is felt on the line within a second, and does not come back', async t => {
	const shared = await share(t, {config: ['ExposeAuthInfo yes']});
	const alice = shared.connect('alice-key');
	await signIn(alice, 'alice');
	const {token} = valueOf(await shared.backend.sessions.signIn('admin', adminPassword));
	const start = performance.now();
	valueOf(await shared.backend.sessions.revoke(token, {username: 'alice'}));
	await alice.sees('Your session was ended by you or an admin');
	const took = performance.now() - start;
	assert.ok(took < 1000, `${took} ms`);
	await alice.press('ctrl-c');
	await alice.leaves();
	await shared.connect('alice-key').sees('Sign in to');
});
