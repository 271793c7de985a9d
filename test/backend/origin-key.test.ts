import assert from 'node:assert/strict';
import {test} from 'node:test';
import {originKey} from '../../source/backend/origin-key.js';

const from = (address: string, osUid = 1000) => originKey({tty: 'pts/0', address, osUser: 'someone', osUid});

test('without a client address it is the user of the operating system', () => {
	assert.equal(from('', 1000), 'uid:1000');
	assert.notEqual(from('', 1000), from('', 1001));
});

test('the terminal does not matter: a new window is no new origin', () => {
	const here = {tty: 'pts/0', address: '', osUser: 'someone', osUid: 1000};
	assert.equal(originKey({...here, tty: 'pts/7'}), originKey(here));
});

test('with a client address it is the address, whoever the service account is', () => {
	assert.equal(from('10.0.0.7'), 'ip:10.0.0.7');
	assert.equal(from('10.0.0.7', 1), from('10.0.0.7', 2));
	assert.equal(from('::ffff:10.0.0.7'), from('10.0.0.7'));
});

test('of an IPv6 address it is the /64, however it is written', () => {
	assert.equal(from('2001:db8:1:2:3:4:5:6'), 'ip:2001:db8:1:2::/64');
	assert.equal(from('2001:DB8:0001:2::9'), from('2001:db8:1:2:3:4:5:6'));
	assert.equal(from('fe80::1%eth0'), from('fe80::2'));
	assert.equal(from('::1'), 'ip:0:0:0:0::/64');
	assert.notEqual(from('2001:db8:1:3::1'), from('2001:db8:1:2::1'));
});
