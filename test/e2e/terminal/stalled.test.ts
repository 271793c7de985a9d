import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {lockIsFree, processIsGone, storeText} from '../steps/machine.js';
import {signIn} from '../steps/signing.js';
import {seesUsers} from '../steps/users.js';

const names = Array.from({length: 100}, (_, index) => `user-${String(index).padStart(2, '0')}`);

async function atTheUsers(t: TestContext) {
	const person = await openConsole(t, {house: await furnishedHouse(t, ...names)});
	await signIn(person, 'admin');
	await seesUsers(person);
	await person.settles();
	return person;
}

test('a console goes on while its terminal takes nothing, keeps one frame for it, and then shows how it is', async t => {
	const person = await atTheUsers(t);
	await person.stopsReading();
	for (let round = 0; round < 50; round++) await person.send('\u001B[F\u001B[H'); // end, home
	// What is done is done, whether it can be seen or not.
	await person.press('end', 'd', 'tab', 'enter');
	while (!/"username":"user-99"[^}]*"active":false/.test(await storeText(person.house))) await pause(20);
	person.forget();
	person.readsAgain();
	await person.sees('user-99 deactivated');
	await person.seesInverse('user-99');
	const frames = person.written().toString().replaceAll('\0', '');
	assert.ok(frames.length < 5000, `${frames.length} bytes waited`);
});

test('SIGTERM ends a console whose terminal takes nothing', async t => {
	const person = await atTheUsers(t);
	await person.stopsReading();
	await person.press('end');
	person.kill('SIGTERM');
	await processIsGone(person.pid);
	lockIsFree(person.house);
});
