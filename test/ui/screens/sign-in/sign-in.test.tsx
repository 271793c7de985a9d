import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	addUser,
	adminPassword,
	alicePassword,
	asAlice,
	openApp,
	openConsole,
	signIn,
	valueOf,
} from '../../support/open-console.js';

test('name and password lead to the screen asked for, with the last sign-in', async t => {
	const screen = await openApp(t, {startPath: 'users/admin'});
	assert.match(screen.text(), /Sign in to gpu01/);
	await signIn(screen);
	await screen.shows('det console ▸ Users ▸ admin');
	await screen.shows('Last sign-in: 2026-11-23 08:00 UTC, ');
	assert.equal(
		screen.frames.some(frame => frame.includes(adminPassword)),
		false,
	);
});

test('unknown, wrong, inactive and remote have one failure text; the name stays, the password goes', async t => {
	const screen = await openApp(t, {
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice');
			const password = {kind: 'remote'} as const;
			valueOf(await backend.users.create(admin, {username: 'rita', displayName: '', admin: false, password}));
		},
	});
	const answers: string[] = [];
	for (const username of ['nobody', 'alice', 'determined', 'rita']) {
		await screen.press('shift-tab', 'ctrl-u');
		await signIn(screen, {username, password: 'Wrong4Password'});
		await screen.shows('Invalid username/password combination');
		assert.match(screen.text(), new RegExp(`Username +${username}\n`));
		answers.push(screen.text().replace(username, 'NAME'));
		screen.place.advance(60_000);
	}

	assert.equal(new Set(answers).size, 1, answers.join('\n'));
	assert.match(answers[0] ?? '', /▸ Password\n/);
});

test('an empty name is asked for and nothing is counted', async t => {
	const screen = await openApp(t);
	await screen.press('enter', 'enter');
	await screen.shows('✗ Please type in your username.');
	assert.match(screen.text(), /▸ Username/);
	await signIn(screen);
	await screen.shows('Sorted by username');
});

test('a wait is shown and counted down, what was typed stays, and then it can be tried again', async t => {
	const screen = await openApp(t);
	await signIn(screen, {username: 'admin', password: 'Wrong4Password'});
	await screen.shows('Invalid username/password combination');
	await screen.type(`${adminPassword}\r`);
	await screen.shows('Too many attempts: try again in 1 s');
	assert.match(screen.text(), /Username +admin\n/);
	assert.match(screen.text(), /Password +•{20}\n/);
	await screen.press('enter');
	screen.time.advance(1010);
	await screen.shows('You can try again now');
	assert.doesNotMatch(screen.text(), /Too many attempts/);
	assert.match(screen.text(), /Password +•{20}\n/);
	await screen.press('enter');
	await screen.shows('Sorted by username');
	await screen.shows('1 failed sign-in since yours: ');
});

test('while one name waits another may sign in', async t => {
	const screen = await openApp(t, {prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice'))});
	await signIn(screen, {username: 'admin', password: 'Wrong4Password'});
	await screen.shows('Invalid username/password combination');
	await screen.type(`${adminPassword}\r`);
	await screen.shows('Too many attempts');
	await screen.press('shift-tab', 'ctrl-u');
	await screen.type('alice');
	await screen.hides('Too many attempts');
	await screen.press('tab', 'ctrl-u');
	await screen.type(`${alicePassword}\r`);
	await screen.shows('alice@gpu01 · Member');
});

test('signing out leads back to the sign-in, and the next user starts afresh', async t => {
	const screen = await openApp(t, {prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice'))});
	await signIn(screen);
	await screen.shows('Sorted by');
	await screen.press('p', 'o');
	await screen.shows('! You have signed out.');
	await signIn(screen, asAlice);
	await screen.shows('alice@gpu01 · Member');
	await screen.shows('Welcome. This is your first sign-in.');
});

test('a session ended from another console leads to the sign-in, with the reason, whatever was open', async t => {
	const screen = await openApp(t, {prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice'))});
	await signIn(screen, asAlice);
	await screen.shows('alice@gpu01');
	await screen.press('p', 'w');
	await screen.type('half a pass');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.edit(screen.admin, id, {changes: {active: false}, base: {active: true}}));
	await screen.shows('! Your account was deactivated.');
	assert.match(screen.text(), /Username\n/);
	screen.place.advance(1000);
	await signIn(screen, asAlice);
	await screen.shows('Invalid username/password combination');
});

test('a password reset by an admin ends the session with that reason, and says which one to sign in with', async t => {
	const screen = await openApp(t, {prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice'))});
	await signIn(screen, asAlice);
	await screen.shows('alice@gpu01');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.users.resetPassword(screen.admin, id, {kind: 'generated'}));
	await screen.shows(/! An admin reset your password\. Please sign in with the one\s+they give you\./);
});

test('a session that expires leads to the sign-in at the next screen', async t => {
	const screen = await openConsole(t, {
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
	});
	await screen.shows('alice');
	screen.place.advance(31 * 24 * 60 * 60 * 1000);
	await screen.press('enter');
	await screen.shows('Ended: expired');
});

test('without an answer yet nothing can be typed or sent twice', async t => {
	let asked = 0;
	const answer = Promise.withResolvers<void>();
	const screen = await openApp(t, {
		adapt: backend => ({
			...backend,
			sessions: {
				...backend.sessions,
				async signIn(...args) {
					asked++;
					await answer.promise;
					return backend.sessions.signIn(...args);
				},
			},
		}),
	});
	await screen.type(`admin\t${adminPassword}\r\r\r`);
	await screen.shows('Checking…');
	answer.resolve();
	await screen.shows('Sorted by');
	assert.equal(asked, 1);
});

test('the reason of a refused key is in the status line', async t => {
	const screen = await openApp(t, {prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice'))});
	await signIn(screen, asAlice);
	await screen.shows('alice@gpu01');
	await screen.press('n');
	await screen.shows('· Ask admin: only a ClusterAdmin may.');
});

test('? is text in a name, F1 the help, and what was typed is there afterwards', async t => {
	const screen = await openApp(t);
	await screen.type('who?');
	assert.match(screen.text(), /Username +who\?/);
	await screen.press('tab');
	await screen.type('secret');
	await screen.press('f1');
	await screen.shows('det console ▸ Sign in ▸ Keys');
	await screen.press('escape');
	assert.match(screen.text(), /Username +who\?\n/);
	assert.match(screen.text(), /Password +•{6}\n/);
});

test('what the status line answers is gone with the next key; how many guessed stays until another screen', async t => {
	const screen = await openApp(t);
	await signIn(screen, {username: 'admin', password: 'Wrong4Password'});
	await screen.shows('Invalid username/password combination');
	screen.place.advance(1000);
	await screen.type(`${adminPassword}\r`);
	await screen.shows('! 1 failed sign-in since yours: ');
	await screen.shows('determined');
	await screen.press('down');
	await screen.shows('▸ determined');
	assert.match(screen.text(), /! 1 failed sign-in since yours: /);
	await screen.press('d');
	await screen.shows('is deactivated already');
	await screen.press('up');
	await screen.hides('is deactivated already');
});
