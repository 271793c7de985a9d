import assert from 'node:assert/strict';
import {test} from 'node:test';
import {errorText} from '../../../source/domain/error-text.js';
import {
	addUser,
	adminPassword,
	alicePassword,
	errorOf,
	makeReadyPlace,
	otherPassword,
	tokenOf,
	valueOf,
} from '../helpers/test-backend.js';

test('changing the own password keeps this session and ends all others', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const here = await tokenOf(backend, 'alice');
	const there = await tokenOf(backend, 'alice');
	const user = valueOf(await backend.users.changeOwnPassword(here, alicePassword, otherPassword));
	assert.equal(user.username, 'alice');
	valueOf(await backend.sessions.whoami(here));
	assert.deepEqual(errorOf(await backend.sessions.whoami(there)), {code: 'signed-out', why: 'password changed'});
	const line = (await activity()).at(-1);
	assert.deepEqual(
		[line?.act, line?.actor?.username, line?.result, line?.changes],
		['user.change-own-password', 'alice', 'ok', {password: ['(set)', '(set)']}],
	);
	assert.equal(errorOf(await backend.sessions.signIn('alice', alicePassword)).code, 'invalid-credentials');
});

test('the session that changed the password first ends when another one changes it again', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const first = await tokenOf(backend, 'alice');
	valueOf(await backend.users.changeOwnPassword(first, alicePassword, otherPassword));
	const second = await tokenOf(backend, 'alice', otherPassword);
	valueOf(await backend.users.changeOwnPassword(second, otherPassword, alicePassword));
	assert.equal(errorOf(await backend.sessions.whoami(first)).code, 'signed-out');
	valueOf(await backend.sessions.whoami(second));
});

test('a wrong current password is refused, recorded, counted, and changes nothing', async t => {
	const {backend, admin, activity, advance, stored} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	const before = await stored('alice');
	const wrong = await backend.users.changeOwnPassword(token, 'wrong', otherPassword);
	assert.deepEqual(errorOf(wrong), {code: 'current-password-wrong'});
	const line = (await activity()).at(-1);
	assert.deepEqual([line?.result, line?.reason], ['failed', 'current-password-wrong']);
	assert.deepEqual(await stored('alice'), before);
	const soon = await backend.users.changeOwnPassword(token, alicePassword, otherPassword);
	assert.deepEqual(errorOf(soon), {code: 'throttled', waitMs: 1000});
	assert.equal(errorOf(await backend.sessions.signIn('alice', alicePassword)).code, 'throttled');
	advance(1000);
	valueOf(await backend.users.changeOwnPassword(token, alicePassword, otherPassword));
	await tokenOf(backend, 'alice', otherPassword);
});

test('a new password that breaks a rule is refused before the current one is looked at', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	for (const next of ['short', 'Password1', 'Alice', '']) {
		const error = errorOf(await backend.users.changeOwnPassword(token, alicePassword, next));
		assert.equal(error.code, 'password-weak', next);
	}

	valueOf(await backend.users.changeOwnPassword(token, alicePassword, otherPassword));
});

test('the same password again is no change', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	const error = errorOf(await backend.users.changeOwnPassword(token, alicePassword, alicePassword));
	assert.equal(errorText(error), 'new password must be another one than the current one');
	assert.ok(!JSON.stringify(error).includes(alicePassword));
});

test('a one-time password that has run out is no current password any more, and opens no lock', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	const input = {username: 'alice', displayName: '', admin: false, password: {kind: 'generated'}} as const;
	const {oneTimePassword = ''} = valueOf(await backend.users.create(admin, input));
	const token = await tokenOf(backend, 'alice', oneTimePassword);
	valueOf(await backend.sessions.verify(token, oneTimePassword));
	advance(24 * 60 * 60_000);
	assert.equal(errorOf(await backend.sessions.verify(token, oneTimePassword)).code, 'current-password-wrong');
	const error = errorOf(await backend.users.changeOwnPassword(token, oneTimePassword, otherPassword));
	assert.equal(error.code, 'forbidden');
	assert.match(errorText(error), /has run out, an admin can give you another/);
});

test("after set-up the admin's password follows the rules of every user", async t => {
	const {backend, admin} = await makeReadyPlace(t);
	valueOf(await backend.users.changeOwnPassword(admin, adminPassword, 'Tulip8Wagon'));
	await tokenOf(backend, 'admin', 'Tulip8Wagon');
});

test('two changes at once: one wins, the other is told', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const other = await open();
	const [one, two] = [await tokenOf(backend, 'alice'), await tokenOf(other, 'alice')];
	const results = await Promise.all([
		backend.users.changeOwnPassword(one, alicePassword, otherPassword),
		other.users.changeOwnPassword(two, alicePassword, 'Tulip8Wagon'),
	]);
	assert.equal(results.filter(({ok}) => ok).length, 1);
	assert.ok(['throttled', 'signed-out'].includes(errorOf(results.find(({ok}) => !ok)!).code));
});

test('an admin sets the password of a user', async t => {
	const {backend, admin, activity, everythingWritten} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const password = {kind: 'given', password: otherPassword} as const;
	const {user, oneTimePassword} = valueOf(await backend.users.resetPassword(admin, alice.id, password));
	assert.deepEqual([user.mustChangePassword, oneTimePassword], [false, undefined]);
	await tokenOf(backend, 'alice', otherPassword);
	const line = (await activity()).find(({act}) => act === 'user.reset-password');
	assert.deepEqual([line?.object, line?.changes], ['alice', {password: ['(set)', '(set)']}]);
	assert.ok(!(await everythingWritten()).includes(otherPassword));
});

test('a generated password replaces the old one and must be changed', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const reset = valueOf(await backend.users.resetPassword(admin, alice.id, {kind: 'generated'}));
	assert.equal(reset.user.mustChangePassword, true);
	assert.deepEqual((await activity()).at(-1)?.changes, {password: ['(set)', '(one-time)']});
	assert.equal(errorOf(await backend.sessions.signIn('alice', alicePassword)).code, 'invalid-credentials');
});

test('only admins set passwords without the current one', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	for (const id of [1, alice.id]) {
		const error = errorOf(await backend.users.resetPassword(token, id, {kind: 'generated'}));
		assert.equal(error.code, 'forbidden', `#${id}`);
	}
});

test('an admin cannot give themselves a one-time password: the session would end before it is seen', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	const before = await stored('admin');
	const error = errorOf(await backend.users.resetPassword(admin, 1, {kind: 'generated'}));
	assert.equal(error.code, 'input-invalid');
	assert.match(errorText(error), /change your own password instead/);
	assert.deepEqual(await stored('admin'), before);
	valueOf(await backend.users.resetPassword(admin, 1, {kind: 'given', password: otherPassword}));
	await tokenOf(backend, 'admin', otherPassword);
});

test('a remote user cannot be given a password', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const input = {username: 'idp', displayName: '', admin: false, password: {kind: 'remote'}} as const;
	const {user} = valueOf(await backend.users.create(admin, input));
	const error = errorOf(await backend.users.resetPassword(admin, user.id, {kind: 'generated'}));
	assert.deepEqual(error, {code: 'remote-has-no-password', name: 'idp'});
});

test('a weak password is refused on a reset too', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const result = await backend.users.resetPassword(admin, alice.id, {kind: 'given', password: 'Password1'});
	assert.deepEqual(errorOf(result), {code: 'password-weak', name: 'alice', failed: ['common']});
	assert.equal(errorOf(await backend.users.resetPassword(admin, 99, {kind: 'generated'})).code, 'user-not-found');
});
