import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {ok} from '../../../source/domain/result.js';
import {ClipboardContext} from '../../../source/ui/copy/clipboard.js';
import {addUser, openConsole, valueOf, type OpenOptions} from '../support/open-console.js';

/** A console whose clipboard takes what is sent to it, or nothing. */
async function open(t: TestContext, {takes = true, ...options}: OpenOptions & {readonly takes?: boolean} = {}) {
	const copied: string[] = [];
	const clipboard = {
		send(text: string) {
			if (takes) copied.push(text);
			return takes;
		},
		det: ['det', '--data', '/srv/det data'],
	};
	const screen = await openConsole(t, {
		columns: 120,
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
		wrap: console => <ClipboardContext.Provider value={clipboard}>{console}</ClipboardContext.Provider>,
		...options,
	});
	return {...screen, copied};
}

test('y copies the name under the cursor and Y the id, and the status line says so', async t => {
	const screen = await open(t);
	await screen.shows('alice');
	await screen.press('down', 'y');
	await screen.shows('✓ Username sent to the clipboard (again: show it): alice');
	await screen.press('Y');
	await screen.shows('✓ User id sent to the clipboard');
	assert.deepEqual(screen.copied, ['alice', '3']);
});

test("of a user's role on a workspace y copies the workspace and Y its id; of a cluster role y copies the role", async t => {
	const screen = await open(t, {
		startPath: 'users/admin/roles',
		prepare: async (backend, admin) => void valueOf(await backend.workspaces.create(admin, 'research')),
	});
	await screen.shows(/▸.*ClusterAdmin +the whole cluster/u);
	await screen.press('y');
	await screen.shows('✓ Role sent');
	await screen.press('end', 'y');
	await screen.shows('✓ Name sent');
	await screen.press('Y');
	await screen.shows('✓ Workspace id sent');
	const {id} = valueOf(await screen.other.workspaces.get(screen.admin, 'research'));
	assert.deepEqual(screen.copied, ['ClusterAdmin', 'research', String(id)]);
});

test('y again shows the text to select with the mouse, from the first column on, and Esc goes back', async t => {
	const screen = await open(t);
	await screen.shows('alice');
	await screen.press('down', 'y', 'y');
	await screen.shows('Username, to select with the mouse');
	assert.ok(screen.lines().includes('alice'));
	assert.deepEqual(screen.copied, ['alice']);
	await screen.press('escape');
	await screen.shows('3 users');
	await screen.press('y');
	await screen.shows('✓ Username sent');
});

test('the same text is sent anew after something else was done', async t => {
	const screen = await open(t);
	await screen.shows('alice');
	await screen.press('down', 'y', 'Y', 'y');
	await screen.shows('✓ Username sent');
	assert.deepEqual(screen.copied, ['alice', '3', 'alice']);
});

test('where there is no clipboard the text is shown at once', async t => {
	const screen = await open(t, {takes: false});
	await screen.shows('alice');
	await screen.press('y');
	await screen.shows('Username, to select with the mouse');
});

test('in a dialog y copies the command that does the same, and the dialog stays', async t => {
	const screen = await open(t);
	await screen.shows('alice');
	await screen.press('down', 'd', 'y');
	await screen.shows(/✓ Command sent to the clipboard .*alice --active false/);
	assert.deepEqual(screen.copied, ["det --data '/srv/det data' user edit alice --active false"]);
	await screen.shows('Deactivate alice?');
});

test('a form copies what it would do, once there is something to do', async t => {
	const screen = await open(t, {startPath: 'users/alice/edit'});
	await screen.shows('Display name');
	await screen.press('ctrl-y');
	await screen.shows('Nothing is changed yet.');
	await screen.press('tab');
	await screen.type("Alice O'Hara");
	await screen.press('ctrl-y');
	await screen.shows('✓ Command sent');
	assert.deepEqual(screen.copied, [
		String.raw`det --data '/srv/det data' user edit alice --display-name 'Alice O'\''Hara'`,
	]);
	await screen.shows("Alice O'Hara");
});

test('where no command does the same, it says so', async t => {
	const screen = await open(t, {startPath: 'users/alice/password'});
	await screen.shows('New password');
	await screen.press('y');
	await screen.shows('No det command makes a one-time password');
	assert.deepEqual(screen.copied, []);
});

test('a typed password is no part of the command', async t => {
	const screen = await open(t, {startPath: 'users/alice/password'});
	await screen.shows('New password');
	await screen.press('right', 'tab');
	await screen.type('Correct Horse 7');
	await screen.press('ctrl-y');
	await screen.shows('✓ Command sent');
	assert.deepEqual(screen.copied, ["det --data '/srv/det data' user change-password alice --password-stdin"]);
});

test('a one-time password is copied by a key, and what is said of it does not repeat it', async t => {
	const screen = await open(t, {startPath: 'new-user'});
	await screen.shows('First password');
	await screen.type('bob');
	await screen.press('ctrl-s');
	await screen.shows('can sign in with this one-time password');
	await screen.press('y');
	await screen.shows('✓ One-time password sent to the clipboard; it stays there until you copy something else');
	const [password = ''] = screen.copied;
	assert.ok(password.length > 8);
	assert.equal(screen.text().split(password).length, 2, 'once, in its box');
});

test('a name with control characters is copied as it is shown: pasted it can press no key', async t => {
	const hostile = 'x\u001B[201~\nreboot\n';
	const screen = await open(t, {
		adapt: backend => ({
			...backend,
			users: {
				...backend.users,
				async list(token) {
					const all = await backend.users.list(token);
					return all.ok ? ok(all.value.map(user => ({...user, username: hostile}))) : all;
				},
			},
		}),
	});
	await screen.shows('3 users');
	await screen.press('y');
	assert.deepEqual(screen.copied, ['x␛[201~␊reboot␊']);
});

test('a document is copied with its lines, and paged through where it is shown', async t => {
	const text = Array.from({length: 40}, (_, line) => `# line ${line + 1}\n`).join('') + 'constraints: {}\n';
	const screen = await open(t, {
		startPath: 'policies',
		prepare: async (backend, admin) =>
			void valueOf(await backend.policies.set(admin, {scope: 'cluster'}, 'EXPERIMENT', text, undefined)),
	});
	await screen.shows('# line 1');
	await screen.press('y');
	await screen.shows(/✓ Policy sent to the clipboard, \d+ lines \(again: show it\)/);
	assert.deepEqual(screen.copied, [text]);
	await screen.press('y');
	await screen.shows(/Policy, to select with the mouse\. +Lines 1-\d+ of 42/);
	await screen.press('pagedown', 'pagedown', 'pagedown');
	await screen.shows('constraints: {}');
});
