import assert from 'node:assert/strict';
import {test} from 'node:test';
import {originKey} from '../../source/backend/origin-key.js';
import type {Origin} from '../../source/domain/origin.js';

const shared: Origin = {tty: 'pts/0', address: '', osUser: 'console', osUid: 900};
const from = (address: string, osUid = 900) => originKey({...shared, address, osUid});

test('a person is counted by their account, from whatever terminal, address or account of the console', () => {
	const mia = {...shared, person: {uid: 1001, name: 'mia'}};
	assert.equal(originKey(mia), 'uid:1001');
	assert.equal(originKey({...mia, tty: 'pts/7', address: '10.0.0.7', osUid: 0}), 'uid:1001');
	assert.notEqual(originKey({...mia, person: {uid: 1002, name: 'mia'}}), originKey(mia));
});

test('on a shared account a person is counted by their key, from whatever address', () => {
	const keyed = {...shared, sshKey: 'SHA256:abc'};
	assert.equal(originKey(keyed), 'key:SHA256:abc');
	assert.equal(originKey({...keyed, address: '10.0.0.7', tty: 'pts/7'}), originKey(keyed));
});

test('without a key it is the address they come from, else the terminal, whoever the shared account is', () => {
	assert.equal(from('10.0.0.7'), 'ip:10.0.0.7');
	assert.equal(from('10.0.0.7', 1), from('10.0.0.7', 2));
	assert.equal(from('::ffff:10.0.0.7'), from('10.0.0.7'));
	assert.equal(from(''), 'tty:pts/0');
	assert.equal(originKey({...shared, tty: ''}), 'uid:900');
});

test('of an IPv6 address it is the /64, however it is written', () => {
	assert.equal(from('2001:db8:1:2:3:4:5:6'), 'ip:2001:db8:1:2::/64');
	assert.equal(from('2001:DB8:0001:2::9'), from('2001:db8:1:2:3:4:5:6'));
	assert.equal(from('fe80::1%eth0'), from('fe80::2'));
	assert.equal(from('::1'), 'ip:0:0:0:0::/64');
	assert.notEqual(from('2001:db8:1:3::1'), from('2001:db8:1:2::1'));
});
