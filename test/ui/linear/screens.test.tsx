import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUser, alicePassword, asAlice, openApp, openConsole, signIn} from '../support/open-console.js';
import {openWizard} from '../screens/setup/wizard.js';

/** A console for somebody who hears it, with a user alice. */
const byEar = {
	linear: true,
	prepare: async (backend: Parameters<typeof addUser>[0], admin: string) => {
		await addUser(backend, admin, 'alice');
	},
} as const;

test('the sign-in is heard field by field, and a password is never said', async t => {
	const screen = await openApp(t, byEar);
	await screen.hears(/Sign in to gpu01\nUsername: $/);
	await signIn(screen, asAlice);
	await screen.hears('alice@gpu01 - Member');
	assert.match(screen.heard(), /Username: alice\nPassword, hidden: \*+\n/);
	assert.ok(!screen.heard().includes(alicePassword));
});

test('the same refusal is heard again when it is met again', async t => {
	const screen = await openConsole(t, {...byEar, as: asAlice});
	await screen.hears('1 of 3');
	for (let times = 1; times <= 2; times++) {
		screen.forget();
		await screen.press('n');
		await screen.hears(/^only admin.*\n$/m);
	}
});

test('a list says the row under the cursor and how many there are', async t => {
	const screen = await openConsole(t, byEar);
	await screen.hears(/admin, Admin, active, local, .* 1 of 3\n3 users\n/);
	screen.forget();
	await screen.press('down');
	await screen.hears(/^alice, Member, active, local, .*last seen never, .*, 2 of 3\n$/);
});

test('a filter is echoed letter by letter with the count; the row is heard when it is kept', async t => {
	const screen = await openConsole(t, byEar);
	await screen.hears('3 users');
	screen.forget();
	await screen.press('/');
	await screen.type('a');
	await screen.type('l');
	await screen.hears('1 of 3');
	assert.match(screen.heard(), /^Filter: a\n.*l\n1 of 3\n$/s);
	await screen.press('enter');
	await screen.hears(/Filter: al\nalice, .* 1 of 1\n/);
});

test('a mark is heard with its row', async t => {
	const screen = await openConsole(t, byEar);
	await screen.hears('3 users');
	await screen.press('down');
	screen.forget();
	await screen.press('space');
	await screen.hears(/1 marked/);
	await screen.press('up', 'down');
	await screen.hears(/alice, .*, marked, 2 of 3\n/);
});

test('a form says the field in focus, its choices and what is wrong', async t => {
	const screen = await openConsole(t, {...byEar, startPath: 'new-user'});
	await screen.hears(/Users, New user\n(?:.*\n)*Username: $/);
	await screen.press('tab', 'tab');
	await screen.hears('Role: Member, choice 1 of 2');
	await screen.press('space');
	await screen.hears('Role: ClusterAdmin, choice 2 of 2');
	screen.forget();
	await screen.press('ctrl-s');
	await screen.hears(/error: Username: .*\n(?:.*\n)*Username: $/);
});

test('a dialog says its question, what follows, and the button in focus', async t => {
	const screen = await openConsole(t, byEar);
	await screen.hears('3 users');
	await screen.press('down');
	screen.forget();
	await screen.press('d');
	await screen.hears(
		/^Dialog: Deactivate alice\?\n- alice can no longer sign in or act\.\n(?:- .*\n)*Button: Cancel\n/,
	);
	await screen.press('tab');
	await screen.hears('Button: Deactivate\n');
	await screen.press('enter');
	await screen.hears(/ok: alice deactivated\nUsers\n(?:.*\n)*alice, Member, inactive, .* 2 of 3\n/);
});

test('a bulk act says its question, what follows, and what became of it', async t => {
	const screen = await openConsole(t, byEar);
	await screen.hears('3 users');
	await screen.press('down', 'space');
	await screen.hears('1 marked');
	screen.forget();
	await screen.press('d');
	await screen.hears(
		/^Dialog: Deactivate 1 user\?\n- alice\n(?:Looking\.\.\.\n)?- No session is open\.\n- They can .*\nButton: Cancel\n/,
	);
	await screen.press('tab');
	await screen.hears('Button: Deactivate\n');
	await screen.press('enter');
	await screen.hears('ok: 1 user deactivated\n');
});

