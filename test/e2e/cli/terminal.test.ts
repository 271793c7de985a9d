import assert from 'node:assert/strict';
import {test} from 'node:test';
import {environmentOf, launcher, placesOf, type House} from '../harness/house.js';
import {openTerminal, type Person} from '../harness/person.js';
import {adminPassword, makeSignedInHouse} from './signed-in-house.js';
import type {TestContext} from 'node:test';

function atTerminal(t: TestContext, house: House, line: readonly string[], env = {}): Person {
	return openTerminal(t, [launcher, ...placesOf(house), ...line], {env: environmentOf(house, env), cwd: house.home});
}

test('at a terminal passwords are asked on it and not shown', async t => {
	const {house, det} = await makeSignedInHouse(t, {signIn: false});

	await t.test('what is typed is seen by nobody, and can be corrected', async () => {
		const person = atTerminal(t, house, ['user', 'login', 'admin']);
		await person.sees("Password for user 'admin': ");
		await person.type('nonsense');
		await person.press('ctrl-u');
		await person.type(`${adminPassword}x`);
		await person.press('backspace', 'enter');
		await person.leaves(0);
		assert.equal(person.screen.text().trim(), "Password for user 'admin':");
		assert.equal((await det(['user', 'whoami'])).code, 0);
	});

	await t.test('Ctrl-C ends it with 3', async () => {
		const person = atTerminal(t, house, ['user', 'create', 'alice']);
		await person.sees("Password for user 'alice': ");
		await person.press('ctrl-c');
		await person.leaves(3);
		assert.match(person.screen.text(), /Interrupting\.\.\./);
	});

	await t.test('both passwords may be pasted at once', async () => {
		const person = atTerminal(t, house, ['user', 'create', 'alice']);
		await person.sees("Password for user 'alice': ");
		await person.paste('Tramway91x\rTramway91x\r');
		await person.leaves(0);
		assert.match(person.screen.text(), /Confirm password:/);
	});

	await t.test('errors are red', async () => {
		const person = atTerminal(t, house, ['user', 'edit', 'nobody', '--admin', 'yes']);
		await person.leaves(1);
		assert.match(person.written().toString(), /\u001B\[31mFailed to edit user fields: user not found\u001B\[39m/);
	});

	await t.test('errors have no colour on a terminal that knows none', async () => {
		const person = atTerminal(t, house, ['user', 'edit', 'nobody', '--admin', 'yes'], {TERM: 'dumb'});
		await person.leaves(1);
		assert.equal(person.written().toString(), 'Failed to edit user fields: user not found\r\n');
	});

	await t.test('restoring wants the word typed', async () => {
		const refusing = atTerminal(t, house, ['store', 'restore']);
		await refusing.sees("Type 'restore' to go on: ");
		refusing.answer('yes');
		await refusing.leaves(1);
		assert.match(refusing.screen.text(), /Nothing was changed/);
		const agreeing = atTerminal(t, house, ['store', 'restore', '1']);
		await agreeing.sees("Type 'restore' to go on: ");
		agreeing.answer('restore');
		await agreeing.leaves(0);
		assert.match(agreeing.screen.text(), /Restored generation 1/);
	});
});
