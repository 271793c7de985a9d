import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse, password} from '../steps/furnished-house.js';
import {seesSignIn, tryToSignIn} from '../steps/signing.js';
import {sitDown} from '../steps/desks.js';

const failure = /Invalid username\/password combination\. Please\s+try again\./;

test('a wrong password and every account that cannot sign in get one and the same text', async t => {
	const house = await furnishedHouse(
		t,
		'alice',
		{username: 'gone', active: false},
		{username: 'away', remote: true, lastSignInAt: '2026-01-01T00:00:00.000Z'},
	);
	const person = await openConsole(t, {house});
	const screens = new Set<string>();
	for (const [name, typed] of [
		['alice', 'wrong'],
		['gone', password],
		['away', password],
		['nobody', password],
		['determined', ''],
	] as const) {
		await seesSignIn(person);
		await person.press('shift-tab', 'ctrl-u');
		await tryToSignIn(person, name, typed);
		const screen = await person.sees(failure);
		screens.add(screen.replace(name, '').replaceAll(/ +$/gm, ''));
		await person.press('up');
		await person.type('x');
		await person.seesNo(failure);
	}

	assert.equal(screens.size, 1, [...screens].join('\n'));
});

test('after a wrong password a wait is shown, counts down, and then the right one works', async t => {
	const house = await furnishedHouse(t, {username: 'alice', lastSignInAt: '2026-03-04T05:06:07.000Z'});
	const person = await openConsole(t, {house});
	await tryToSignIn(person, 'alice', 'wrong');
	// The first waits are short: on a busy machine they may be over before the next attempt.
	while (!/try again in \d+ s/.test(await person.sees(/Invalid|Too many attempts/))) {
		await person.type('x');
		await person.seesNo('Invalid');
		await person.press('enter');
	}

	await person.seesNo('Too many attempts');
	await person.press('ctrl-u');
	await person.type(password);
	await person.press('enter');
	await person.sees('alice@');
	await person.sees(/\d failed sign-ins? since/);
});

test('the last sign-in is shown after the next one', async t => {
	const house = await furnishedHouse(t, {username: 'alice', lastSignInAt: '2026-03-04T05:06:07.000Z'});
	const person = await sitDown(t, house, 'alice');
	await person.sees(/2026-03-04 05:06/);
});
