import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import {seesSignIn, signIn} from '../steps/signing.js';
import {seesUsers} from '../steps/users.js';
import {finishWizard, goToReview} from '../steps/wizard.js';
import {newDesk} from '../steps/desks.js';

const passwords = ['Seven green Lanterns 42', 'Nine purple Kettles 17'] as const;

test('of two who set up at the same moment one wins and the other is told', async t => {
	const one = await openConsole(t);
	const other = await openConsole(t, {house: await newDesk(one.house)});
	const people = [one, other] as const;
	await Promise.all(people.map((person, index) => goToReview(person, {password: passwords[index]!})));
	await Promise.all(people.map(person => person.press('enter')));

	const ends = await Promise.all(people.map(seesTheEnd));
	assert.deepEqual(ends.toSorted(), ['lost', 'won']);
	const [winner, loser] = ends[0] === 'won' ? [0, 1] : [1, 0];
	await people[loser]!.press('enter');
	await seesSignIn(people[loser]!);
	await signIn(people[loser]!, 'admin', passwords[winner]);
	await seesUsers(people[winner]!);
});

test('whoever is still filling in the wizard is told at once when somebody else has finished it', async t => {
	const slow = await openConsole(t);
	const quick = await openConsole(t, {house: await newDesk(slow.house)});
	await slow.sees('Step 1');
	await slow.press('enter');
	await slow.sees('Step 2');
	await slow.type('half a passwo');
	await finishWizard(quick, {password: passwords[0]});
	await slow.sees('Somebody else');
	await slow.press('enter');
	await seesSignIn(slow);
});

async function seesTheEnd(person: Person): Promise<'won' | 'lost'> {
	const screen = await person.sees(/▸ Users|Somebody else/);
	return screen.includes('Somebody else') ? 'lost' : 'won';
}
