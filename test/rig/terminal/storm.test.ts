import assert from 'node:assert/strict';
import test from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openConsole} from '../../e2e/harness/open-console.js';
import {furnishedHouse, password} from '../../e2e/steps/furnished-house.js';
import {startMember} from '../support/crew.js';
import {residentKilobytes} from '../support/memory.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';
import {seesSignIn, signIn} from '../../e2e/steps/signing.js';
import {seesUsers} from '../../e2e/steps/users.js';

test('300 resizes in a second between 1x1 and 400x100 lose nothing that was typed, and end with a right frame (R73)', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t)});
	const random = randomFor('storm');
	await seesSignIn(person);
	await person.type('adm');
	await person.sees(/Username +adm/);
	const storm = async () => {
		for (let count = 0; count < 300; count++) {
			person.resize(1 + random.below(400), 1 + random.below(100));
			await pause(3);
		}

		person.resize(100, 30);
		await person.sees(/Username +adm/);
	};
	// The heap takes room for frames of 40,000 cells once (some 80 MB); what grows with every storm would be a leak.
	for (let warm = 0; warm < 5; warm++) await storm();
	const before = residentKilobytes(person.pid)!;
	await storm();
	const grown = (residentKilobytes(person.pid)! - before) / 1024;
	assert.ok(grown < 20, `${grown} MB more`);
	await person.type(`in\t${password}`);
	await person.press('enter');
	await seesUsers(person);
	await person.sees(/\? help *$/);
	note(1800, `300 resizes more: ${Math.round(grown)} MB`);
});

test('a terminal that takes nothing for 15 s holds back neither changes nor the end of a session, nor much memory (R74)', async t => {
	const house = await furnishedHouse(
		t,
		{username: 'alice', admin: true},
		...Array.from({length: 60}, (_, n) => `user-${n}`),
	);
	const person = await openConsole(t, {house});
	await signIn(person, 'alice');
	await seesUsers(person);
	const other = await startMember(t, house.data);
	const {token} = await other.ask<{token: string}>('signIn', 'admin', password);
	let changes = 0;
	const changeFor = async (ms: number) => {
		for (const until = performance.now() + ms; performance.now() < until; changes++) {
			await other.ask('edit', token, 3, {changes: {displayName: `Alice ${changes}`}, base: {}});
			await person.send('\u001B[B\u001B[A');
			await pause(20);
		}
	};
	// What a console takes for being used is not what a stalled terminal costs: V8 lets its heap grow at first.
	await changeFor(15_000);
	const before = residentKilobytes(person.pid)!;
	await person.stopsReading();
	await changeFor(process.env['RIG_LONG'] === undefined ? 15_000 : 60_000);
	await other.ask('edit', token, 3, {changes: {active: false}, base: {}});
	const grown = (residentKilobytes(person.pid)! - before) / 1024;
	assert.ok(grown < 50, `${grown} MB more`);
	person.readsAgain();
	await person.sees(/Sign in[^]*Username/);
	note(changes, `a stalled terminal: ${changes} changes, ${Math.round(grown)} MB more`);
});
