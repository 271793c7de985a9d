import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Backend} from '../../source/backend/backend.js';
import type {User} from '../../source/domain/user.js';
import {ok, type Result} from '../../source/domain/result.js';
import {openApp, openConsole, type OpenConsole} from './support/open-console.js';

// Clears the screen, sets the clipboard, turns the direction round, hides, and a C1 control.
const hostile = 'x\u001B[2J\u001B]52;c;YQ==\u0007\u202Eevil\u200B\u009B31m\r\n';
const forbidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2066-\u2069]/;

/** A backend whose users have names no rule would let in: as a store changed by hand may have them. */
function withHostileNames(backend: Backend): Backend {
	const spoil = (user: User): User =>
		user.username === 'admin' ? user : {...user, username: hostile, displayName: hostile};
	const spoiled = (result: Result<User>) => (result.ok ? ok(spoil(result.value)) : result);
	return {
		...backend,
		place: {...backend.place, hostname: hostile, dataDir: hostile},
		users: {
			...backend.users,
			async list(token) {
				const all = await backend.users.list(token);
				return all.ok ? ok(all.value.map(spoil)) : all;
			},
			get: async token => spoiled(await backend.users.get(token, 'determined')),
		},
	};
}

/** Checks every frame so far: what the theme draws is left out of tests, so no escape code is ours. */
function assertHarmless(screen: OpenConsole, where: string): void {
	assert.match(screen.text(), /x␛\[2J|x␛\[2…|x␛\[…/, `${where} shows the marks`);
	const bad = screen.frames.find(frame => forbidden.test(frame));
	assert.equal(bad && JSON.stringify(bad), undefined, where);
}

async function openHostile(t: TestContext, startPath: string): Promise<OpenConsole> {
	return openConsole(t, {startPath, adapt: withHostileNames, columns: 120, rows: 40});
}

test('names with control, bidi and invisible characters are marks in the table, its dialog and its help', async t => {
	const screen = await openHostile(t, 'users');
	await screen.shows('2 users');
	assertHarmless(screen, 'table');
	await screen.press('down', 'a');
	await screen.shows('Activate');
	assertHarmless(screen, 'dialog');
	await screen.press('escape', '?');
	assertHarmless(screen, 'help');
});

test('they are marks on the page, in its crumbs and its forms', async t => {
	for (const path of [`users/${hostile}`, `users/${hostile}/edit`, `users/${hostile}/password`]) {
		const screen = await openHostile(t, path);
		await screen.shows(/Last sign-in|Save|Set password/);
		assertHarmless(screen, JSON.stringify(path));
		screen.unmount();
	}
});

test('they are marks in a path that leads nowhere', async t => {
	const screen = await openHostile(t, `nowhere-${hostile}`);
	await screen.shows('There is no screen');
	assertHarmless(screen, 'unknown screen');
});

test('they are marks in a filter, in fields and in a name asked for in vain', async t => {
	const screen = await openConsole(t, {columns: 120, rows: 40});
	await screen.shows('determined');
	await screen.press('/');
	await screen.paste(hostile);
	assertHarmless(screen, 'filter being typed');
	await screen.press('enter');
	assertHarmless(screen, 'filter kept');
	await screen.press('escape', 'n');
	await screen.shows('Create user');
	await screen.paste(hostile);
	await screen.press('ctrl-s');
	await screen.shows('✗');
	assertHarmless(screen, 'field and its error');
	const vain = await openConsole(t, {startPath: `users/${hostile}`, columns: 120});
	await vain.shows('User not found');
	assertHarmless(vain, 'User not found');
});

test('they are marks in the name of the host', async t => {
	const screen = await openApp(t, {adapt: withHostileNames, columns: 120, rows: 40});
	assertHarmless(screen, 'sign-in');
});
