import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../source/backend/backend.js';
import {addUser, openConsole, valueOf, type OpenConsole} from '../support/open-console.js';

const smallest = {columns: 60, rows: 15};

async function prepare(backend: Backend, admin: string): Promise<void> {
	await addUser(backend, admin, 'alice');
	valueOf(await backend.workspaces.create(admin, 'vision'));
}

/** The label of the row in focus, or of the button; undefined when neither is on the screen. */
function focus(screen: OpenConsole): string | undefined {
	return /^ +▸ (\w+(?: \w+)*)/m.exec(screen.text())?.[1] ?? /\[ ([\w ]+) \]/.exec(screen.text())?.[1];
}

/** What has the focus after each of these presses of Tab, the first without one. */
async function tabbed(screen: OpenConsole, times: number): Promise<ReadonlyArray<string | undefined>> {
	const seen = [focus(screen)];
	for (let time = 0; time < times; time++) {
		await screen.press('tab');
		seen.push(focus(screen));
	}

	return seen;
}

test('a form longer than the screen shows the field in focus, what is wrong with it, and its button', async t => {
	const screen = await openConsole(t, {prepare, startPath: 'new-user', ...smallest});
	await screen.shows('First password');
	await screen.press('tab', 'tab', 'tab', 'tab', 'space', 'ctrl-s');
	await screen.shows(/▸ Username/);
	assert.deepEqual(await tabbed(screen, 7), [
		'Username',
		'Display name',
		'Role',
		'Kind',
		'First password',
		'Password',
		'Password again',
		'Create user',
	]);
	await screen.press('shift-tab', 'shift-tab');
	await screen.shows(/▸ Password\n[^]*✗ Needs: at least 8 characters[^]*Create user/);
});

test('a link with four errors can be gone through to its button', async t => {
	const screen = await openConsole(t, {prepare, startPath: 'users/alice/link', ...smallest});
	await screen.shows('Agent uid');
	await screen.press('ctrl-s');
	await screen.shows('All four are needed');
	assert.deepEqual(await tabbed(screen, 4), ['Agent uid', 'Agent user', 'Agent gid', 'Agent group', 'Link']);
	assert.match(screen.text(), /lines \d+-\d+ of \d+/);
});

test('the page that wants a new password draws each sentence on lines of its own', async t => {
	const as = {username: 'alice', password: ''};
	const screen = await openConsole(t, {
		as,
		async prepare(backend, admin) {
			const generated = {kind: 'generated'} as const;
			const rights = {username: 'alice', displayName: '', admin: false, password: generated};
			as.password = valueOf(await backend.users.create(admin, rights)).oneTimePassword ?? '';
		},
		...smallest,
	});
	await screen.shows('one-time password');
	await screen.type('x\tabc\tabd');
	await screen.press('ctrl-s');
	await screen.shows('✗ Needs');
	assert.match(screen.text(), /▸ Password +•••[^]*✗ Needs[^]*Change password/);
	await screen.press('shift-tab');
	await screen.shows(/You signed in with a one-time password\. Choose your own\n +now\.\n\n +▸ One-time password +•/);
});
