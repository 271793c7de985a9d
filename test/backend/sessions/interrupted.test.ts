import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test, type TestContext} from 'node:test';
import type {Backend} from '../../../source/backend/backend.js';
import {createBackend} from '../../../source/backend/open-backend.js';
import {openStore} from '../../../source/store/open-store.js';
import type {Store} from '../../../source/store/store.js';
import {
	addUser,
	alicePassword,
	atTheDesk,
	errorOf,
	makeReadyPlace,
	otherPassword,
	tokenOf,
	valueOf,
	type Place,
} from '../helpers/test-backend.js';

/** A backend in which something happens after its next transaction: while a password is being compared. */
async function openInterrupted(t: TestContext, place: Place) {
	const clock = () => place.now();
	const store = valueOf(await openStore({dir: place.dir, clock, origin: atTheDesk}));
	let meanwhile: (() => Promise<unknown>) | undefined;
	const transact: Store['transact'] = async (decide, options) => {
		const result = await store.transact(decide, options);
		const happening = meanwhile;
		meanwhile = undefined;
		await happening?.();
		return result;
	};

	const options = {dataDir: place.dir, masterConfigFile: '', origin: atTheDesk, hostname: 'gpu01', bcryptCost: 4};
	const backend: Backend = createBackend(
		{...store, transact},
		{...options, clock, randomBytes: count => randomBytes(count)},
	);
	t.after(() => backend.close());
	return {
		interrupted: backend,
		during: (happening: () => Promise<unknown>) => {
			meanwhile = happening;
		},
	};
}

test('a user deactivated while the password is compared is not let in', async t => {
	const place = await makeReadyPlace(t);
	const {backend, admin} = place;
	const alice = await addUser(backend, admin, 'alice');
	const {interrupted, during} = await openInterrupted(t, place);
	during(() => backend.users.edit(admin, alice.id, {changes: {active: false}, base: {}}));
	const result = await interrupted.sessions.signIn('alice', alicePassword);
	assert.deepEqual(errorOf(result), {code: 'invalid-credentials'});
});

test('a password reset while the old one is compared no longer lets in', async t => {
	const place = await makeReadyPlace(t);
	const {backend, admin} = place;
	const alice = await addUser(backend, admin, 'alice');
	const {interrupted, during} = await openInterrupted(t, place);
	during(() => backend.users.resetPassword(admin, alice.id, {kind: 'given', password: otherPassword}));
	const result = await interrupted.sessions.signIn('alice', alicePassword);
	assert.deepEqual(errorOf(result), {code: 'invalid-credentials'});
});

test('the attempt is on disk before the password is compared', async t => {
	const place = await makeReadyPlace(t);
	const {backend, admin} = place;
	await addUser(backend, admin, 'alice');
	const {interrupted, during} = await openInterrupted(t, place);
	let seen: unknown;
	during(async () => {
		seen = errorOf(await backend.sessions.signIn('alice', alicePassword));
	});
	valueOf(await interrupted.sessions.signIn('alice', alicePassword));
	assert.deepEqual(seen, {code: 'throttled', waitMs: 1000});
});

test('whoever is signed out while their password is compared cannot finish the change', async t => {
	const place = await makeReadyPlace(t);
	const {backend, admin, stored} = place;
	await addUser(backend, admin, 'alice');
	const {interrupted, during} = await openInterrupted(t, place);
	const token = await tokenOf(interrupted, 'alice');
	const before = await stored('alice');
	during(() => backend.sessions.signOut(token));
	const result = await interrupted.users.changeOwnPassword(token, alicePassword, otherPassword);
	assert.deepEqual(errorOf(result), {code: 'signed-out', why: 'signed out'});
	assert.deepEqual(await stored('alice'), before);
});
