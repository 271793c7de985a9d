import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {signIn} from '../../e2e/steps/signing.js';
import {shareAccount} from './support/shared-account.js';
import {allAreGone, consoles} from './support/store.js';

/** The README's lines with a second in the place of 15, and alice at work on such a line. */
async function aliceAtWork(t: TestContext) {
	const host = await shareAccount(t, {change: block => block.replace('Interval 15', 'Interval 1')});
	const alice = host.sit('alice');
	await signIn(alice, 'alice');
	assert.equal(consoles(host).length, 1);
	return {host, alice};
}

test('a client that stands still is given up, its console with it, and the session goes on at the next line', async t => {
	const {host, alice} = await aliceAtWork(t);
	alice.kill('SIGSTOP');
	await allAreGone(host);
	await host.sit('alice').sees('alice@');
});

test('a network that goes away in silence ends the console, and the session goes on when it is back', async t => {
	const {host} = await aliceAtWork(t);
	host.sh('ip link set lo down');
	await allAreGone(host);
	host.sh('ip link set lo up');
	await host.sit('alice').sees('alice@');
});
