import assert from 'node:assert/strict';
import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {
	addUser,
	adminPassword,
	alicePassword,
	atTheDesk,
	errorOf,
	farAway,
	makeReadyPlace,
	otherPassword,
	tokenOf,
	valueOf,
} from '../helpers/test-backend.js';

const day = 24 * 60 * 60 * 1000;

test('a user signs in with name and password and is known by the token', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const {token, user} = valueOf(await backend.sessions.signIn('alice', alicePassword));
	assert.equal(user.username, 'alice');
	assert.equal(valueOf(await backend.sessions.whoami(token)).id, user.id);
});

test('the name is taken ignoring case and surrounding space', async t => {
	const {backend} = await makeReadyPlace(t);
	assert.equal(valueOf(await backend.sessions.signIn(' ADMIN ', adminPassword)).user.username, 'admin');
});

test('the sign-in before this one is told, with the failures since', async t => {
	const {backend, admin, advance, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const first = valueOf(await backend.sessions.signIn('alice', alicePassword));
	assert.deepEqual([first.previous, first.failedSince], [undefined, 0]);
	const stranger = await open({origin: farAway});
	for (let attempt = 0; attempt < 2; attempt++) {
		advance(5000);
		errorOf(await stranger.sessions.signIn('alice', 'wrong'));
	}

	advance(5000);
	const second = valueOf(await backend.sessions.signIn('alice', alicePassword));
	assert.deepEqual(second.previous, {at: first.user.lastSignInAt, origin: 'tty pts/1 root'});
	assert.equal(second.failedSince, 2);
	advance(5000);
	assert.equal(valueOf(await backend.sessions.signIn('alice', alicePassword)).failedSince, 0);
});

test('the causes of a failure cannot be told apart, and each takes two transactions', async t => {
	const {backend, admin, advance, activity, dir} = await makeReadyPlace(t);
	await addUser(backend, admin, 'wrong');
	const inactive = await addUser(backend, admin, 'inactive');
	valueOf(await backend.users.edit(admin, inactive.id, {changes: {active: false}, base: {}}));
	const remote = {username: 'remote', displayName: '', admin: false, password: {kind: 'remote'}} as const;
	valueOf(await backend.users.create(admin, remote));
	const generated = {username: 'outdated', displayName: '', admin: false, password: {kind: 'generated'}} as const;
	const {oneTimePassword = ''} = valueOf(await backend.users.create(admin, generated));
	advance(day);
	const attempts = [
		['nobody', alicePassword],
		['wrong', otherPassword],
		['inactive', alicePassword],
		['remote', alicePassword],
		['outdated', oneTimePassword],
		['determined', alicePassword],
		['determined', ''],
		['', ''],
	] as const;
	for (const [username, password] of attempts) {
		advance(60_000);
		const before = await activity();
		const stamps = await Promise.all([stampOf('store.json'), stampOf('sessions.json')]);
		const result = await backend.sessions.signIn(username, password);
		const label = `${username}/${password}`;
		assert.deepEqual(result, {ok: false, error: {code: 'invalid-credentials'}}, label);
		const lines = (await activity()).slice(before.length);
		assert.deepEqual(
			lines.map(({act, actor, result: outcome, reason}) => [act, actor, outcome, reason]),
			[['session.sign-in', null, 'failed', 'invalid-credentials']],
			label,
		);
		assert.equal(await stampOf('store.json'), stamps[0], `${label} leaves the users alone`);
		assert.notEqual(await stampOf('sessions.json'), stamps[1], `${label} is counted`);
	}

	async function stampOf(file: string): Promise<number> {
		return (JSON.parse(await readFile(path.join(dir, file), 'utf8')) as {revision: number}).revision;
	}
});

test('a name nobody has is neither logged nor stored: it may be a password in the wrong field', async t => {
	const {backend, activity, everythingWritten} = await makeReadyPlace(t);
	errorOf(await backend.sessions.signIn(otherPassword, ''));
	assert.equal((await activity()).at(-1)?.object, '(unknown)');
	assert.ok(!(await everythingWritten()).toLowerCase().includes(otherPassword.toLowerCase()));
});

test('neither password nor token is written anywhere', async t => {
	const {backend, admin, everythingWritten, advance} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	errorOf(await backend.sessions.signIn('alice', otherPassword));
	advance(5000);
	const written = await everythingWritten();
	for (const secret of [token, token.slice(4, 47), admin, alicePassword, otherPassword, adminPassword]) {
		assert.ok(!written.includes(secret));
	}
});

test('after a failure the next attempt has to wait, whether the name exists or not', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	for (const name of ['alice', 'nobody']) {
		errorOf(await backend.sessions.signIn(name, 'wrong'));
		assert.deepEqual(errorOf(await backend.sessions.signIn(name, 'wrong')), {code: 'throttled', waitMs: 1000}, name);
		advance(999);
		assert.deepEqual(errorOf(await backend.sessions.signIn(name, 'wrong')), {code: 'throttled', waitMs: 1}, name);
		advance(1);
		assert.equal(errorOf(await backend.sessions.signIn(name, 'wrong')).code, 'invalid-credentials', name);
		advance(60_000);
	}
});

