import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {
	addUser,
	openConsole,
	otherPassword,
	valueOf,
	type OpenConsole,
	type OpenOptions,
} from '../../support/open-console.js';

async function openForm(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	const screen = await openConsole(t, options);
	await screen.shows('admin');
	await screen.press('n');
	await screen.shows('Create user');
	return screen;
}

/** Goes from the username to the choice of the first password and takes the typed one. */
async function chooseTyped(screen: OpenConsole): Promise<void> {
	await screen.press('tab', 'tab', 'tab', 'tab', 'space', 'tab');
	await screen.shows('Password again');
}

test('a generated password is shown once; Esc does not close it, Enter does', async t => {
	const screen = await openForm(t);
	await screen.type('alice');
	await screen.press('ctrl-s');
	await screen.shows('alice can sign in with this one-time password:');
	const password = /│ +(\S+) +│/.exec(screen.text())?.[1] ?? '';
	assert.ok(password.length >= 12);
	await screen.press('escape', 'q', 'space');
	await screen.paste('x');
	assert.match(screen.text(), /one-time password/);
	await screen.press('enter');
	await screen.shows('det console ▸ Users ▸ alice');
	await screen.shows('✓ alice created with a one-time password');
	assert.equal(screen.text().includes(password), false);
	const signedIn = valueOf(await screen.other.sessions.signIn('alice', password));
	assert.equal(signedIn.user.mustChangePassword, true);
	await screen.press('escape');
	await screen.shows('Sorted by');
	assert.equal(screen.text().includes(password), false);
});

test('back in the list the cursor is on the user just created, and stays where one moves it', async t => {
	const screen = await openForm(t);
	await screen.type('carol');
	await screen.press('ctrl-s');
	await screen.shows('one-time password');
	await screen.press('enter');
	await screen.shows('det console ▸ Users ▸ carol');
	await screen.press('escape');
	await screen.shows(/▸ carol/u);
	await screen.press('up');
	await screen.shows(/▸ admin/u);
	await screen.press('enter');
	await screen.shows('det console ▸ Users ▸ admin');
	await screen.press('escape');
	await screen.shows(/▸ admin/u);
});

test('a one-time password cannot be lost by an Esc while the user is being created', async t => {
	const answer = Promise.withResolvers<void>();
	const screen = await openForm(t, {
		adapt: backend => ({
			...backend,
			users: {
				...backend.users,
				async create(token, input) {
					await answer.promise;
					return backend.users.create(token, input);
				},
			},
		}),
	});
	await screen.type('alice');
	await screen.press('ctrl-s');
	await screen.shows('Creating…');
	await screen.press('escape');
	assert.doesNotMatch(screen.text(), /Leave without saving/);
	answer.resolve();
	await screen.shows('one-time password:');
});

test('a typed password is typed twice, and never drawn', async t => {
	const screen = await openForm(t);
	await screen.type('alice');
	await chooseTyped(screen);
	await screen.type(`${otherPassword}\t${otherPassword}\r`);
	await screen.shows('det console ▸ Users ▸ alice');
	valueOf(await screen.other.sessions.signIn('alice', otherPassword));
	assert.equal(
		screen.frames.some(frame => frame.includes(otherPassword)),
		false,
	);
});

test('two passwords that differ are refused at the second, and the focus goes there', async t => {
	const screen = await openForm(t);
	await screen.type('alice');
	await chooseTyped(screen);
	await screen.type(`${otherPassword}\tMarble9Lantern!\r`);
	await screen.shows('✗ Passwords do not match');
	assert.match(screen.text(), /▸ Password again/);
	assert.equal((await screen.other.users.get(screen.admin, 'alice')).ok, false);
});

test('a weak password is refused with every rule it breaks', async t => {
	const screen = await openForm(t);
	await screen.type('alice');
	await chooseTyped(screen);
	await screen.type('weak\tweak\r');
	await screen.shows(/✗ Needs: at least 8 characters, an uppercase letter, a\s+number/);
	assert.match(screen.text(), /▸ Password +••••/);
});

test("the user's own name is no password", async t => {
	const screen = await openForm(t);
	await screen.type('Alice2026');
	await chooseTyped(screen);
	await screen.type('Alice2026\tAlice2026\r');
	await screen.shows('not a name of the user');
});

test('a remote user has no password rows', async t => {
	const screen = await openForm(t);
	await screen.type('rita');
	await screen.press('tab', 'tab', 'tab', 'space');
	await screen.hides('First password');
	assert.doesNotMatch(screen.text(), /Password/);
	await screen.press('enter');
	await screen.shows('✓ rita created: give access in the identity provider too');
	assert.equal(valueOf(await screen.other.users.get(screen.admin, 'rita')).remote, true);
});

test('an admin is created as one', async t => {
	const screen = await openForm(t);
	await screen.type('alice\tAlice Ace\t');
	await screen.press('right', 'ctrl-s');
	await screen.shows('one-time password:');
	const {admin, displayName} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	assert.deepEqual([admin, displayName], [true, 'Alice Ace']);
});

test('a taken name is said at the name, in whatever case, until it is changed', async t => {
	const screen = await openForm(t, {prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice'))});
	await screen.type('ALICE');
	await screen.press('ctrl-s');
	await screen.shows('✗ The username ALICE is taken');
	assert.match(screen.text(), /▸ Username/);
	await screen.type('2');
	await screen.hides('is taken');
	await screen.press('ctrl-s');
	await screen.shows('one-time password:');
});

test('a username that cannot be is refused with the rule it breaks', async t => {
	const screen = await openForm(t);
	await screen.press('ctrl-s');
	await screen.shows('✗ A username cannot be blank');
	await screen.type('a b');
	await screen.shows('✗ A username cannot contain white space');
	await screen.press('ctrl-u');
	await screen.paste('ali\u202Ece');
	await screen.shows('✗ A username has only ASCII characters, not \\u{202E}');
});

test('a form with something typed in is left only after a question', async t => {
	const screen = await openForm(t);
	await screen.type('alice');
	await screen.press('escape');
	await screen.shows('Leave without saving?');
	await screen.press('escape');
	await screen.shows(/Username +alice/);
	await screen.press('escape', 'tab', 'enter');
	await screen.shows('Sorted by username');
});
