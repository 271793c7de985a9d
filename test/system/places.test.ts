import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseDataDir} from '../../source/system/places.js';

const env = {XDG_STATE_HOME: '/home/alice/state'};

test('the data directory is what was said: the flag before DET_DATA', () => {
	assert.equal(chooseDataDir('/srv/a', {...env, DET_DATA: '/srv/b'}, 1000), '/srv/a');
	assert.equal(chooseDataDir(undefined, {...env, DET_DATA: '/srv/b'}, 1000), '/srv/b');
});

test('else it is the state directory of a person, and the one of the host for root and through sudo', () => {
	assert.equal(chooseDataDir(undefined, env, 1000), '/home/alice/state/det-console');
	assert.equal(chooseDataDir(undefined, env, 0), '/var/lib/det-console');
	assert.equal(chooseDataDir(undefined, {...env, SUDO_UID: '1000'}, 900), '/var/lib/det-console');
	assert.equal(chooseDataDir(undefined, {...env, SUDO_UID: '1000'}, 1000), '/home/alice/state/det-console');
});