test('also the right password has to wait, and clears the failures once it is let in', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	errorOf(await backend.sessions.signIn('alice', 'wrong'));
	assert.equal(errorOf(await backend.sessions.signIn('alice', alicePassword)).code, 'throttled');
	advance(1000);
	await tokenOf(backend, 'alice');
	assert.equal(errorOf(await backend.sessions.signIn('alice', 'wrong')).code, 'invalid-credentials');
	assert.deepEqual(errorOf(await backend.sessions.signIn('alice', 'wrong')), {code: 'throttled', waitMs: 1000});
});

test('the throttle follows the name through case and space, and survives a restart', async t => {
	const {backend, open, advance} = await makeReadyPlace(t);
	errorOf(await backend.sessions.signIn('nobody', 'wrong'));
	const restarted = await open();
	for (const name of ['NoBody', ' nobody ']) {
		assert.equal(errorOf(await restarted.sessions.signIn(name, 'wrong')).code, 'throttled', name);
	}

	advance(1000);
	assert.equal(errorOf(await restarted.sessions.signIn('nobody', 'wrong')).code, 'invalid-credentials');
});

test('many guessers at once get no more tries than one', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const [near, further] = ['203.0.113.10', '203.0.113.11'].map(address => ({...farAway, address}));
	const consoles = [await open({origin: farAway}), await open({origin: near!}), await open({origin: further!})];
	const results = await Promise.all(
		Array.from({length: 12}, async (_, index) => consoles[index % 3]!.sessions.signIn('alice', `wrong${index}`)),
	);
	const codes = results.map(result => errorOf(result).code);
	assert.equal(codes.filter(code => code === 'invalid-credentials').length, 1);
	assert.equal(codes.filter(code => code === 'throttled').length, 11);
});

test('guessing cannot lock the admin out of an origin that is known', async t => {
	const {backend, open, advance} = await makeReadyPlace(t);
	const stranger = await open({origin: farAway});
	for (let attempt = 0; attempt < 110; attempt++) {
		advance(20 * 60_000);
		errorOf(await stranger.sessions.signIn('admin', 'wrong'));
		if (attempt % 30 === 29) advance(-10 * 60_000);
	}

	const wait = errorOf(await stranger.sessions.signIn('admin', 'wrong'));
	assert.ok(wait.code === 'throttled' && wait.waitMs > 60_000, 'strangers wait long');
	const known = await backend.sessions.signIn('admin', adminPassword);
	assert.ok(known.ok || (known.error.code === 'throttled' && known.error.waitMs <= 10_000));
	advance(10_000);
	valueOf(await backend.sessions.signIn('admin', adminPassword));
});

test('the wait is the same for names that exist and others, whatever was tried from there before', async t => {
	const {backend, admin, open, advance} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	for (const origin of [atTheDesk, farAway]) {
		const guesser = await open({origin});
		for (let index = 0; index < 12; index++) {
			const result = errorOf(await guesser.sessions.signIn(`junk${index}`, 'x'));
			if (result.code === 'throttled') advance(result.waitMs);
		}

		const waits = [];
		for (const name of ['alice', 'nobody', 'admin', 'determined', 'alice']) {
			const error = errorOf(await guesser.sessions.signIn(name, 'x'));
			waits.push(error.code === 'throttled' ? error.waitMs : 0);
		}

		assert.ok(waits[0]! >= 10_000, 'the spraying was noticed');
		assert.deepEqual(new Set(waits).size, 1, waits.join(' '));
	}
});

test('a guesser on the admin in the next terminal does not keep the admin out', async t => {
	const {open, advance} = await makeReadyPlace(t);
	const address = '10.0.0.7';
	const here = await open({origin: {...farAway, tty: 'pts/1', address}});
	valueOf(await here.sessions.signIn('admin', adminPassword));
	const guesser = await open({origin: {...farAway, tty: 'pts/2', address}});
	for (let letIn = 0; letIn < 30;) {
		const error = errorOf(await guesser.sessions.signIn('admin', 'wrong'));
		if (error.code === 'throttled') advance(error.waitMs);
		else letIn++;
	}

	let took = 0;
	for (; took <= 10_000; took += 500) {
		errorOf(await guesser.sessions.signIn('admin', 'wrong'));
		const result = await here.sessions.signIn('admin', adminPassword);
		if (result.ok) break;
		advance(500);
	}

	assert.ok(took > 0 && took <= 5000, `${took} ms`);
});

test('attempts refused while waiting do not fill the log: one record in 10 seconds', async t => {
	const {backend, activity, advance, dir} = await makeReadyPlace(t);
	const writtenAt = async () => (await stat(path.join(dir, 'sessions.json'))).mtimeMs;
	for (let failures = 0; failures < 30;) {
		const error = errorOf(await backend.sessions.signIn('admin', 'wrong'));
		if (error.code === 'throttled') advance(error.waitMs);
		else failures++;
	}

	errorOf(await backend.sessions.signIn('admin', 'wrong'));
	const [before, written] = [(await activity()).length, await writtenAt()];
	for (let index = 0; index < 19; index++) {
		advance(500);
		assert.equal(errorOf(await backend.sessions.signIn('admin', 'wrong')).code, 'throttled');
	}

	assert.equal((await activity()).length, before);
	assert.equal(await writtenAt(), written);
	const last = (await activity()).at(-1);
	assert.deepEqual([last?.object, last?.result, last?.reason], ['admin', 'refused', 'throttled']);
});

