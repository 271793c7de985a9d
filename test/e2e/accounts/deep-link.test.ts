import {test} from 'node:test';
import {furnishedHouse} from '../steps/furnished-house.js';
import {quit} from '../steps/signing.js';
import {seesUser, seesUsers} from '../steps/users.js';
import {sitDown} from '../steps/desks.js';

test('det ui users/alice leads by way of the sign-in to that very page', async t => {
	const house = await furnishedHouse(t, {username: 'alice', displayName: 'Alice Archer'});
	const person = await sitDown(t, house, 'admin', 'users/alice');
	await seesUser(person, 'alice');
	await person.sees('Alice Archer');
	await person.press('esc');
	await seesUsers(person);
	await quit(person);
});

test('a page there is not is answered in words, and Esc leads to the users', async t => {
	const house = await furnishedHouse(t);
	const person = await sitDown(t, house, 'admin', 'users/alice');
	await person.sees('not found');
	await person.press('esc');
	await seesUsers(person);
});
