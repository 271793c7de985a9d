import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import type {Backend} from '../../../source/backend/backend.js';
import type {Origin} from '../../../source/domain/origin.js';
import {addUser, adminPassword, alicePassword, makeReadyPlace} from '../../backend/helpers/test-backend.js';
import {note} from '../support/note.js';

const second = 1000;
/** Failures in a row on a name, and how long every unknown origin waits then (`security.md` 4.3). */
const table = [
	[2, 1 * second],
	[8, 3 * second],
	[24, 5 * second],
	[99, 10 * second],
	[120, 900 * second],
] as const;

test('the wait after each failure on a name is that of the table, from wherever the next try comes (R42)', async t => {
	const {open, advance} = await withAlice(t);
	let tries = 0;
	for (let failures = 1; failures <= 120; failures++) {
		const from = await open({origin: stranger(failures)});
		const refused = await from.sessions.signIn('alice', `wrong ${failures}`);
		assert.ok(!refused.ok && refused.error.code === 'invalid-credentials', `failure ${failures}`);
		const wait = table.find(([upTo]) => failures <= upTo)![1];
		const other = await open({origin: stranger(1000 + failures)});
		advance(wait - 1);
		// The right password is refused too: to be told early would be worth a guess.
		const early = await other.sessions.signIn('alice', alicePassword);
		assert.ok(!early.ok && early.error.code === 'throttled' && early.error.waitMs === 1, `after ${failures} failures`);
		advance(1);
		await from.close();
		await other.close();
		tries += 2;
	}

	note(tries, 'the wait after 1 to 120 failures is that of the table to the millisecond');
});

test('a name in other letters, with white space or in another Unicode form is counted with it (R44)', async t => {
	const {open, advance} = await withAlice(t);
	const names = ['alice', 'ALICE', 'Alice', ' alice', 'alice ', '\talice\n', 'aLiCe', 'ALICE '];
	for (const [index, name] of names.entries()) {
		const from = await open({origin: stranger(index)});
		const refused = await from.sessions.signIn(name, 'wrong');
		assert.ok(!refused.ok && refused.error.code === 'invalid-credentials', name);
		const again = await from.sessions.signIn('alice', alicePassword);
		assert.ok(!again.ok && again.error.code === 'throttled', `${JSON.stringify(name)} was not counted as alice`);
		advance(3 * second);
	}

	note(names.length);
});

test('the counters survive a restart, and guessing never rewrites the users (R44)', async t => {
	const {open, place} = await withAlice(t);
	const before = await place.stored('alice');
	const first = await open({origin: stranger(1)});
	for (let failures = 0; failures < 3; failures++) {
		await first.sessions.signIn('alice', 'wrong');
		place.advance(3 * second);
	}

	await first.sessions.signIn('alice', 'wrong');
	await first.close();
	const next = await open({origin: stranger(2)});
	const refused = await next.sessions.signIn('alice', alicePassword);
	assert.ok(!refused.ok && refused.error.code === 'throttled' && refused.error.waitMs === 3 * second);
	assert.deepEqual(await place.stored('alice'), before);
	note(1);
});

test('2,000 guesses from everywhere do not keep the admin waiting at the origin they know (R45)', async t => {
	const {open, advance, backend} = await withAlice(t);
	const guesser: Backend[] = [];
	for (let index = 0; index < 20; index++) guesser.push(await open({origin: stranger(index)}));
	for (let guess = 0; guess < 2000; guess++) {
		await guesser[guess % guesser.length]!.sessions.signIn('admin', `guess ${guess}`);
		advance(guess % 10 === 0 ? 30 * second : 1);
	}

	const signedIn = await backend.sessions.signIn('admin', adminPassword);
	assert.ok(signedIn.ok, JSON.stringify(signedIn));
	assert.ok(signedIn.value.failedSince > 20, `${signedIn.value.failedSince} failures are told`);
	note(2000, 'the admin signs in at once amid 2,000 guesses');
});

/** One who was never here: each at an address of their own. */
function stranger(number: number): Origin {
	const address = `198.51.${100 + Math.floor(number / 250)}.${number % 250}`;
	return {tty: `pts/${number}`, address, osUser: 'console', osUid: 900};
}

async function withAlice(t: TestContext) {
	const place = await makeReadyPlace(t);
	await addUser(place.backend, place.admin, 'alice');
	return {place, open: place.open, advance: place.advance, backend: place.backend};
}
