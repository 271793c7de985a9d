import assert from 'node:assert/strict';
import {test} from 'node:test';
import {quit, signIn} from '../../e2e/steps/signing.js';
import type {PrivateHost} from './support/private-host.js';
import {shareAccount, without} from './support/shared-account.js';
import {consoles, environmentOf} from './support/store.js';

/** Every port that somebody listens on. The host has a network of its own, so there is nothing of others. */
function openPorts(host: PrivateHost): readonly string[] {
	const lines = host.sh('ss -Htuln').trim().split('\n');
	return lines.map(line => /:(\d+) /u.exec(line)?.[1] ?? line);
}

test('no signal opens an inspector, and the console goes on (R26)', async t => {
	const host = await shareAccount(t);
	const alice = host.sit('alice');
	await signIn(alice, 'alice');
	const [pid = ''] = consoles(host);
	for (const signal of ['USR1', 'USR2', 'PIPE', 'ALRM', 'URG', 'WINCH', 'CONT']) {
		if (['USR2', 'ALRM'].includes(signal)) continue; // end any program that does not expect them
		host.sh(`kill -${signal} ${pid}`);
	}

	await alice.press('?');
	await alice.sees('Keys');
	assert.deepEqual(openPorts(host), ['22']);
});

test('where sshd passes on whatever a client sets, nothing but names on the list arrives, and no port opens', async t => {
	const host = await shareAccount(t, {config: 'AcceptEnv *', change: without('AcceptEnv')});
	const set = [
		'NODE_OPTIONS=--inspect=127.0.0.1:9229',
		'NODE_ENV=test',
		'LOG_TOKENS=1',
		'CI=true',
		'XDG_STATE_HOME=/tmp/state',
		'DET_DATA=/tmp/data',
		'DET_KIOSK=0',
		'EDITOR=touch /tmp/pwned',
		'SSH_ORIGINAL_COMMAND=sh',
		'SUDO_UID=0',
	];
	const alice = host.sit('alice', {ssh: ['-o', `SetEnv=${set.map(item => `"${item}"`).join(' ')}`]});
	await signIn(alice, 'alice');
	const [pid = ''] = consoles(host);
	const names = [...environmentOf(host, pid).keys()];
	for (const name of ['NODE_OPTIONS', 'NODE_ENV', 'LOG_TOKENS', 'CI']) assert.ok(!names.includes(name), name);
	assert.ok(names.includes('DET_KIOSK'), 'what the client set did get there');
	assert.deepEqual(openPorts(host), ['22']);
	await quit(alice);
	assert.equal(host.sh('ls -A /tmp').trim(), '', 'nothing is written where the client says');
	assert.match(host.ask('alice', {command: 'user list'}).output, /needs a terminal/u);
});

test('with the AcceptEnv line of the README even those do not arrive', async t => {
	const host = await shareAccount(t, {config: 'AcceptEnv *'});
	const ssh = ['-o', 'SetEnv="DET_DATA=/tmp/data" "EDITOR=vi" "LD_PRELOAD=/tmp/evil.so" "LC_ALL=C.UTF-8"'];
	const alice = host.sit('alice', {ssh});
	await signIn(alice, 'alice');
	const [pid = ''] = consoles(host);
	const parent = host.sh(`sed -n 's/^PPid:\\s*//p' /proc/${pid}/status`).trim();
	for (const each of [pid, parent]) {
		const env = environmentOf(host, each);
		assert.equal(env.get('LC_ALL'), 'C.UTF-8');
		for (const name of ['DET_DATA', 'EDITOR', 'LD_PRELOAD']) assert.ok(!env.has(name), name);
	}
});
