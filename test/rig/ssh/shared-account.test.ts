import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {projectRoot} from '../../e2e/harness/house.js';
import {password} from '../../e2e/steps/furnished-house.js';
import {quit, seesSignIn, signIn} from '../../e2e/steps/signing.js';
import {consoles, environmentOf, openSessions, until} from './support/store.js';
import {shareAccount, without, type Shared} from './support/shared-account.js';

/** Whether a file is there on the host. */
function isThere(host: Shared, file: string): boolean {
	return host.sh(`test -e ${file} && echo yes || echo no`).trim() === 'yes';
}

test('root sets it up as the account with the command of the README, and the first sign-in works', async t => {
	const host = await shareAccount(t, {people: 'nobody yet'});
	const readme = readFileSync(`${projectRoot}/README.md`, 'utf8').replaceAll(/\s+/gu, ' ');
	const command = /`(setpriv [^`]*) setup …`/u.exec(readme)?.[1] ?? 'no such command in the README';
	host.sh(`${command} setup --admin-password-file - --default-task root`, password);
	const admin = host.sit('alice');
	await signIn(admin, 'admin');
	await quit(admin);
});

for (const command of ['sh', 'touch /tmp/pwned', '$(touch /tmp/pwned)', 'x; touch /tmp/pwned', 'det user list']) {
	test(`ssh host '${command}' runs nothing: without a terminal one sentence, exit 2`, async t => {
		const host = await shareAccount(t);
		const {code, output} = host.ask('alice', {command});
		assert.equal(code, 2);
		assert.match(output, /^det: the console needs a terminal[^\n]*\n$/u);
		assert.ok(!isThere(host, '/tmp/pwned'));
	});
}

test('what is asked to be run is never shown raw, and the console opens instead', async t => {
	const host = await shareAccount(t);
	const alice = host.sit('alice', {command: '\u001B]0;owned\u0007\u001B[2J`touch /tmp/pwned`\u202Eevil'});
	await signIn(alice, 'alice');
	await quit(alice);
	assert.doesNotMatch(alice.written().toString(), /owned|pwned|evil/u);
	assert.ok(!isThere(host, '/tmp/pwned'));
});

test('sftp and other subsystems get the console, which refuses without a terminal', async t => {
	const host = await shareAccount(t);
	const {code, output} = host.ask('alice', {ssh: ['-s'], command: 'sftp'});
	assert.deepEqual([code, output], [2, ''], 'of a subsystem sshd drops what it says');
});

test('forwarding is refused: ports, sockets, the agent and X11', async t => {
	const host = await shareAccount(t);
	const forwards = ['-L', '7001:127.0.0.1:22', '-R', '7002:127.0.0.1:22', '-A', '-X'];
	const alice = host.sit('alice', {ssh: ['-o', 'ExitOnForwardFailure=no', ...forwards]});
	await seesSignIn(alice);
	const [file = '', ...enter] = host.client;
	const {stdout} = spawnSync(file, [...enter, 'ssh-keyscan', '-p', '7001', '-T', '2', '127.0.0.1'], {encoding: 'utf8'});
	assert.equal(stdout, '', 'nothing answers through the line');
	assert.doesNotMatch(host.sh('ss -Htln || true'), /:7002\b/u);
	const [pid = ''] = consoles(host);
	const env = environmentOf(host, pid);
	assert.ok(env.has('SSH_CONNECTION') && !env.has('SSH_AUTH_SOCK') && !env.has('DISPLAY'));
});

test('files that the account could hold for sshd and its shell are not run', async t => {
	const host = await shareAccount(t);
	const traps = ['.ssh/rc', '.profile', '.bashrc', '.bash_profile', '.shrc'];
	host.sh(`
		cd /var/lib/det-console
		mkdir .ssh
		for each in ${traps.join(' ')}; do echo 'touch /tmp/pwned' > $each; chmod 755 $each; done
		echo 'ENV=/var/lib/det-console/.shrc' > .ssh/environment
		chown -R det: .
	`);
	const alice = host.sit('alice');
	await signIn(alice, 'alice');
	await quit(alice);
	assert.ok(!isThere(host, '/tmp/pwned'));
});

test('a key that only the account itself holds opens nothing', async t => {
	const host = await shareAccount(t);
	const key = host.publicKey('stranger').trim();
	host.sh(`cd /var/lib/det-console && mkdir -m 700 .ssh && echo '${key}' > .ssh/authorized_keys && chown -R det: .ssh`);
	const {code, output} = host.run({account: 'det', key: 'stranger'});
	assert.equal(code, 255);
	assert.match(output, /Permission denied \(publickey\)/u);
});

test('no password is asked, whatever PAM and the rest of sshd_config would ask', async t => {
	const host = await shareAccount(t, {config: 'PasswordAuthentication yes\nKbdInteractiveAuthentication yes'});
	const {output} = host.run({account: 'det', key: 'stranger', ssh: ['-o', 'PubkeyAuthentication=no']});
	assert.match(output, /Permission denied \(publickey\)/u);
	const open = await shareAccount(t, {
		config: 'PasswordAuthentication yes\nKbdInteractiveAuthentication yes',
		change: without('AuthenticationMethods'),
	});
	const asked = open.run({account: 'det', key: 'stranger', ssh: ['-o', 'PubkeyAuthentication=no']});
	assert.match(asked.output, /Permission denied \(publickey,password,keyboard-interactive\)/u, 'so the line matters');
});

test('a client that names a key file of its own is not believed, even where sshd lets it', async t => {
	const host = await shareAccount(t, {config: 'AcceptEnv *', change: without('AcceptEnv', 'ExposeAuthInfo')});
	const ssh = ['-o', 'SetEnv=SSH_USER_AUTH=/etc/hostname'];
	const alice = host.sit('alice', {ssh});
	await signIn(alice, 'alice');
	await quit(alice);
	await until(() => openSessions(host, 'alice') === 0, 'the session of alice has ended');
	await seesSignIn(host.sit('bob', {ssh}));
});
