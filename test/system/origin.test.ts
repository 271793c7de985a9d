import assert from 'node:assert/strict';
import {test} from 'node:test';
import {currentOrigin, originFacts} from '../../source/system/origin.js';

const facts = {tty: '/dev/pts/3', uid: 1000, username: 'wizard'};
const file = {kind: 'file'} as const;
const addressIn = (connection: string | undefined) => currentOrigin({SSH_CONNECTION: connection}, facts, file).address;
const here = {tty: 'pts/3', address: '', osUser: 'wizard', osUid: 1000};

test('at the machine itself the origin is the terminal and the user', () => {
	assert.deepEqual(currentOrigin({}, facts, file), {...here, person: {uid: 1000, name: 'wizard'}});
});

test('through sudo the origin is the person who called it', () => {
	const sudo = {kind: 'os-uid', value: '1001'} as const;
	assert.deepEqual(currentOrigin({SUDO_USER: 'mia'}, facts, sudo), {...here, person: {uid: 1001, name: 'mia'}});
	for (const strange of [undefined, '', 'mia\u001B[2J', 'x'.repeat(65)]) {
		const {person} = currentOrigin({SUDO_USER: strange}, facts, sudo);
		assert.deepEqual(person, {uid: 1001, name: ''}, JSON.stringify(strange));
	}
});

test('on a shared account the origin is the key, or nobody in particular; SUDO_USER says nothing there', () => {
	const key = {kind: 'ssh-key', value: 'SHA256:abc'} as const;
	assert.deepEqual(currentOrigin({SUDO_USER: 'mia'}, facts, key), {...here, sshKey: 'SHA256:abc'});
	assert.deepEqual(currentOrigin({SUDO_USER: 'mia'}, facts, {kind: 'none'}), here);
});

test('over SSH the client address is known', () => {
	assert.equal(addressIn('10.0.0.7 51234 10.0.0.1 22'), '10.0.0.7');
	assert.equal(addressIn('2001:db8::7 51234 2001:db8::1 22'), '2001:db8::7');
});

test('what is not of the form sshd writes is not believed', () => {
	const corpus = [
		undefined,
		'',
		'10.0.0.7',
		'10.0.0.7 51234 10.0.0.1',
		'10.0.0.7 51234 10.0.0.1 22 more',
		'10.0.0.7 65536 10.0.0.1 22',
		'10.0.0.7 5x 10.0.0.1 22',
		'evil.example 51234 10.0.0.1 22',
		'10.0.0.7\u001B[2J 51234 10.0.0.1 22',
		'10.0.0.7 51234 10.0.0.1 22\n',
	];
	for (const connection of corpus) assert.equal(addressIn(connection), '', JSON.stringify(connection));
});

test('a link that is no terminal gives none', () => {
	for (const tty of [
		'',
		'pipe:[1234]',
		'/dev/null',
		'/dev/ptmx',
		'/dev/',
		'/etc/passwd',
		'/dev/pts/3\u001B[2J',
		`/dev/${'x'.repeat(100)}`,
	]) {
		assert.equal(currentOrigin({}, {...facts, tty}, file).tty, '', JSON.stringify(tty));
	}
});

test('the facts of a process without a terminal can be told', () => {
	const {tty, uid} = originFacts(() => {
		throw new Error('ENOENT');
	});
	assert.deepEqual([tty, uid], ['', process.geteuid?.()]);
});
