import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {
	addUser,
	adminPassword,
	alicePassword,
	asAlice,
	openConsole,
	otherPassword,
	valueOf,
	type OpenOptions,
} from '../../support/open-console.js';

const withAlice: OpenOptions['prepare'] = async (backend, admin) => void (await addUser(backend, admin, 'alice'));

test('the own password needs the present one, and then works', async t => {
	const screen = await openConsole(t, {startPath: 'account/password', prepare: withAlice, as: asAlice});
	await screen.shows('Current password');
	await screen.type(`${alicePassword}\t${otherPassword}\t${otherPassword}\r`);
	await screen.shows('✓ Password updated. Your other sessions have ended.');
	await screen.shows('det console ▸ Account');
	valueOf(await screen.other.sessions.signIn('alice', otherPassword));
	assert.equal(
		screen.frames.some(frame => frame.includes(alicePassword) || frame.includes(otherPassword)),
		false,
	);
});

test('a wrong present password is said there, emptied, and the new one stays', async t => {
	const screen = await openConsole(t, {startPath: 'account/password', prepare: withAlice, as: asAlice});
	await screen.shows('Current password');
	await screen.type(`wrong\t${otherPassword}\t${otherPassword}\r`);
	await screen.shows('✗ This is not the current password. Please try again.');
	assert.match(screen.text(), /▸ Current password\n/);
	assert.match(screen.text(), /Password again +•+/);
	screen.place.advance(60_000);
	await screen.type(alicePassword);
	await screen.press('ctrl-s');
	await screen.shows('✓ Password updated');
});

test('the present password is asked for before anything is sent', async t => {
	const screen = await openConsole(t, {startPath: 'account/password'});
	await screen.shows('Current password');
	await screen.press('ctrl-s');
	await screen.shows('✗ Please type in your current password.');
	await screen.type(adminPassword);
	await screen.press('ctrl-s');
	await screen.shows('✗ Needs: at least 8 characters');
	assert.match(screen.text(), /▸ Password +/);
});

test('the wait after a wrong present password is counted down, and its end is told', async t => {
	const screen = await openConsole(t, {startPath: 'account/password', prepare: withAlice, as: asAlice});
	await screen.shows('Current password');
	await screen.type(`wrong\t${otherPassword}\t${otherPassword}\r`);
	await screen.shows('✗ This is not the current password.');
	await screen.type(alicePassword);
	await screen.press('ctrl-s');
	await screen.shows('Too many attempts: try again in 1 s');
	screen.time.advance(1010);
	await screen.shows('You can try again now');
	await screen.press('ctrl-s');
	await screen.shows('✓ Password updated');
});

/** A console of alice, who signs in with the one-time password the admin made. */
async function openWithOneTimePassword(t: TestContext, startPath: string) {
	const as = {username: 'alice', password: ''};
	const screen = await openConsole(t, {
		startPath,
		as,
		async prepare(backend, admin) {
			const password = {kind: 'generated'} as const;
			const input = {username: 'alice', displayName: '', admin: false, password};
			as.password = valueOf(await backend.users.create(admin, input)).oneTimePassword ?? '';
		},
	});
	return {...screen, password: as.password};
}

test('whoever signs in with a one-time password can do nothing before it is changed', async t => {
	const screen = await openWithOneTimePassword(t, 'users/admin');
	await screen.shows('You signed in with a one-time password. Choose your own now.');
	assert.match(screen.text(), /det console ▸ New password/);
	await screen.type(`${screen.password}\t${otherPassword}\t${otherPassword}\r`);
	await screen.shows('det console ▸ Users ▸ admin');
	await screen.shows('✓ Password updated');
	await screen.shows('Last sign-in');
});

test('a wrong one-time password is called what the field is called', async t => {
	const screen = await openWithOneTimePassword(t, 'users/admin');
	await screen.shows('One-time password');
	await screen.press('ctrl-s');
	await screen.shows('✗ Please type in your one-time password.');
	await screen.type(`wrong\t${otherPassword}\t${otherPassword}\r`);
	await screen.shows('✗ This is not the one-time password. Please try again.');
});

