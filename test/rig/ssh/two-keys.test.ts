import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import type {Person} from '../../e2e/harness/person.js';
import {quit, seesSignIn, signIn, signOut} from '../../e2e/steps/signing.js';
import {goToUser} from '../../e2e/steps/users.js';
import {allAreGone, openSessions, until} from './support/store.js';
import {shareAccount, without, type Shared} from './support/shared-account.js';

/** Connections for "B never becomes A" (R56): 100 with RIG_LONG=1. */
const rounds = process.env['RIG_LONG'] === '1' ? 50 : 8;

/** No token may lie where the next person would find it. */
function nothingKept(host: Shared): void {
	const kept = readdirSync(host.path('/var/lib/det-console'), {recursive: true, encoding: 'utf8'});
	assert.deepEqual(
		kept.filter(name => name.startsWith('.') || name.includes('token')),
		[],
	);
}

test('each key finds its own session again, and never the other one', async t => {
	const host = await shareAccount(t);
	const alice = host.sit('alice');
	await signIn(alice, 'alice');
	await quit(alice);
	const bob = host.sit('bob');
	await seesSignIn(bob);
	assert.doesNotMatch(bob.screen.text(), /alice/u);
	await signIn(bob, 'bob');
	await quit(bob);
	for (let round = 0; round < rounds; round++) {
		const both = [host.sit('alice'), host.sit('bob')] as const;
		await Promise.all([both[0].sees('alice@'), both[1].sees('bob@')]);
		for (const [index, person] of both.entries()) {
			assert.doesNotMatch(person.written().toString(), index === 0 ? /bob@/u : /alice@/u);
			assert.doesNotMatch(person.written().toString(), /Sign in to/u);
		}

		await Promise.all(both.map(quit));
	}

	assert.deepEqual([openSessions(host, 'alice'), openSessions(host, 'bob')], [1, 1]);
	nothingKept(host);
});

test('signing out with one key leaves the other session alone, and is asked for a password next time', async t => {
	const host = await shareAccount(t);
	const [alice, bob] = [host.sit('alice'), host.sit('bob')];
	await signIn(alice, 'alice');
	await signIn(bob, 'bob');
	await signOut(alice);
	await alice.press('ctrl-c');
	await alice.leaves();
	assert.deepEqual([openSessions(host, 'alice'), openSessions(host, 'bob')], [0, 1]);
	await quit(bob);
	await seesSignIn(host.sit('alice'));
	assert.equal(openSessions(host, 'bob'), 1);
});

test('without ExposeAuthInfo everybody signs in every time, and leaving ends the session', async t => {
	const host = await shareAccount(t, {change: without('ExposeAuthInfo')});
	const alice = host.sit('alice');
	await signIn(alice, 'alice');
	assert.equal(openSessions(host, 'alice'), 1);
	await seesSignIn(host.sit('bob'));
	await quit(alice);
	await until(() => openSessions(host, 'alice') === 0, 'the session of alice has ended');
	await seesSignIn(host.sit('alice'));
	nothingKept(host);
});

test('without ExposeAuthInfo a lost line ends the session too', async t => {
	const host = await shareAccount(t, {change: without('ExposeAuthInfo')});
	const alice = host.sit('alice');
	await signIn(alice, 'alice');
	alice.kill('SIGKILL');
	await until(() => openSessions(host, 'alice') === 0, 'the session of alice has ended');
	await allAreGone(host);
});

test('with command= at each key instead of ForceCommand it is the same', async t => {
	const keyOptions = 'command="/usr/local/bin/det --data /var/lib/det-console --kiosk",restrict,pty ';
	const host = await shareAccount(t, {change: without('ForceCommand'), keyOptions});
	const alice = host.sit('alice', {command: 'touch /tmp/run-by-alice'});
	await signIn(alice, 'alice');
	await quit(alice);
	await host.sit('alice').sees('alice@');
	await seesSignIn(host.sit('bob'));
	assert.equal(host.sh('ls /tmp/run-by-alice 2>/dev/null || echo nothing').trim(), 'nothing');
});

test('a session revoked by an admin is felt on the other line at once, and does not come back', async t => {
	const host = await shareAccount(t);
	const [alice, admin] = [host.sit('alice'), host.sit('bob')];
	await signIn(alice, 'alice');
	await signIn(admin, 'admin');
	await endSessionsOf(admin, 'alice');
	await alice.sees('Your session was ended by you or an admin');
	await alice.press('ctrl-c');
	await alice.leaves();
	await seesSignIn(host.sit('alice'));
});

async function endSessionsOf(admin: Person, name: string): Promise<void> {
	await goToUser(admin, name);
	await admin.press('t');
	await admin.sees(/▸ Sessions[^]*From[^]*127\.0\.0\.1/u);
	await admin.press('x');
	await admin.sees(/End .*session/u);
	await admin.press('tab', 'enter');
}
