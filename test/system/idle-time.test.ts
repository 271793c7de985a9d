import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseIdleMs} from '../../source/system/idle-time.js';

test('the console locks after 15 minutes unless it is told otherwise', () => {
	assert.equal(chooseIdleMs(undefined, {}), 15 * 60_000);
	assert.equal(chooseIdleMs(undefined, {DET_IDLE_MINUTES: ''}), 15 * 60_000);
});

test('the flag wins over the environment, and 0 is never', () => {
	assert.equal(chooseIdleMs(undefined, {DET_IDLE_MINUTES: '5'}), 5 * 60_000);
	assert.equal(chooseIdleMs('0', {DET_IDLE_MINUTES: '5'}), 0);
	assert.equal(chooseIdleMs('0.5', {}), 30_000);
	assert.equal(chooseIdleMs('1440', {}), 24 * 3_600_000);
});

test('what is no number of minutes is refused with the name of what was wrong', () => {
	for (const text of ['', 'abc', '-1', '1e3', '1441', '99999', ' 5', 'Infinity']) {
		assert.match(String(chooseIdleMs(text, {})), /^--idle-minutes must be/u, text);
	}

	assert.match(String(chooseIdleMs(undefined, {DET_IDLE_MINUTES: 'never'})), /^DET_IDLE_MINUTES must be/u);
});