test('failures are told however long ago they were, and to somebody who never signed in before', async t => {
	const {backend, admin, advance, open} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const stranger = await open({origin: farAway});
	for (let attempt = 0; attempt < 5; attempt++) {
		errorOf(await stranger.sessions.signIn('alice', 'wrong'));
		advance(13 * 60 * 60_000);
	}

	assert.equal(valueOf(await backend.users.get(admin, 'alice')).lastSignInAt, '');
	const first = valueOf(await backend.sessions.signIn('alice', alicePassword));
	assert.deepEqual([first.previous, first.failedSince], [undefined, 5]);
	assert.equal(valueOf(await backend.sessions.signIn('alice', alicePassword)).failedSince, 0);
});

test('a hash too cheap to be trusted signs nobody in', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	await addUser(await open({bcryptCost: 5}), admin, 'alice');
	assert.equal(errorOf(await backend.sessions.signIn('alice', alicePassword)).code, 'invalid-credentials');
});

test('a hash of an accepted cost signs in and is replaced by one of our own', async t => {
	const {backend, admin, open, stored} = await makeReadyPlace(t);
	const dear = await open({bcryptCost: 10});
	await addUser(dear, admin, 'alice');
	const before = await stored('alice');
	assert.match(before.password?.hash ?? '', /^\$2.\$10\$/);
	const token = await tokenOf(backend, 'alice');
	const after = await stored('alice');
	assert.match(after.password?.hash ?? '', /^\$2.\$04\$/);
	assert.deepEqual({...after, password: null}, {...before, password: null});
	assert.equal(after.password?.changedAt, before.password?.changedAt);
	valueOf(await backend.sessions.whoami(token));
	valueOf(await backend.sessions.signIn('alice', alicePassword));
});

test('a one-time password works for 24 hours less a moment', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	const input = {username: 'alice', displayName: '', admin: false, password: {kind: 'generated'}} as const;
	const {oneTimePassword = ''} = valueOf(await backend.users.create(admin, input));
	advance(day - 1);
	const {user} = valueOf(await backend.sessions.signIn('alice', oneTimePassword));
	assert.equal(user.mustChangePassword, true);
	advance(1);
	assert.equal(errorOf(await backend.sessions.signIn('alice', oneTimePassword)).code, 'invalid-credentials');
});

test('whoever has a one-time password can only change it, ask who they are, and sign out', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const input = {username: 'boss', displayName: '', admin: true, password: {kind: 'generated'}} as const;
	const {user, oneTimePassword = ''} = valueOf(await backend.users.create(admin, input));
	const token = await tokenOf(backend, 'boss', oneTimePassword);
	const refusals = await Promise.all([
		backend.users.list(token),
		backend.users.get(token, 'admin'),
		backend.users.consequences(token, user.id),
		backend.users.edit(token, 1, {changes: {displayName: 'Mine'}, base: {}}),
		backend.users.create(token, {...input, username: 'eve'}),
		backend.users.resetPassword(token, 1, {kind: 'generated'}),
	]);
	for (const refusal of refusals) {
		const error = errorOf(refusal);
		assert.ok(error.code === 'forbidden' && error.reason === 'change your one-time password first');
	}

	valueOf(await backend.sessions.whoami(token));
	const changed = valueOf(await backend.users.changeOwnPassword(token, oneTimePassword, otherPassword));
	assert.equal(changed.mustChangePassword, false);
	valueOf(await backend.users.list(token));
	valueOf(await backend.sessions.signOut(token));
});

test('sessions nobody can ask about any more are dropped at a sign-in', async t => {
	const {backend, admin, advance, dir} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	const ended = await tokenOf(backend, 'alice');
	valueOf(await backend.sessions.signOut(ended));
	assert.equal(await count(), 2);
	advance(31 * day);
	await tokenOf(backend, 'alice');
	assert.equal(await count(), 1);

	async function count(): Promise<number> {
		const text = await readFile(path.join(dir, 'sessions.json'), 'utf8');
		return text.split('"tokenHash"').length - 1;
	}
});

test('at most 16 origins of a user stay known', async t => {
	const {open, advance, dir} = await makeReadyPlace(t);
	for (let host = 1; host <= 18; host++) {
		advance(1000);
		const backend = await open({origin: {...atTheDesk, address: `10.0.0.${host}`}});
		valueOf(await backend.sessions.signIn('admin', adminPassword));
	}

	const text = await readFile(path.join(dir, 'sessions.json'), 'utf8');
	assert.equal(text.split('"ip:10.0.0.').length - 1, 16);
	assert.ok(text.includes('"ip:10.0.0.18"') && !text.includes('"ip:10.0.0.2"'));
});
