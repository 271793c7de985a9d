import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {errorText} from '../../../source/domain/error-text.js';
import {errorOf} from '../../backend/helpers/test-backend.js';
import {temporaryDirectory} from '../../store/fixture.js';
import {furnishedHouse, houseIn, openHouse, type House} from '../support/house.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';

test('a store cut off at any of 500 places is refused in words, and the first-run wizard never opens', async t => {
	const {house, file, bytes} = await damageable(t);
	const random = randomFor('cut');
	for (const length of [0, 1, bytes.length - 1, ...Array.from({length: 497}, () => random.below(bytes.length))]) {
		fs.writeFileSync(file, bytes.subarray(0, length));
		await refused(house, `cut off after ${length} bytes`);
	}
	fs.rmSync(file);
	await refused(house, 'deleted');
	note(501);
});

test('a store with any of 2,000 bits flipped is refused in words, and the first-run wizard never opens', async t => {
	const {house, file, bytes} = await damageable(t);
	const random = randomFor('flip');
	for (let n = 0; n < 2000; n++) {
		const [at, bit] = [random.below(bytes.length), random.below(8)];
		const flipped = Buffer.from(bytes);
		flipped[at]! ^= 1 << bit;
		fs.writeFileSync(file, flipped);
		await refused(house, `bit ${bit} of byte ${at}`);
	}
	note(2000);
});

async function damageable(t: TestContext) {
	const house = houseIn(temporaryDirectory(t));
	await furnishedHouse(house);
	const file = path.join(house.data, 'store.json');
	return {house, file, bytes: fs.readFileSync(file)};
}

async function refused(house: House, how: string): Promise<void> {
	const backend = await openHouse(house);
	const state = await backend.setup.state();
	assert.ok(!state.ok, `${how}: taken for a store`);
	const error = errorOf(state);
	assert.match(error.code, /^store-(damaged|missing|newer)$/, how);
	assert.match(errorText(error), /store\.json/, how);
	await backend.close();
}
