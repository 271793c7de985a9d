import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test, type TestContext} from 'node:test';
import type {Backend} from '../../../source/backend/backend.js';
import {createBackend} from '../../../source/backend/open-backend.js';
import {openStore} from '../../../source/store/open-store.js';
import {
	addUser,
	adminPassword,
	alicePassword,
	atTheDesk,
	errorOf,
	makeReadyPlace,
	otherPassword,
	tokenOf,
	valueOf,
	type Place,
} from '../helpers/test-backend.js';

/** A backend on the same files that cannot change them, and the waits it asked for. */
async function openForViewing(
	t: TestContext,
	place: Place,
): Promise<{readonly viewing: Backend; readonly waits: number[]; readonly mostAtOnce: () => number}> {
	const clock = () => place.now();
	const store = valueOf(await openStore({dir: place.dir, clock, origin: atTheDesk}));
	const waits: number[] = [];
	let waiting = 0;
	let most = 0;
	const viewing = createBackend(
		{...store, readOnly: 'the directory cannot be written', transact: never, initialise: never},
		{
			dataDir: place.dir,
			masterConfigFile: '',
			origin: atTheDesk,
			hostname: 'gpu01',
			clock,
			randomBytes: count => randomBytes(count),
			bcryptCost: 4,
			async delay(milliseconds) {
				waits.push(milliseconds);
				most = Math.max(most, ++waiting);
				await new Promise(resolve => setImmediate(resolve));
				waiting--;
				place.advance(milliseconds);
			},
		},
	);
	t.after(() => viewing.close());
	return {viewing, waits, mostAtOnce: () => most};
}

test('the place says why nothing can be changed', async t => {
	const place = await makeReadyPlace(t);
	const {viewing} = await openForViewing(t, place);
	assert.equal(viewing.place.readOnly, 'the directory cannot be written');
	assert.equal(place.backend.place.readOnly, undefined);
});

test('while the store can only be read one can sign in and look, and nothing is written', async t => {
	const place = await makeReadyPlace(t);
	const {viewing, waits} = await openForViewing(t, place);
	const {token, user} = valueOf(await viewing.sessions.signIn('admin', adminPassword));
	assert.equal(user.username, 'admin');
	assert.deepEqual(waits, [5000]);
	assert.equal(valueOf(await viewing.users.list(token)).length, 2);
	assert.equal(valueOf(await viewing.sessions.whoami(token)).username, 'admin');
	assert.equal(valueOf(await viewing.users.consequences(token, 1)).sessions, 2);
});

test('such a session is known to this process alone and ends by signing out', async t => {
	const place = await makeReadyPlace(t);
	const {viewing} = await openForViewing(t, place);
	const token = await tokenOf(viewing, 'admin', adminPassword);
	assert.equal(errorOf(await place.backend.sessions.whoami(token)).code, 'signed-out');
	valueOf(await viewing.sessions.signOut(token));
	assert.deepEqual(errorOf(await viewing.sessions.whoami(token)), {code: 'signed-out', why: 'unknown'});
});

test('such a session ends like any other when its user is deactivated elsewhere', async t => {
	const place = await makeReadyPlace(t);
	const alice = await addUser(place.backend, place.admin, 'alice');
	const {viewing} = await openForViewing(t, place);
	const token = await tokenOf(viewing, 'alice');
	valueOf(await place.backend.users.edit(place.admin, alice.id, {changes: {active: false}, base: {}}));
	assert.deepEqual(errorOf(await viewing.sessions.whoami(token)), {code: 'signed-out', why: 'deactivated'});
});

test('every attempt waits, and many at once wait one after the other', async t => {
	const place = await makeReadyPlace(t);
	const {viewing, waits, mostAtOnce} = await openForViewing(t, place);
	const start = place.now().getTime();
	const results = await Promise.all(['admin', 'nobody', 'determined'].map(name => viewing.sessions.signIn(name, 'no')));
	for (const result of results) assert.deepEqual(errorOf(result), {code: 'invalid-credentials'});
	assert.deepEqual(waits, [5000, 5000, 5000]);
	assert.equal(mostAtOnce(), 1);
	assert.equal(place.now().getTime() - start, 15_000);
});

test('every change is refused with the reason', async t => {
	const place = await makeReadyPlace(t);
	const {viewing} = await openForViewing(t, place);
	const token = await tokenOf(viewing, 'admin', adminPassword);
	const refusals = await Promise.all([
		viewing.users.create(token, {username: 'eve', displayName: '', admin: false, password: {kind: 'remote'}}),
		viewing.users.edit(token, 2, {changes: {active: true}, base: {}}),
		viewing.users.resetPassword(token, 2, {kind: 'given', password: alicePassword}),
		viewing.users.changeOwnPassword(token, adminPassword, otherPassword),
		viewing.sessions.signOut(place.admin),
	]);
	for (const refusal of refusals) {
		assert.deepEqual(errorOf(refusal), {code: 'read-only', reason: 'the directory cannot be written'});
	}
});

function never(): never {
	assert.fail('a store that can only be read was written to');
}
