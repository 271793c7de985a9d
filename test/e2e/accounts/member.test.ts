import assert from 'node:assert/strict';
import {test} from 'node:test';
import {furnishedHouse} from '../steps/furnished-house.js';
import {goToUser, openUser, seesUser, seesUsers} from '../steps/users.js';
import {storeText} from '../steps/machine.js';
import {sitDown} from '../steps/desks.js';

test('whoever is no admin sees the same screens, and why nothing can be done', async t => {
	const house = await furnishedHouse(t, 'alice', 'bob');
	const before = await storeText(house);
	const person = await sitDown(t, house, 'alice');
	await goToUser(person, 'bob');
	for (const key of ['n', 'e', 'd', 'w']) {
		await person.press(key);
		await person.sees('only a ClusterAdmin may');
		assert.match(person.screen.text(), /▸ Users  /);
		// The next sentence must be a new one.
		await person.press('enter');
		await seesUser(person, 'bob');
		await person.seesNo('only a ClusterAdmin');
		await person.press('esc');
		await seesUsers(person);
	}

	assert.equal(await storeText(house), before);
});

test('everybody may change their own display name, but not their role', async t => {
	const house = await furnishedHouse(t, 'alice');
	const person = await sitDown(t, house, 'alice');
	await openUser(person, 'alice');
	await person.press('e');
	await person.sees(/▸ Edit/);
	await person.sees(/Role +Member · Ask admin: only a ClusterAdmin/);
	await person.type('\tAlice Archer');
	await person.press('ctrl-s');
	await person.sees(/Display name +Alice Archer/);
});

test('rights taken away in one console are gone in the other within a moment', async t => {
	const house = await furnishedHouse(t, {username: 'carmen', admin: true});
	const carmen = await sitDown(t, house, 'carmen');
	await carmen.sees('ClusterAdmin');
	const admin = await sitDown(t, house, 'admin', 'users/carmen/edit');
	await admin.sees(/▸ Edit/);
	await admin.press('tab', 'tab', 'space', 'ctrl-s');
	await admin.sees('updated');
	await carmen.sees(/carmen@\S+ · Member/);
	await carmen.press('n');
	await carmen.sees('only a ClusterAdmin');
});
