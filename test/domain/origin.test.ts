import assert from 'node:assert/strict';
import test from 'node:test';
import {originText} from '../../source/domain/origin.js';

test('an origin says from where, in the fewest words', () => {
	const origin = {tty: 'pts/3', address: '', osUser: 'root', osUid: 0};
	assert.equal(originText(origin), 'tty pts/3 root');
	assert.equal(originText({...origin, address: '10.0.0.7'}), 'ssh 10.0.0.7 pts/3');
	assert.equal(originText({...origin, address: '10.0.0.7', tty: ''}), 'ssh 10.0.0.7');
	assert.equal(originText({...origin, tty: ''}), 'batch root');
});

test('behind sudo the origin names who called it, not the account of the console', () => {
	const origin = {tty: 'pts/3', address: '', osUser: 'console', osUid: 900, person: {uid: 1001, name: 'mia'}};
	assert.equal(originText(origin), 'tty pts/3 mia');
	assert.equal(originText({...origin, address: '10.0.0.7'}), 'ssh 10.0.0.7 pts/3 mia');
	assert.equal(originText({...origin, person: {uid: 1001, name: ''}}), 'tty pts/3 uid 1001');
	assert.equal(originText({...origin, person: {uid: 900, name: 'console'}}), 'tty pts/3 console');
});
