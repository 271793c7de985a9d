import {test, type TestContext} from 'node:test';
import type {House} from '../harness/house.js';
import type {Person} from '../harness/person.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {sitDown} from '../steps/desks.js';

test('a form whose record changes underneath says so, and overwrites only knowingly', async t => {
	const house = await furnishedHouse(t, {username: 'alice', displayName: 'Alice'});
	const [slow, quick] = [await openForm(t, house), await openForm(t, house)];
	await slow.type('\t of Wonderland');
	await slow.sees('Alice of Wonderland');

	await quick.type('\t Archer');
	await quick.press('ctrl-s');
	await quick.sees('updated');
	await slow.sees(/[Cc]hanged meanwhile[^]*Alice Archer/);
	await slow.sees('Alice of Wonderland');
	await slow.press('ctrl-s');
	await slow.sees(/was changed meanwhile/);
	await quick.sees(/Display name +Alice Archer/);

	await slow.press('ctrl-s');
	await slow.sees('updated');
	await quick.sees(/Display name +Alice of Wonderland/);
});

test('a field nobody typed into follows what is stored, and is not sent back', async t => {
	const house = await furnishedHouse(t, {username: 'alice', displayName: 'Alice'});
	const [slow, quick] = [await openForm(t, house), await openForm(t, house)];
	await quick.type('\t Archer');
	await quick.press('ctrl-s');
	await quick.sees('updated');
	await slow.sees('Alice Archer');
	await slow.type('.a');
	await slow.press('ctrl-s');
	await slow.sees(/Username +alice\.a\b[^]*Alice Archer/);
});

async function openForm(t: TestContext, house: House): Promise<Person> {
	const person = await sitDown(t, house, 'admin', 'users/alice/edit');
	await person.sees(/▸ Edit/);
	return person;
}