test('undoing says what it would restore, and that it did', async t => {
	const screen = await openConsole(t, byEar);
	await screen.hears('3 users');
	await screen.press('down', 'd');
	await screen.hears('Button: Cancel');
	await screen.press('tab', 'enter');
	await screen.hears('ok: alice deactivated');
	screen.forget();
	await screen.press('u');
	await screen.hears(/Dialog: Undo your change of alice\?\n(?:.*\n)*active: no becomes yes\n/);
	await screen.press('tab', 'enter');
	await screen.hears(/ok: Undone: alice, active: yes/);
});

test('a dialog that is closed leads back to where one was, which is not told anew', async t => {
	const screen = await openConsole(t, {...byEar, startPath: 'users/alice'});
	await screen.hears('Sessions: none open');
	await screen.press('d');
	await screen.hears('Button: Cancel');
	screen.forget();
	await screen.press('escape');
	await screen.hears('Users, alice\n');
	assert.doesNotMatch(screen.heard(), /Display name/);
});

test('the editor says the line of the caret, what is typed, and what is wrong with it', async t => {
	const screen = await openConsole(t, {...byEar, startPath: 'policies/experiment/edit'});
	await screen.hears('Line 1 of 1: ');
	await screen.type('nonsense: 1');
	await screen.hears(/Line 1 of 1: nonsense: 1/);
	screen.time.advance(300);
	await screen.hears(/error: Line 1, column 1/);
	screen.forget();
	await screen.press('enter');
	await screen.hears('Line 2 of 2: ');
	await screen.press('up');
	await screen.hears('Line 1 of 2: nonsense: 1');
});

test('help, palette and command line are heard, and close to where they were opened', async t => {
	const screen = await openConsole(t, byEar);
	await screen.hears('3 users');
	await screen.press('?');
	await screen.hears(/Users, Keys\n\d+ keys: .*\nenter: Open the row\nFind: $/);
	await screen.press('escape', 'ctrl-p');
	await screen.hears(/Commands\n.*Find: $/s);
	await screen.press('escape', ':');
	await screen.hears(/Command line\nCommand: $/);
	await screen.type('user alice');
	await screen.press('enter');
	await screen.hears(/Users, alice\n/);
});

test('the lock says that it is there, and hides what was said before', async t => {
	const screen = await openConsole(t, {...byEar, idleMs: 60_000});
	await screen.hears('3 users');
	screen.forget();
	screen.time.advance(61_000);
	await screen.hears(/^Locked\n.*nobody was here for a while\n(?:.*\n)*Password, hidden: $/);
});

test('Ctrl-L says the whole screen again', async t => {
	const screen = await openConsole(t, {...byEar, startPath: 'users/alice'});
	await screen.hears('Sessions: none open');
	screen.forget();
	await screen.press('ctrl-l');
	assert.match(
		screen.heard(),
		/Users, alice\nadmin@gpu01 - ClusterAdmin\nUsername: alice\n(?:.*\n)*Sessions: none open\n/,
	);
});

test('the wizard can be walked by ear', async () => {
	const screen = openWizard({linear: true});
	await screen.hears(/Accounts: .*\/var\/lib\/det-console\n/);
	await screen.press('enter');
	await screen.hears(/missing: .*\n(?:.*\n)*Password, hidden: $/);
	assert.match(screen.heard(), /ctrl R shows them/);
	await screen.giveAdminPassword();
	await screen.hears(/determined: deactivate it \(recommended\), choice 1 of 2\n/);
	await screen.press('enter');
	await screen.hears(/Run as: det-nobody \(recommended\), choice 1 of 4\n/);
	await screen.press('down');
	await screen.hears(/Run as: root \(as when nothing is set\), choice 2 of 4\n/);
	await screen.press('enter');
	await screen.hears(/Button: Apply\n/);
	await screen.press('enter');
	await screen.until(() => screen.plans.length === 1);
	screen.unmount();
});
