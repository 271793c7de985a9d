import assert from 'node:assert/strict';
import test from 'node:test';
import {addUser} from '../../backend/helpers/test-backend.js';
import {startMember} from '../support/crew.js';
import {makeStore} from '../support/place.js';
import {note} from '../support/note.js';

const guessers = 32;
const lastMs = 12_000;

/** How many tries one guesser has in so many ms who never waits longer than the table asks. */
function triesIn(ms: number): number {
	let at = 0;
	let tries = 0;
	while (at <= ms) {
		tries++;
		at += tries <= 2 ? 1000 : tries <= 8 ? 3000 : 5000;
	}

	return tries;
}

test('32 guessers in 32 processes get no more tries than one would (R43)', async t => {
	const {dir, backend, admin} = await makeStore(t);
	await addUser(backend, admin, 'alice');
	const crew = await Promise.all(Array.from({length: guessers}, () => startMember(t, dir)));
	const start = performance.now();
	let compared = 0;
	let refused = 0;
	let last = start;
	await Promise.all(
		crew.map(async (member, index) => {
			for (let guess = 0; performance.now() - start < lastMs; guess++) {
				const answer = await member.ask<{code?: string}>('signIn', 'alice', `Guess-${index}-${guess}`);
				if (answer.code === 'throttled') refused++;
				else {
					assert.equal(answer.code, 'invalid-credentials');
					compared++;
					last = performance.now();
				}
			}
		}),
	);
	const allowed = triesIn(last - start);
	assert.ok(compared <= allowed, `${compared} passwords were compared; one guesser has ${allowed}`);
	assert.ok(compared >= 3 && refused > guessers, `${compared} compared, ${refused} refused`);
	note(
		compared + refused,
		`32 guessers: ${compared} passwords compared of ${compared + refused} sent, ${allowed} allowed`,
	);
});
