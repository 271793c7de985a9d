import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import test from 'node:test';
import {toYaml} from '../../../source/domain/config-policy/serialise.js';
import {validatePolicy} from '../../../source/domain/config-policy/validate.js';
import {sameValue} from '../../../source/domain/config-policy/value/value.js';
import {anyPolicy} from '../../domain/config-policy/arbitrary.js';
import {note} from '../support/note.js';
import {randomFor, seed} from '../support/seed.js';
import {garble} from './garble.js';

const rounds = 5000;

test(`${rounds} garbled config policies are refused with places, or survive being written and read`, () => {
	const random = randomFor('policies');
	let refused = 0;
	for (const policy of fc.sample(anyPolicy, {seed, numRuns: rounds})) {
		const text = garble(toYaml(policy), random);
		for (const type of ['EXPERIMENT', 'NTSC'] as const) {
			const checked = validatePolicy(type, text);
			if (checked.ok) {
				const again = validatePolicy(type, toYaml(checked.value));
				assert.ok(again.ok && sameValue({...again.value}, {...checked.value}), text);
				continue;
			}

			refused++;
			assert.ok(checked.complaints.length > 0);
			for (const {message, line, column} of checked.complaints) {
				assert.ok(line >= 1 && column >= 1, text);
				// What is told of the text is safe to show and stays on its line.
				assert.doesNotMatch(message, /[\p{Cc}\u2028\u2029]/u, JSON.stringify(text));
			}
		}
	}

	assert.equal(Reflect.get({}, 'admin'), undefined);
	note(rounds, `policies: ${refused} of ${2 * rounds} readings refused with a place`);
});
