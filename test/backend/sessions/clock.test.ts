import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend, Token} from '../../../source/backend/backend.js';
import {adminPassword, makeReadyPlace, tokenOf} from '../helpers/test-backend.js';

const minute = 60_000;
const day = 24 * 60 * minute;

async function endOf(backend: Backend, token: Token): Promise<string | undefined> {
	const result = await backend.sessions.whoami(token);
	return result.ok ? undefined : result.error.code === 'signed-out' ? result.error.why : result.error.code;
}

test('what was seen expired stays expired when the clock is set back', async t => {
	const {backend, admin, advance, open} = await makeReadyPlace(t);
	advance(30 * day);
	assert.equal(await endOf(backend, admin), 'expired');
	advance(-20 * day);
	assert.equal(await endOf(backend, admin), 'expired');
	assert.equal(await endOf(await open(), admin), 'expired');
});

test('an expiry is written down once, not at every look', async t => {
	const {backend, admin, advance, everythingWritten} = await makeReadyPlace(t);
	advance(31 * day);
	await endOf(backend, admin);
	const before = await everythingWritten();
	advance(minute);
	await endOf(backend, admin);
	assert.equal(await everythingWritten(), before);
});

test('what had expired when somebody else signed in stays expired too', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	advance(30 * day);
	await tokenOf(backend, 'admin', adminPassword);
	advance(-29 * day);
	assert.equal(await endOf(backend, admin), 'expired');
});

test('a session begun more than 5 minutes in the future is not valid', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	advance(-5 * minute);
	assert.equal(await endOf(backend, admin), undefined);
	advance(-1);
	assert.equal(await endOf(backend, admin), 'expired');
});

test('a clock that was set back is recorded once and shown until it has caught up', async t => {
	const {backend, admin, advance, now, activity} = await makeReadyPlace(t);
	assert.equal(await backend.place.clockSetBack(), undefined);
	const from = now().toISOString();
	advance(-6 * minute);
	const at = now().toISOString();
	assert.deepEqual(await backend.place.clockSetBack(), {from, at});
	for (let attempt = 0; attempt < 2; attempt++) await tokenOf(backend, 'admin', adminPassword);
	const lines = (await activity()).filter(({act}) => act === 'clock.set-back');
	assert.deepEqual(
		lines.map(({changes}) => changes),
		[{clock: [from, at]}],
	);
	assert.deepEqual(await backend.place.clockSetBack(), {from, at});
	assert.equal(await endOf(backend, admin), 'expired');
	advance(6 * minute);
	assert.equal(await backend.place.clockSetBack(), undefined);
	assert.equal(await endOf(backend, admin), undefined);
});

test('a clock that was years ahead for a moment keeps nobody out afterwards', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	advance(3650 * day);
	await tokenOf(backend, 'admin', adminPassword);
	advance(-3650 * day);
	const token = await tokenOf(backend, 'admin', adminPassword);
	assert.equal(await endOf(backend, token), undefined);
	assert.notEqual(await endOf(backend, admin), undefined);
	advance(day);
	assert.equal(await backend.place.clockSetBack(), undefined, 'nobody wants a warning for ten years');
	advance(29 * day - 1);
	assert.equal(await endOf(backend, token), undefined);
	advance(1);
	assert.equal(await endOf(backend, token), 'expired');
});

test('using a session under a clock that was set back records it', async t => {
	const {backend, advance, activity} = await makeReadyPlace(t);
	advance(day);
	const token = await tokenOf(backend, 'admin', adminPassword);
	advance(-4 * minute);
	await backend.sessions.touch(token);
	assert.ok(!(await activity()).some(({act}) => act === 'clock.set-back'), '4 minutes are no jump');
	advance(4 * minute + 3 * day);
	const later = await tokenOf(backend, 'admin', adminPassword);
	advance(-2 * day);
	await backend.sessions.touch(token);
	assert.equal((await activity()).filter(({act}) => act === 'clock.set-back').length, 1);
	assert.equal(await endOf(backend, token), undefined);
	assert.equal(await endOf(backend, later), 'expired');
});
