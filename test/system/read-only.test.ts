import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseReadOnly} from '../../source/system/read-only.js';

test('the option and the variable ask for it, each with a reason of its own', () => {
	assert.equal(chooseReadOnly(true, {}), 'it was opened with --read-only');
	assert.equal(chooseReadOnly(false, {DET_READ_ONLY: '1'}), 'DET_READ_ONLY is set');
});

test('without them, or with 0 or nothing in the variable, changes are possible', () => {
	for (const env of [{}, {DET_READ_ONLY: ''}, {DET_READ_ONLY: '0'}]) {
		assert.equal(chooseReadOnly(false, env), undefined);
	}
});
