import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {quit, signIn} from '../../e2e/steps/signing.js';
import {readmeBlocks} from './support/readme-blocks.js';
import {append, makeServer} from './support/server.js';
import {allAreGone, furnish} from './support/store.js';

const block = readmeBlocks('One admin, own account');

/** Alice on her own machine, with the store she set up as herself. */
async function alicesMachine(t: TestContext) {
	const server = await makeServer(t);
	server.sh(
		"useradd -m -s /bin/sh --password '*' alice; install -d -o alice -m 700 /home/alice/.ssh /var/lib/det-console",
	);
	append(server, '/home/alice/.ssh/authorized_keys', server.publicKey('alice'));
	server.sh(
		'chown alice: /home/alice/.ssh/authorized_keys; mkdir -p /home/alice/.local/state; chown -R alice: /home/alice/.local',
	);
	await furnish(t, server, 'alice');
	append(server, '/etc/ssh/sshd_config', block('sshd_config'));
	await server.startSshd();
	const command = 'DET_DATA=/var/lib/det-console det';
	return {...server, sit: () => server.connect({account: 'alice', key: 'alice', command})};
}

test('the session goes on at the next line, from a file only its owner can read', async t => {
	const machine = await alicesMachine(t);
	const alice = machine.sit();
	await signIn(alice, 'admin');
	await quit(alice);
	await machine.sit().sees('admin@');
	assert.match(machine.sh('ls -l /home/alice/.local/state/det-console/sessions.json'), /^-rw------- 1 alice alice/u);
	assert.match(machine.sh('ls -ld /home/alice/.local/state/det-console'), /^drwx------/u);
});

test('a lost line leaves nothing behind but the session', async t => {
	const machine = await alicesMachine(t);
	const alice = machine.sit();
	await signIn(alice, 'admin');
	alice.kill('SIGKILL');
	await allAreGone(machine);
	await machine.sit().sees('admin@');
});
