import assert from 'node:assert/strict';
import {test} from 'node:test';
import {currentOrigin, originFacts} from '../../source/system/origin.js';

const facts = {tty: '/dev/pts/3', uid: 1000, username: 'wizard'};
const addressIn = (connection: string | undefined) => currentOrigin({SSH_CONNECTION: connection}, facts).address;

test('at the machine itself the origin is the terminal and the user', () => {
	assert.deepEqual(currentOrigin({}, facts), {tty: 'pts/3', address: '', osUser: 'wizard', osUid: 1000});
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
	for (const tty of ['', 'pipe:[1234]', '/dev/', '/etc/passwd', '/dev/pts/3\u001B[2J', `/dev/${'x'.repeat(100)}`]) {
		assert.equal(currentOrigin({}, {...facts, tty}).tty, '', JSON.stringify(tty));
	}
});

test('the facts of a process without a terminal can be told', () => {
	const {tty, uid} = originFacts(() => {
		throw new Error('ENOENT');
	});
	assert.deepEqual([tty, uid], ['', process.geteuid?.()]);
});
