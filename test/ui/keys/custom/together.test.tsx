import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {mayMeet} from '../../../../source/ui/keys/custom/together.js';
import {keyTable, type ActId} from '../../../../source/ui/keys/key-table.js';
import {addUser, openConsole, valueOf, type OpenConsole} from '../../support/open-console.js';

/** Every screen there is a path to, and the keys that lead further. */
const screens: ReadonlyArray<readonly [path: string, ...keys: readonly string[]]> = [
	['users'],
	['users', '/'],
	['users', '/', 'a', 'enter'],
	['users', 'space'],
	['users', 'd'],
	['users', 'd', '?'],
	['users', 'ctrl-p'],
	['users', ':'],
	['new-user'],
	['users/alice'],
	['users/alice/edit'],
	['users/alice/password'],
	['users/alice/sessions'],
	['users/alice/link'],
	['users/alice/roles'],
	['users/alice/roles/assign'],
	['sessions'],
	['agents'],
	['default-task'],
	['default-task/custom'],
	['workspaces'],
	['new-workspace'],
	['workspaces/vision'],
	['workspaces/vision/rename'],
	['workspaces/vision/delete'],
	['workspaces/vision/assign'],
	['workspaces/vision/experiment'],
	['policies'],
	['policies/explain'],
	['policies/experiment/edit'],
	['policies/experiment/history'],
	['account'],
	['account/password'],
	['nowhere'],
];

async function open(t: TestContext, startPath: string): Promise<OpenConsole> {
	const screen = await openConsole(t, {
		startPath,
		prepare: async (backend, admin) => {
			await addUser(backend, admin, 'alice');
			valueOf(await backend.workspaces.create(admin, 'vision'));
		},
	});
	await screen.shows('Welcome');
	await screen.until(() => screen.offers().length > 2);
	return screen;
}

test('acts that are offered at once are known to meet, on every screen', async t => {
	const wrong = new Set<string>();
	for (const [path, ...keys] of screens) {
		const screen = await open(t, path);
		await screen.press(...keys);
		const offers = screen.offers() as readonly ActId[];
		for (const [index, a] of offers.entries())
			for (const b of offers.slice(index + 1)) if (!mayMeet(a, b)) wrong.add(`${[path, ...keys].join(' ')}: ${a} ${b}`);
		screen.unmount();
	}

	assert.deepEqual([...wrong], []);
});

test('acts of which a screen has one or the other do not meet, nor does an act itself', () => {
	assert.ok(!mayMeet('workspaces.archive', 'workspaces.unarchive'));
	assert.ok(!mayMeet('users.edit', 'users.edit'));
	assert.ok(mayMeet('users.edit', 'users.create'));
	assert.ok(mayMeet('app.help', 'default-task.unset'));
	assert.ok(!mayMeet('default-task.unset', 'sessions.end'));
});

test('no act is left out: each meets the way out', () => {
	const alone = [...keyTable.keys()].filter(id => id !== 'app.force-quit' && !mayMeet(id, 'app.force-quit'));
	assert.deepEqual(alone, []);
});
