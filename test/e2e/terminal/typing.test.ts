import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse, password} from '../steps/furnished-house.js';
import {seesSignIn, signIn} from '../steps/signing.js';
import {seesUser, seesUsers} from '../steps/users.js';

test('text and Enter that arrive glued together are all understood', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice')});
	await seesSignIn(person);
	await person.send(`admin\t${password}\r`);
	await seesUsers(person);
	await person.send('/alice\r\r');
	await seesUser(person, 'alice');
	await person.send('e\tAlice Archer\u0013');
	await person.sees(/Display name +Alice Archer/);
});

test('a paste of several lines is refused in a field of one line, with a word', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t)});
	await seesSignIn(person);
	await person.settles(); // the terminal is asked to bracket pastes right after the first frame
	await person.paste('admin\rrm -rf /\r');
	await person.sees('several lines');
	assert.doesNotMatch(person.screen.text(), /rm -rf/);
	await person.paste('admin\n');
	await person.sees(/Username +admin/);
	await person.press('tab');
	await person.paste(password);
	await person.press('enter');
	await seesUsers(person);
});

test('an arrow key that arrives in two pieces is an arrow key, and Esc alone is Esc', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice')});
	await signIn(person, 'admin');
	await person.seesInverse('admin');
	await person.send('\u001B[');
	await pause(50);
	await person.send('B');
	await person.seesInverse('alice');
	await person.send('\u001B[A');
	await person.seesInverse('admin');
	await person.press('enter');
	await seesUser(person, 'admin');
	await person.press('esc');
	await seesUsers(person);
});
