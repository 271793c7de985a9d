import test, {type TestContext} from 'node:test';
import {openConsole} from '../../e2e/harness/open-console.js';
import type {Person} from '../../e2e/harness/person.js';
import {furnishedHouse} from '../../e2e/steps/furnished-house.js';
import {lockIsFree, processIsGone} from '../../e2e/steps/machine.js';
import {seesSignIn, signIn} from '../../e2e/steps/signing.js';
import {seesUser} from '../../e2e/steps/users.js';
import {note} from '../support/note.js';

/** Where somebody may be. */
const places: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
	'the sign-in': person => seesSignIn(person),
	'the table': person => signIn(person, 'admin'),
	'a page': async person => {
		await signIn(person, 'admin');
		await person.press('down', 'enter');
		await seesUser(person, 'alice');
	},
	'a dialog': async person => {
		await signIn(person, 'admin');
		await person.press('down', 'd');
		await person.sees('Deactivate alice?');
	},
	'a form': async person => {
		await signIn(person, 'admin');
		await person.press('n');
		await person.sees('New user');
		await person.type('half a na');
	},
	'the command line': async person => {
		await signIn(person, 'admin');
		await person.press(':');
		await person.sees('esc close');
		await person.type('user al');
	},
	'an editor': async person => {
		await signIn(person, 'admin');
		await person.press('6');
		await person.sees(/▸ Policies/);
		await person.press('e');
		await person.sees(/Edit/);
		await person.type('constraints:');
	},
};

/** How it ends, and the exit code. */
const endings: Readonly<Record<string, readonly [end: (person: Person) => unknown, code: number]>> = {
	'Ctrl-C': [person => person.press('ctrl-c'), 0],
	SIGTERM: [person => person.kill('SIGTERM'), 143],
	SIGINT: [person => person.kill('SIGINT'), 130],
	SIGHUP: [person => person.kill('SIGHUP'), 129],
};

for (const [place, go] of Object.entries(places)) {
	test(`from ${place} every ending gives the terminal back, frees the lock and leaves no process (R15, R75)`, async t => {
		for (const [end, code] of Object.values(endings)) {
			const person = await open(t);
			await go(person);
			await end(person);
			await person.leaves(code);
			await processIsGone(person.pid);
			lockIsFree(person.house);
		}

		const person = await open(t);
		await go(person);
		person.closeWindow();
		await processIsGone(person.pid);
		lockIsFree(person.house);
		note(Object.keys(endings).length + 1);
	});
}

async function open(t: TestContext) {
	return openConsole(t, {house: await furnishedHouse(t, 'alice')});
}
