import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseDeployment, isKiosk, isLent} from '../../source/system/deployment.js';

const named = () => 'SHA256:abc';
const facts = {env: {}, euid: 1000, kiosk: false, sshKey: () => ''};

test('one person on their own machine keeps tokens in a file', () => {
	assert.deepEqual(chooseDeployment(facts), {kind: 'file'});
	assert.deepEqual(chooseDeployment({...facts, env: {SSH_CONNECTION: '10.0.0.7 1 10.0.0.1 22'}}), {kind: 'file'});
});

const through = (value: string, euid = 900) => chooseDeployment({...facts, euid, env: {SUDO_UID: value}});

test('run through sudo as another uid, sessions are bound to the uid that called sudo', () => {
	assert.deepEqual(through('1001'), {kind: 'os-uid', value: '1001'});
	assert.deepEqual(through('0'), {kind: 'os-uid', value: '0'});
	assert.deepEqual(through('1001', 1001), {kind: 'file'}, 'sudo to oneself is nobody else');
	for (const strange of ['', '-1', '1e3', ' 1001', '0x3e9', '01001', 'alice', '99999999999']) {
		assert.deepEqual(through(strange), {kind: 'file'}, strange);
	}
});

test('a forced command or --kiosk means a shared account: nothing outlives the console', () => {
	const forced = {...facts, env: {SSH_ORIGINAL_COMMAND: 'rm -rf /'}};
	assert.deepEqual(chooseDeployment(forced), {kind: 'none'});
	assert.deepEqual(chooseDeployment({...facts, env: {SSH_ORIGINAL_COMMAND: ''}}), {kind: 'none'});
	assert.deepEqual(chooseDeployment({...facts, kiosk: true}), {kind: 'none'});
	assert.deepEqual(chooseDeployment({...facts, env: {DET_KIOSK: '1'}}), {kind: 'none'});
	assert.deepEqual(
		chooseDeployment({...facts, kiosk: true, env: {SUDO_UID: '1001'}}),
		{kind: 'none'},
		'wins over sudo',
	);
});

test('on a shared account a session is bound to the SSH key when sshd names it', () => {
	const sshKey = named;
	assert.deepEqual(chooseDeployment({...facts, kiosk: true, sshKey}), {kind: 'ssh-key', value: 'SHA256:abc'});
	assert.deepEqual(chooseDeployment({...facts, sshKey}), {kind: 'file'}, 'elsewhere the key does not matter');
});

test('only --kiosk and DET_KIOSK close the commands', () => {
	assert.equal(isKiosk({}, true), true);
	assert.equal(isKiosk({DET_KIOSK: '1'}, false), true);
	for (const env of [{}, {DET_KIOSK: ''}, {DET_KIOSK: '0'}, {SSH_ORIGINAL_COMMAND: 'x'}]) {
		assert.equal(isKiosk(env, false), false);
	}
});

const lent = (sudoUid: string | undefined, euid: number) => isLent({SUDO_UID: sudoUid}, euid);

test('sudo lends the rights of an account to everybody but root, and nobody is lent what root has', () => {
	assert.equal(lent('1001', 900), true);
	assert.equal(lent('0', 900), false, 'root may open its files anyway');
	assert.equal(lent('1001', 0), false, 'whoever becomes root may too');
	assert.equal(lent('1001', 1001), false);
	assert.equal(lent(undefined, 900), false);
});
