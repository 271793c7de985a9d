import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fillWith, mixedText} from '../../hostile/hostile-store.js';
import {consoleFrames, foreignIn} from '../../hostile/parse-output.js';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {signIn} from '../steps/signing.js';

test('a store full of hostile names makes the console write nothing but what it draws with', async t => {
	const house = await furnishedHouse(t);
	await fillWith(house.data, [mixedText]);
	const person = await openConsole(t, {
		house,
		cols: 200,
		rows: 40,
		env: {TERM: 'xterm-256color', SSH_ORIGINAL_COMMAND: mixedText},
	});
	await signIn(person, 'admin');
	await person.sees('␛]2;owned');
	for (const [key, shown] of [
		['2', 'Sessions'],
		['3', 'Agent links'],
		['5', 'Workspaces'],
		['6', 'Policies'],
		['?', 'Keys'],
	] as const) {
		await person.press(key);
		await person.sees(`▸ ${shown}`);
	}

	await person.settles();
	assert.deepEqual(foreignIn(person.written(), consoleFrames), []);
});
