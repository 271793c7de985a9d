import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {readBootId} from '../../../source/store/activity/boot-id.js';
import {temporaryDirectory} from '../fixture.js';

test('the boot id is told without its line end, and is left out where the system has none', t => {
	const file = path.join(temporaryDirectory(t), 'boot_id');
	assert.deepEqual(readBootId(file), {});
	fs.writeFileSync(file, '0b6a5f0e-8d0c-4c7a-9f5d-1f6a6c6f1b7e\n');
	assert.deepEqual(readBootId(file), {bootId: '0b6a5f0e-8d0c-4c7a-9f5d-1f6a6c6f1b7e'});
});
