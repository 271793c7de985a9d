import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse, password} from '../steps/furnished-house.js';
import {seesSignIn, signIn} from '../steps/signing.js';
import {seesUsers} from '../steps/users.js';

test('what is being typed survives a resize, and a window too small says what it needs', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t), cols: 100, rows: 30});
	await seesSignIn(person);
	await person.type('adm');
	await person.sees(/Username +adm/);
	person.resize(60, 15);
	await person.sees(/Username +adm/);
	person.resize(59, 15);
	await person.sees('60x15');
	person.resize(20, 5);
	await person.seesNo('Username');
	person.resize(120, 40);
	await person.sees(/Username +adm/);
	await person.type(`in\t${password}`);
	await person.press('enter');
	await seesUsers(person);
});

test('the table fills whatever window it gets, and the cursor stays in view', async t => {
	const names = Array.from({length: 60}, (_, index) => `user-${String(index).padStart(2, '0')}`);
	const person = await openConsole(t, {house: await furnishedHouse(t, ...names), cols: 100, rows: 40});
	await signIn(person, 'admin');
	await seesUsers(person);
	await person.press('end');
	await person.seesInverse('user-59');
	person.resize(80, 15);
	await person.seesInverse('user-59');
	person.resize(120, 50);
	await person.seesInverse('user-59');
	await person.sees('user-20');
	await person.sees(/help *$/); // the footer is in the last row
});

test('300 sizes within a second leave the right frame, and what was typed', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t), cols: 100, rows: 30});
	await seesSignIn(person);
	await person.type('adm');
	await person.sees(/Username +adm/);
	await person.settles();
	const before = person.screen.text();
	// From 1x1 to 400x100, always the same ones; some follow so closely that the program never sees them.
	for (let step = 1; step <= 300; step++) {
		person.resize(1 + ((step * 7919) % 400), 1 + ((step * 104_729) % 100));
		if (step % 3 === 0) await pause(1);
	}

	person.resize(100, 30);
	await person.sees(/Username +adm/);
	await person.settles();
	assert.equal(person.screen.text(), before);
	await person.type('in');
	await person.sees(/Username +admin/);
});
