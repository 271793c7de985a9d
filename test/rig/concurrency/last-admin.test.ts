import assert from 'node:assert/strict';
import test from 'node:test';
import {addUser, adminPassword, alicePassword, tokenOf, valueOf} from '../../backend/helpers/test-backend.js';
import {startMember} from '../support/crew.js';
import {makeStore} from '../support/place.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';

const races = 500;

test('two consoles that take admin rights away at once always leave an admin (R46)', async t => {
	const {dir, backend} = await makeStore(t);
	const random = randomFor('last admin');
	const first = valueOf(await backend.users.list((await signInAdmin()).token)).find(
		({username}) => username === 'admin',
	)!;
	const second = await addUser(backend, (await signInAdmin()).token, 'second', true);
	const crew = await Promise.all([startMember(t, dir), startMember(t, dir)]);
	let token = (await signInAdmin()).token;
	let other = await tokenOf(backend, 'second');
	let bothWon = 0;
	for (let race = 0; race < races; race++) {
		const away = () => (random.below(2) === 0 ? {admin: false} : {active: false});
		// Each takes the other's rights away, or its own: whatever comes of it, somebody is left.
		const [mine, theirs] = random.below(2) === 0 ? [second.id, first.id] : [first.id, second.id];
		const codes = await Promise.all([
			crew[0].ask<string>('edit', token, mine, {changes: away(), base: {}}),
			crew[1].ask<string>('edit', other, theirs, {changes: away(), base: {}}),
		]);
		if (codes.every(code => code === 'ok')) bothWon++;
		const left = await admins();
		assert.ok(left.length >= 1, `race ${race}: ${codes.join(', ')}`);
		await restore(left);
	}

	assert.equal(bothWon, 0);
	note(races, `${races} races for the last admin`);

	async function signInAdmin() {
		return {token: await tokenOf(backend, 'admin', adminPassword)};
	}

	/** Those who can sign in and are admins, as the store has it. */
	async function admins() {
		const users = await Promise.all([token, other].map(each => backend.users.list(each)));
		const seen = users.find(result => result.ok);
		assert.ok(seen?.ok, 'somebody is still signed in');
		return seen.value.filter(({admin, active}) => admin && active);
	}

	async function restore(left: Awaited<ReturnType<typeof admins>>) {
		const able = left.some(({id}) => id === first.id) ? token : other;
		for (const {id} of [first, second])
			valueOf(await backend.users.edit(able, id, {changes: {admin: true, active: true}, base: {}}));
		if (!(await backend.sessions.whoami(token)).ok) token = (await signInAdmin()).token;
		if (!(await backend.sessions.whoami(other)).ok) other = await tokenOf(backend, 'second', alicePassword);
	}
});
