import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse, password} from '../steps/furnished-house.js';
import {signIn, signOut, tryToSignIn} from '../steps/signing.js';
import {createUser, seesUsers} from '../steps/users.js';
import {newDesk} from '../steps/desks.js';

const own = 'Marble9Lantern';

test('a one-time password lets in only as far as to a new one', async t => {
	const admin = await openConsole(t, {house: await furnishedHouse(t)});
	await signIn(admin, 'admin');
	const oneTime = await createUser(admin, {username: 'pat', displayName: 'Pat Doe'});

	const pat = await openConsole(t, {house: await newDesk(admin.house)});
	await tryToSignIn(pat, 'pat', oneTime);
	await pat.sees('one-time password');
	await pat.type(`${oneTime}\t${oneTime}\t${oneTime}`);
	await pat.press('ctrl-s');
	await pat.sees('✗');
	assert.doesNotMatch(pat.screen.text(), /Sorted by/);
	await pat.press('esc');
	await pat.sees('Sign out?');
	await pat.press('tab', 'enter');

	await tryToSignIn(pat, 'pat', oneTime);
	await pat.sees('one-time password');
	await pat.type(`${oneTime}\t${own}\t${own}`);
	await pat.press('ctrl-s');
	await seesUsers(pat);
	await signOut(pat);
	await tryToSignIn(pat, 'pat', oneTime);
	await pat.sees('Invalid');
});

test('one changes the own password by giving the present one', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice'), path: 'account'});
	await signIn(person, 'alice');
	await person.sees(/▸ Account/);
	await person.press('w');
	await person.sees('Current password');
	await person.type(`not it\t${own}\t${own}`);
	await person.press('ctrl-s');
	await person.sees('This is not the current password');
	await pause(1100); // the wait after a wrong password
	await person.type(password);
	await person.press('ctrl-s');
	await person.sees('Password updated');
	await person.press('o');
	await signIn(person, 'alice', own);
});
