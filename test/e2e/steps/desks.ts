import {mkdtemp} from 'node:fs/promises';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import type {House} from '../harness/house.js';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import {signIn} from './signing.js';

/** The same store from a home of somebody else, where no session is remembered. */
export async function newDesk(house: House): Promise<House> {
	return {...house, home: await mkdtemp(join(house.dir, 'home-'))};
}

/** Sits down at a desk of one's own and signs in; leads to the users, or to the screen at `path`. */
export async function sitDown(
	t: Pick<TestContext, 'after'>,
	house: House,
	name: string,
	path?: string,
): Promise<Person & {house: House}> {
	const person = await openConsole(t, {house: await newDesk(house), ...(path === undefined ? {} : {path})});
	await signIn(person, name);
	return person;
}
