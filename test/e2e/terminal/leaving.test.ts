import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {lockIsFree, processIsGone} from '../steps/machine.js';
import {places} from '../steps/places.js';
import {signIn} from '../steps/signing.js';

for (const [name, go] of Object.entries(places)) {
	test(`Ctrl-C leaves from ${name}, and the terminal is as it was`, async t => {
		const person = await openConsole(t, {house: await furnishedHouse(t, 'alice')});
		await go(person);
		await person.press('ctrl-c');
		await person.leaves(0);
		await processIsGone(person.pid);
		lockIsFree(person.house);
	});
}

test('Ctrl-C leaves the wizard', async t => {
	const person = await openConsole(t);
	await person.sees('Step 1');
	await person.press('enter');
	await person.sees('Step 2');
	await person.type('half a passwo');
	await person.press('ctrl-c');
	await person.leaves(0);
});

test('when the window is closed nothing stays behind', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t)});
	await signIn(person, 'admin');
	person.closeWindow();
	await processIsGone(person.pid);
	lockIsFree(person.house);
});

test('when the window is closed on a shared account, the session ends before the console does', async t => {
	const house = await furnishedHouse(t, 'alice');
	const person = await openConsole(t, {house, env: {DET_KIOSK: '1'}});
	await signIn(person, 'alice');
	person.closeWindow();
	await processIsGone(person.pid);
	const sessions = await readFile(join(house.data, 'sessions.json'), 'utf8');
	assert.doesNotMatch(sessions, /"ended":""/);
});
