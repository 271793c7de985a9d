import assert from 'node:assert/strict';
import {test} from 'node:test';
import {password} from '../../e2e/steps/furnished-house.js';
import {quit, seesSignIn, signIn} from '../../e2e/steps/signing.js';
import {severalUsers} from './support/several-users.js';
import {consoles, environmentOf, openSessions} from './support/store.js';

const det = 'sudo -u det-console det';

test('a session belongs to the OS user who called sudo, and nobody else of the group gets it', async t => {
	const host = await severalUsers(t);
	const alice = host.sit('alice', det);
	await signIn(alice, 'alice');
	await quit(alice);
	await seesSignIn(host.sit('bob', det));
	await host.sit('alice', det).sees('alice@');
	assert.match(host.ask('alice', `${det} user whoami`).output, /'alice'/u);
	assert.equal(openSessions(host, 'alice'), 1);
	const uid = host.sh('id -u alice').trim();
	assert.match(
		host.sh('cat /var/lib/det-console/activity.jsonl'),
		new RegExp(`"person":{"uid":${uid},"name":"alice"}`),
	);
});

test('a uid that somebody claims is not believed', async t => {
	const host = await severalUsers(t);
	const alice = host.sit('alice', det);
	await signIn(alice, 'alice');
	await quit(alice);
	const uid = host.sh('id -u alice').trim();
	for (const claim of [`SUDO_UID=${uid} SUDO_USER=alice ${det}`, `sudo -u det-console SUDO_UID=${uid} det`]) {
		const {output} = host.ask('bob', `${claim} user whoami`);
		assert.doesNotMatch(output, /alice/u, claim);
	}
});

test('somebody outside the group gets nothing, and the store cannot be read around the console', async t => {
	const host = await severalUsers(t);
	assert.match(host.ask('carol', `sudo -n -u det-console det user list`).output, /password is required|not allowed/u);
	for (const command of ['cat /var/lib/det-console/store.json', 'det --data /var/lib/det-console user list']) {
		const {code, output} = host.ask('alice', command);
		assert.notEqual(code, 0);
		assert.match(output, /[Pp]ermission denied|not safe to use/u);
	}

	for (const command of ['sh', 'cat /etc/hostname', 'env det', '-s']) {
		assert.match(host.ask('alice', `sudo -n -u det-console ${command}`).output, /password is required|not allowed/u);
	}

	assert.match(host.ask('alice', 'sudo -n -u root det').output, /password is required|not allowed/u);
});

test('the rights of the account open no file that its borrower names', async t => {
	const host = await severalUsers(t);
	const before = host.sh('ls -la /var/lib/det-console /etc/determined; md5sum /var/lib/det-console/*');
	for (const [command, refusal] of [
		['--data /home/alice/own user list', /are for root to choose/u],
		['--keys /var/lib/det-console/store.json ui --check-keys', /are for root to choose/u],
		['--data=/home/alice/own ui', /are for root to choose/u],
		['--master-config /var/lib/det-console/store.json default-task show', /are for root to choose/u],
		['setup --data /tmp/own --admin-password-file /var/lib/det-console/store.json', /for root alone/u],
		['store generations', /for root alone/u],
		['store restore 1 --yes', /for root alone/u],
		['config-policies explain --type experiment /var/lib/det-console/store.json', /no file is opened by its name/u],
		['config-policies set experiment /var/lib/det-console/store.json', /no file is opened by its name/u],
	] as const) {
		const {code, output} = host.ask('alice', `${det} ${command}`);
		assert.ok(code === 1 || code === 2, `${command}: ${code} ${output}`);
		assert.match(output, refusal, command);
	}

	assert.equal(host.sh('ls -la /var/lib/det-console /etc/determined; md5sum /var/lib/det-console/*'), before);
});

test('root sets it up as the account, and members work with policies from standard input and the default task', async t => {
	const host = await severalUsers(t, {furnished: false});
	const setup = 'setup --admin-password-file - --default-task root';
	host.sh(`sudo -u det-console det ${setup}`, password);
	assert.match(host.sh('ls -ld /var/lib/det-console/store.json'), /^-rw------- \d det-console det-console/u);
	const alice = host.sit('alice', det);
	await signIn(alice, 'admin');
	await quit(alice);
	const set = `echo 'constraints: {resources: {max_slots: 2}}' | ${det} config-policies set experiment -`;
	assert.match(host.ask('alice', set).output, /max_slots: 2/u);
	const task = host.ask('alice', `${det} default-task set det-nobody`);
	assert.equal(task.code, 0, task.output);
	assert.match(host.sh('cat /etc/determined/master.yaml'), /det-nobody/u);
});

test('nothing of the environment of whoever calls sudo arrives, but the terminal and the language', async t => {
	const host = await severalUsers(t);
	const bad =
		'EDITOR=/bin/sh VISUAL=/bin/sh DET_DATA=/tmp DET_USER=admin HOME=/home/alice XDG_STATE_HOME=/tmp NODE_ENV=test';
	const alice = host.sit('alice', `export ${bad} LD_PRELOAD=/nowhere.so SSH_CONNECTION='1.2.3.4 1 1.2.3.4 1'; ${det}`);
	await signIn(alice, 'alice');
	const [pid = ''] = consoles(host);
	const env = environmentOf(host, pid);
	const known = ['HOME', 'LANG', 'LOGNAME', 'PATH', 'PWD', 'SHELL', 'SUDO_UID', 'SUDO_USER', 'TERM', 'USER'];
	assert.deepEqual(
		[...env.keys()].filter(name => !known.includes(name)),
		[],
	);
	assert.equal(env.get('HOME'), '/var/lib/det-console');
});

test('a program of ours in front of the PATH of whoever calls sudo is not started', async t => {
	const host = await severalUsers(t);
	const trap =
		"mkdir -p bin; for each in readlink node sh det; do printf '#!/bin/sh\\ntouch /tmp/pwned\\n' > bin/$each; done";
	host.ask('alice', `${trap}; chmod 755 bin/*; PATH=$PWD/bin:$PATH ${det} version`);
	assert.equal(host.sh('test -e /tmp/pwned && echo run || echo not').trim(), 'not');
});
