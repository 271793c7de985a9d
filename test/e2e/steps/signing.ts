import type {Person} from '../harness/person.js';
import {password as everyones} from './furnished-house.js';
import {seesUsers} from './users.js';

/** Waits for the sign-in screen. */
export async function seesSignIn(person: Person): Promise<void> {
	await person.sees(/Sign in[^]*Username[^]*Password/);
}

/** Types name and password into the sign-in screen and sends them; what comes then is for the caller to see. */
export async function tryToSignIn(person: Person, name: string, password: string = everyones): Promise<void> {
	await seesSignIn(person);
	await person.type(`${name}\t${password}`);
	await person.press('enter');
}

/** Signs in, and waits until the header says who one is. */
export async function signIn(person: Person, name: string, password: string = everyones): Promise<void> {
	await tryToSignIn(person, name, password);
	await person.sees(`${name}@`);
}

/** Signs out from the users, by way of the own account. */
export async function signOut(person: Person): Promise<void> {
	await seesUsers(person);
	await person.press('p');
	await person.sees(/▸ Account/);
	await person.press('o');
	await seesSignIn(person);
}

/** Leaves from the users with `q`. */
export async function quit(person: Person): Promise<void> {
	await person.press('q');
	await person.leaves(0);
}
