import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, errorOf, makeReadyPlace, otherPassword, tokenOf, valueOf} from '../helpers/test-backend.js';

const losses = [
	[{active: false}, 'be deactivated'],
	[{admin: false}, 'be demoted'],
	[{remote: true}, 'become remote'],
] as const;

for (const [changes, act] of losses) {
	test(`the last active admin cannot ${act}`, async t => {
		const {backend, admin, stored} = await makeReadyPlace(t);
		const inactive = await addUser(backend, admin, 'asleep', true);
		valueOf(await backend.users.edit(admin, inactive.id, {changes: {active: false}, base: {}}));
		const remote = {username: 'idp', displayName: '', admin: true, password: {kind: 'remote'}} as const;
		valueOf(await backend.users.create(admin, remote));
		const before = await stored('admin');
		assert.equal(valueOf(await backend.users.consequences(admin, 1)).lastAdmin, true);
		const error = errorOf(await backend.users.edit(admin, 1, {changes, base: {}}));
		assert.deepEqual(error, {code: 'last-admin', name: 'admin', act});
		assert.deepEqual(await stored('admin'), before);
	});

	test(`the last admin with a lasting password cannot ${act}: a one-time one of another may run out`, async t => {
		const {backend, admin} = await makeReadyPlace(t);
		const input = {username: 'boss', displayName: '', admin: true, password: {kind: 'generated'}} as const;
		const {oneTimePassword = ''} = valueOf(await backend.users.create(admin, input));
		assert.equal(valueOf(await backend.users.consequences(admin, 1)).lastAdmin, true);
		const error = errorOf(await backend.users.edit(admin, 1, {changes, base: {}}));
		assert.deepEqual(error, {code: 'last-admin', name: 'admin', act});
		const boss = await tokenOf(backend, 'boss', oneTimePassword);
		valueOf(await backend.users.changeOwnPassword(boss, oneTimePassword, otherPassword));
		valueOf(await backend.users.edit(admin, 1, {changes, base: {}}));
	});

	test(`with a second admin one may ${act} oneself`, async t => {
		const {backend, admin} = await makeReadyPlace(t);
		await addUser(backend, admin, 'boss', true);
		valueOf(await backend.users.edit(admin, 1, {changes, base: {}}));
	});

	test(`of two admins who make each other ${act} at once exactly one wins`, async t => {
		const {backend, admin, open, stored} = await makeReadyPlace(t);
		const boss = await addUser(backend, admin, 'boss', true);
		const other = await open();
		const bossToken = await tokenOf(other, 'boss');
		const results = await Promise.all([
			backend.users.edit(admin, boss.id, {changes, base: {}}),
			other.users.edit(bossToken, 1, {changes, base: {}}),
		]);
		assert.equal(results.filter(({ok}) => ok).length, 1);
		const users = [await stored('admin'), await stored('boss')];
		assert.equal(users.filter(user => user.admin && user.active && !user.remote).length, 1);
	});
}

test('the sum of deactivations names whom the last one would be refused for, the asking admin before others', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const bob = await addUser(backend, admin, 'bob');
	const boss = await addUser(backend, admin, 'boss', true);
	const bossToken = await tokenOf(backend, 'boss');
	await tokenOf(backend, 'bob');
	const sum = async (token: string, ...ids: readonly number[]) =>
		valueOf(await backend.users.sumOfConsequences(token, ids));
	assert.deepEqual(await sum(admin, bob.id), {sessions: 1, lastAdmin: undefined});
	assert.deepEqual(await sum(admin, 1, bob.id), {sessions: 2, lastAdmin: undefined});
	assert.deepEqual(await sum(admin, 1, bob.id, boss.id), {sessions: 2, lastAdmin: 1});
	assert.deepEqual(await sum(bossToken, 1, boss.id), {sessions: 1, lastAdmin: boss.id});
});

test('the sum of deactivations is for admins', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const bob = await addUser(backend, admin, 'bob');
	const token = await tokenOf(backend, 'bob');
	assert.equal(errorOf(await backend.users.sumOfConsequences(token, [bob.id, 1])).code, 'forbidden');
});
