import type {Person} from '../harness/person.js';
import {seesSignIn, signIn, tryToSignIn} from './signing.js';
import {openUser} from './users.js';

/** Where somebody may be when it ends, and how they get there from the sign-in, in a house with `alice`. */
export const places: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
	'the sign-in': person => seesSignIn(person),
	'a password being checked': async person => {
		await tryToSignIn(person, 'admin');
		await person.sees('Checking');
	},
	'the table': person => signIn(person, 'admin'),
	'a filter being typed': async person => {
		await signIn(person, 'admin');
		await person.press('/');
		await person.type('al');
	},
	'a page': async person => {
		await signIn(person, 'admin');
		await openUser(person, 'alice');
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
	'the help': async person => {
		await signIn(person, 'admin');
		await person.press('?');
		await person.sees('Keys');
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
