import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {placesOf} from '../harness/house.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {seesSignIn, signIn} from '../steps/signing.js';

test('the cursor stands at the caret, and y sends a name and a command to the clipboard of the terminal', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice'), cols: 100});
	const copied: string[] = [];
	person.screen.terminal.parser.registerOscHandler(52, data => {
		copied.push(Buffer.from(data.replace(/^c;/, ''), 'base64').toString());
		return true;
	});
	await seesSignIn(person);
	const before = await person.seesCaret();
	await person.type('ad');
	await person.sees(/Username +ad/);
	await person.seesCaretAt({...before, x: before.x + 2});
	await person.press('backspace', 'backspace');
	await signIn(person, 'admin');
	await person.sees('alice');
	await person.seesNoCaret();
	await person.press('down', 'y');
	await person.sees('Username sent to the clipboard');
	await person.press('d', 'y');
	await person.sees('Command sent to the clipboard');
	const places = placesOf(person.house).join(' ');
	assert.deepEqual(copied, ['alice', `det ${places} user edit alice --active false`]);
});
