import assert from 'node:assert/strict';
import {test} from 'node:test';
import stringWidth from 'string-width';
import type {Backend} from '../../../source/backend/backend.js';
import {splitOf} from '../../../source/ui/components/beside/use-split.js';
import {addUser, openConsole, valueOf} from '../support/open-console.js';

const sizes = [
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 32},
	{columns: 160, rows: 40},
] as const;

async function prepare(backend: Backend, admin: string): Promise<void> {
	for (const username of ['alice', 'bob', 'carol']) await addUser(backend, admin, username);
	valueOf(await backend.workspaces.create(admin, 'vision'));
}

/** Every screen behind the sign-in, and a text of it that must be seen at every size. */
const screens: Readonly<Record<string, string | RegExp>> = {
	users: /▸ admin .*● active/,
	'new-user': /Username[^]*Display name[^]*Create/,
	'users/alice': /Username +alice[^]*Status +● active[^]*Created/,
	'users/alice/edit': /Display name[^]*Save/,
	'users/alice/password': 'alice',
	'users/alice/sessions': 'No session is open',
	'users/alice/link': /Agent uid[^]*Agent group[^]*Link/,
	'users/alice/roles': 'alice has no role',
	'users/alice/roles/assign': 'WorkspaceAdmin',
	sessions: /▸ admin .*● this/,
	agents: /▸ admin .*root/,
	'default-task': 'Every task needs a writable HOME',
	'default-task/custom': /Agent uid|uid/i,
	workspaces: 'vision',
	'new-workspace': 'Name',
	'workspaces/vision': /Workspace +vision[^]*WorkspaceAdmin/,
	'workspaces/vision/rename': 'Name',
	'workspaces/vision/assign': 'User',
	policies: 'No policy for experiments of the cluster',
	'policies/explain': 'Explain',
	'policies/experiment/edit': /1 /,
	'policies/experiment/history': 'History',
	account: /Username +admin[^]*Status +● active/,
	'account/password': /Old|Current|New password/i,
};

for (const [path, text] of Object.entries(screens)) {
	test(`${path} fits every window, between its header and its footer`, async t => {
		const screen = await openConsole(t, {prepare, startPath: path, ...sizes[0]});
		for (const size of sizes) {
			await screen.resize(size);
			await screen.shows(text);
			const lines = screen.lines();
			assert.equal(lines.length, size.rows);
			assert.deepEqual(
				lines.filter(line => stringWidth(line) > size.columns),
				[],
			);
			assert.match(lines[0]!, /^ det console ▸ /);
			assert.match(lines[1]!, /^─/);
			assert.equal(lines.at(-3), '─'.repeat(size.columns));
			assert.match(lines.at(-1)!, /help$/);
		}
	});
}

for (const path of ['users', 'sessions', 'agents', 'workspaces']) {
	test(`from 140 columns on ${path} has the detail of the row under the cursor beside it`, async t => {
		const screen = await openConsole(t, {prepare, startPath: path, columns: 139, rows: 30});
		const bodies = () => screen.lines().slice(2, -3);
		await screen.shows(/▸ \S+ /);
		assert.ok(bodies().every(line => !line.includes('│')));
		for (const columns of [140, 160, 200, 400]) {
			await screen.resize({columns});
			screen.time.advance(1000);
			await screen.shows(/│ +(Username|Workspace) +\S+/);
			const {list} = splitOf(columns);
			assert.ok(
				bodies().every(line => line[list] === '│'),
				screen.text(),
			);
		}
	});
}

test('the detail follows the cursor once it rests, not at every step', async t => {
	const screen = await openConsole(t, {prepare, columns: 160, rows: 30});
	await screen.shows(/▸ admin/);
	screen.time.advance(100);
	await screen.shows(/│ +Username +admin/);
	await screen.press('down', 'down');
	await screen.shows(/▸ bob/);
	screen.time.advance(99);
	await screen.shows(/│ +Username +admin/);
	screen.time.advance(1);
	await screen.shows(/│ +Username +bob/);
});

/** A backend that never says whom tasks run as. */
const slow = (backend: Backend): Backend => ({
	...backend,
	agents: {...backend.agents, describe: async () => new Promise(() => {})},
});

test('no key waits for the detail', async t => {
	const screen = await openConsole(t, {prepare, adapt: slow, columns: 160, rows: 30});
	await screen.shows(/▸ admin/);
	screen.time.advance(100);
	await screen.shows(/│ +Username +admin/);
	await screen.press('down');
	await screen.shows(/▸ alice/);
});

test('by ear there is nothing beside a list', async t => {
	const screen = await openConsole(t, {prepare, columns: 160, rows: 30, linear: true});
	await screen.shows('admin, Admin');
	screen.time.advance(1000);
	await screen.press('down');
	await screen.shows('alice, Member');
	assert.doesNotMatch(screen.text(), /Display name/);
});
