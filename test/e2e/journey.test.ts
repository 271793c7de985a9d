import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {openConsole} from './harness/open-console.js';
import {finishWizard} from './steps/wizard.js';
import {quit, signIn, signOut, tryToSignIn} from './steps/signing.js';
import {activate, createUser, deactivate, openUser, resetPassword, seesUser, seesUsers} from './steps/users.js';

const password = 'Seven green Lanterns 42';
const alices = 'Purple7Window';

for (const [cols, rows] of [
	[80, 24],
	[120, 32],
] as const) {
	test(`from the first start to the second day, at ${cols}x${rows}`, async t => {
		const person = await openConsole(t, {cols, rows});
		const {house} = person;
		await finishWizard(person, {password});
		await signOut(person);
		await signIn(person, 'admin', password);

		await createUser(person, {username: 'alice', displayName: 'Alice Archer', password: alices});
		await person.press('e');
		await person.sees(/alice ▸ Edit/);
		await person.type('\t, Ops');
		await person.press('ctrl-s');
		await person.sees('Alice Archer, Ops');
		await deactivate(person, 'alice');
		await person.sees('inactive');
		await activate(person, 'alice');
		const oneTime = await resetPassword(person, 'alice');
		await seesUser(person, 'alice');
		await person.press('esc');
		await seesUsers(person);
		await quit(person);

		const later = await openConsole(t, {cols, rows, house});
		// Whoever is remembered signs out first.
		if (/▸ Users/.test(await later.sees(/▸ Users|Username +\S*[^]*Password/))) await signOut(later);
		await tryToSignIn(later, 'alice', oneTime);
		await later.sees('one-time');
		await later.press('esc');
		await signIn(later, 'admin', password);
		await openUser(later, 'alice');
		await later.sees('Alice Archer, Ops');
		assert.match(await readFile(house.masterConfig, 'utf8'), /user: det-nobody/);
	});
}
