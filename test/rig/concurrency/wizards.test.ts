import assert from 'node:assert/strict';
import test from 'node:test';
import {startMember} from '../support/crew.js';
import {emptyPlace, openHere} from '../support/place.js';
import {note} from '../support/note.js';

const rounds = 100;
const passwords = ['Orchard-Lantern-Quay-71', 'Harbour-Violin-Moss-28'];

test('of two wizards that finish at once one sets the store up, and the other is told (R35)', async t => {
	const crew = await Promise.all([startMember(t, emptyPlace(t)), startMember(t, emptyPlace(t))]);
	for (let round = 0; round < rounds; round++) {
		const dir = emptyPlace(t);
		const codes = await Promise.all(crew.map((member, at) => member.ask<string>('setUp', dir, passwords[at])));
		assert.deepEqual(codes.toSorted(), ['already-initialised', 'ok'], `round ${round}`);
		if (round % 10 > 0) continue;
		// Only the winner's password works, and there is one admin.
		const backend = await openHere(dir);
		const winner = passwords[codes.indexOf('ok')]!;
		const loser = passwords[codes.indexOf('already-initialised')]!;
		const signedIn = await backend.sessions.signIn('admin', winner);
		assert.ok(signedIn.ok);
		const users = await backend.users.list(signedIn.value.token);
		assert.ok(users.ok && users.value.filter(({admin}) => admin).length === 1);
		assert.ok(!(await backend.sessions.signIn('admin', loser)).ok);
		await backend.close();
	}

	note(rounds);
});
