import assert from 'node:assert/strict';
import {test} from 'node:test';
import {furnishedHouse} from '../steps/furnished-house.js';
import {storeText} from '../steps/machine.js';
import {seesUser} from '../steps/users.js';
import {sitDown} from '../steps/desks.js';

test('the last active admin cannot be deactivated or demoted', async t => {
	const house = await furnishedHouse(t, 'alice', {username: 'gone', admin: true, active: false});
	const person = await sitDown(t, house, 'admin', 'users/admin');
	await seesUser(person, 'admin');
	await person.press('d');
	await person.sees('last active admin');
	await person.press('tab', 'enter');
	await seesUser(person, 'admin');
	await person.press('e');
	await person.sees(/▸ Edit/);
	await person.press('tab', 'tab', 'space', 'ctrl-s');
	await person.sees('last active admin');
	assert.equal(await activeAdmins(house), 1);
});

test('when both admins deactivate themselves at the same moment, one stays', async t => {
	const house = await furnishedHouse(t, {username: 'carmen', admin: true});
	const people = await Promise.all(
		['admin', 'carmen'].map(async name => {
			const person = await sitDown(t, house, name, `users/${name}`);
			await seesUser(person, name);
			await person.press('d');
			await person.sees(`Deactivate ${name}?`);
			await person.press('tab');
			return person;
		}),
	);
	await Promise.all(people.map(person => person.press('enter')));
	const ends = await Promise.all(
		people.map(
			async person =>
				/was deactivated|last active admin/.exec(await person.sees(/was deactivated|last active admin/))?.[0],
		),
	);
	assert.deepEqual(new Set(ends), new Set(['last active admin', 'was deactivated']));
	assert.equal(await activeAdmins(house), 1);
});

async function activeAdmins(house: Parameters<typeof storeText>[0]): Promise<number> {
	const text = await storeText(house);
	return text.match(/"admin":true,"active":true/g)?.length ?? 0;
}
