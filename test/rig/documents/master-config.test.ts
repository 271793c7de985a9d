import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import test from 'node:test';
import {setDefaultTask, unsetDefaultTask} from '../../../source/store/master-config/edit-default-task.js';
import {parseMasterConfig} from '../../../source/store/master-config/read-master-config.js';
import {masterConfigArbitrary, taskArbitrary} from '../../store/master-config/generate-master-config.js';
import {note} from '../support/note.js';
import {randomFor, seed} from '../support/seed.js';
import {garble} from './garble.js';

const rounds = 5000;

test(`${rounds} garbled master.yaml are refused with a place, or edited so that they read back right (R17, R18)`, () => {
	const random = randomFor('master.yaml');
	const texts = fc.sample(masterConfigArbitrary, {seed, numRuns: rounds});
	const tasks = fc.sample(taskArbitrary, {seed, numRuns: rounds});
	let refused = 0;
	for (const [round, {text}] of texts.entries()) {
		const garbled = garble(text, random);
		const task = tasks[round]!;
		const read = parseMasterConfig(garbled, 'master.yaml');
		const set = setDefaultTask(garbled, task);
		const unset = unsetDefaultTask(garbled);
		for (const result of [read, set, unset]) {
			if (result.ok) continue;
			assert.ok('code' in result.error, garbled);
			assert.doesNotMatch(JSON.stringify(result.error), /undefined|\[object/);
		}

		if (!set.ok) {
			refused++;
			continue;
		}

		assert.ok(read.ok, `written although it cannot be read: ${JSON.stringify(garbled)}`);
		const after = parseMasterConfig(set.value, 'master.yaml');
		assert.ok(after.ok, JSON.stringify(garbled));
		assert.deepEqual(after.value.defaultTask, {...task}, `not what was set: ${JSON.stringify(garbled)}`);
		// A second time there is nothing to change.
		assert.deepEqual(setDefaultTask(set.value, task), {ok: true, value: set.value});
	}

	assert.equal(Reflect.get({}, 'admin'), undefined);
	assert.ok(refused > rounds / 10 && refused < rounds, `${refused} refused`);
	note(rounds, `master.yaml: ${refused} of ${rounds} refused with a place`);
});
