import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {storeText} from '../steps/machine.js';
import {finishWizard} from '../steps/wizard.js';
import {seesUser} from '../steps/users.js';

const password = 'Seven green Lanterns 42';

test('nothing but the wizard can be reached before it is finished', async t => {
	const person = await openConsole(t, {path: 'users/admin'});
	await person.sees('Step 1');
	for (const key of ['q', 'p', 'n', 'o', '/', ':', 'tab', 'down']) await person.press(key);
	await person.press('enter');
	await person.sees('Step 2');
	await person.press('enter', 'ctrl-s');
	await person.sees('✗');
	assert.match(person.screen.text(), /Step 2/);
	await person.press('esc');
	await person.sees('Step 1');
	assert.equal(await storeText(person.house), '');

	await person.press('ctrl-c');
	await person.leaves(0);
	const again = await openConsole(t, {house: person.house, path: 'account'});
	await again.sees('Step 1');
});

test('the page asked for at the start is there when the wizard is finished', async t => {
	const person = await openConsole(t, {path: 'users/admin'});
	await finishWizard(person, {password});
	await seesUser(person, 'admin');
});
