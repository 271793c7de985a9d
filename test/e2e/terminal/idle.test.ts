import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {seesSignIn} from '../steps/signing.js';
import {sitDown} from '../steps/desks.js';

test('a console in which nothing happens writes nothing', async t => {
	const house = await furnishedHouse(t, 'alice');
	const [resting, waiting] = [await sitDown(t, house, 'admin'), await openConsole(t, {house})];
	await resting.sees('alice');
	await seesSignIn(waiting);
	for (const person of [resting, waiting]) {
		await person.settles(300);
		person.forget();
	}

	await pause(2000);
	assert.deepEqual([resting.written().toString(), waiting.written().toString()], ['', '']);
});