test('from the forced change Esc only signs out', async t => {
	const screen = await openWithOneTimePassword(t, 'users/admin');
	await screen.shows('one-time password');
	await screen.press('escape');
	await screen.shows('Ended: signed out');
});

test('from the forced change with something typed Esc asks first', async t => {
	const screen = await openWithOneTimePassword(t, 'users/admin');
	await screen.shows('one-time password');
	await screen.type('x');
	await screen.press('escape');
	await screen.shows('Sign out?');
	await screen.press('escape');
	await screen.shows(/One-time password +•/);
	await screen.press('escape');
	await screen.shows('Sign out?');
	await screen.press('tab', 'enter');
	await screen.shows('Ended: signed out');
});

test('a reset makes a one-time password, shown once, and ends the sessions of the user', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice', prepare: withAlice});
	const {token} = valueOf(await screen.other.sessions.signIn('alice', alicePassword));
	await screen.shows('● active');
	await screen.press('w');
	await screen.shows('Open sessions of the user end at once.');
	await screen.press('enter');
	await screen.shows('1 open session will end at once.');
	await screen.press('tab', 'enter');
	await screen.shows('alice can sign in with this one-time password:');
	const password = /│ +(\S+) +│/.exec(screen.text())?.[1] ?? '';
	await screen.press('escape');
	assert.ok(screen.text().includes(password));
	await screen.press('enter');
	await screen.shows('✓ The password of alice was set · 1 session ended');
	await screen.shows('one-time password, not yet changed');
	assert.equal((await screen.other.sessions.whoami(token)).ok, false);
	valueOf(await screen.other.sessions.signIn('alice', password));
});

test('a reset with a typed password shows none', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/password', prepare: withAlice});
	await screen.shows('Set password');
	await screen.press('right', 'tab');
	await screen.type(`${otherPassword}\t${otherPassword}x\r`);
	await screen.shows('✗ Passwords do not match');
	await screen.press('backspace', 'enter');
	await screen.shows('No session is open.');
	await screen.press('tab', 'enter');
	await screen.shows(/✓ The password of alice was set$/m);
	valueOf(await screen.other.sessions.signIn('alice', otherPassword));
});

test('Esc while a reset is being sent does not lose its one-time password', async t => {
	const answer = Promise.withResolvers<void>();
	const screen = await openConsole(t, {
		startPath: 'users/alice/password',
		prepare: withAlice,
		adapt: backend => ({
			...backend,
			users: {
				...backend.users,
				async resetPassword(...args) {
					await answer.promise;
					return backend.users.resetPassword(...args);
				},
			},
		}),
	});
	await screen.shows('Set password');
	await screen.press('enter');
	await screen.shows('Set a new password for alice?');
	await screen.press('tab', 'enter');
	await screen.shows('Saving…');
	await screen.press('escape');
	answer.resolve();
	await screen.shows('one-time password:');
});

test('Enter pressed by mistake resets nothing: the focus is on Cancel', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/password', prepare: withAlice});
	const {token} = valueOf(await screen.other.sessions.signIn('alice', alicePassword));
	await screen.shows('Set password');
	await screen.press('enter');
	await screen.shows('Set a new password for alice?');
	await screen.press('enter');
	await screen.hides('Set a new password for alice?');
	await screen.shows('One-time, made here');
	valueOf(await screen.other.sessions.whoami(token));
});

// The only admin once lost the console this way: the reset ended the session before the one-time password was drawn.
test('the key for a new password leads, on oneself, to the change that keeps the session', async t => {
	const screen = await openConsole(t, {startPath: 'users/admin'});
	await screen.shows('● active');
	await screen.press('w');
	await screen.shows('det console ▸ Account ▸ Password');
	await screen.shows('Current password');
});

test('the account page leads to the password, the own names and out', async t => {
	const screen = await openConsole(t, {startPath: 'account', prepare: withAlice, as: asAlice});
	await screen.shows(/Username +alice/);
	await screen.press('w');
	await screen.shows('Current password');
	await screen.press('escape', 'e');
	await screen.shows('Save');
	await screen.press('escape', 'o');
	await screen.shows('Ended: signed out');
});
