import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';

const good = 'Seven green Lanterns 42';

test('a weak password of admin, or one typed differently twice, cannot pass', async t => {
	const person = await openConsole(t);
	await person.sees('Step 1');
	await person.press('enter');
	await person.sees('Step 2');
	for (const [password, again, why] of [
		['', '', '12 characters'],
		['Short1x', 'Short1x', '12 characters'],
		['seven green lanterns 42', 'seven green lanterns 42', 'uppercase'],
		['SEVEN GREEN LANTERNS 42', 'SEVEN GREEN LANTERNS 42', 'lowercase'],
		['Seven green Lanterns', 'Seven green Lanterns', 'number'],
		['Determined2024', 'Determined2024', 'guess'],
		['Password1234', 'Password1234', 'common'],
		[good, `${good}!`, 'not the same'],
	] as const) {
		// From wherever the last attempt left the focus: both fields are emptied.
		await person.press('ctrl-u', 'up', 'ctrl-u');
		await person.type(`${password}\t${again}`);
		await person.press('enter');
		await person.sees(new RegExp(`✗ [^\n]*${why}`));
		assert.match(person.screen.text(), /Step 2/, `${password} passed`);
	}

	await person.press('ctrl-u', 'up', 'ctrl-u');
	await person.type(`${good}\t${good}`);
	await person.press('enter');
	await person.sees('Step 3');
});
