import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import type {Backend} from '../../source/backend/backend.js';
import {addUser, alicePassword, openConsole, valueOf} from './support/open-console.js';

/** A question the console asks before something that matters. */
type Question = {
	readonly path: string;
	readonly keys: readonly string[];
	readonly title: RegExp;
	readonly verb: string;
	/** Something of what follows from it. */
	readonly follows: RegExp;
};

const questions: Readonly<Record<string, Question>> = {
	'deactivating a user': {
		path: 'users/alice',
		keys: ['d'],
		title: /Deactivate alice\?/,
		verb: 'Deactivate',
		follows: /1 open session will end at once/,
	},
	'activating a user': {
		path: 'users/bob',
		keys: ['a'],
		title: /Activate bob\?/,
		verb: 'Activate',
		follows: /Sessions that ended stay ended/,
	},
	'a new password for somebody': {
		path: 'users/alice/password',
		keys: ['ctrl-s'],
		title: /Set a new password for alice\?/,
		verb: 'Set password',
		follows: /The present password of alice no longer works/,
	},
	'ending a session': {
		path: 'users/alice/sessions',
		keys: ['x'],
		title: /End this session of alice\?/,
		verb: 'End session',
		follows: /goes to the sign-in screen/,
	},
	'ending all sessions of a user': {
		path: 'users/alice/sessions',
		keys: ['X'],
		title: /End all sessions of alice\?/,
		verb: 'End sessions',
		follows: /will end at once/,
	},
	'unlinking a user': {
		path: 'agents',
		keys: ['down', 'x'],
		title: /Unlink alice\?/,
		verb: 'Unlink',
		follows: /then run as the default/,
	},
	'root as the default task': {
		path: 'default-task',
		keys: ['r'],
		title: /Write this to master\.yaml\?/,
		verb: 'Write',
		follows: /\+ +user: root/,
	},
	'archiving a workspace': {
		path: 'workspaces/ml',
		keys: ['a'],
		title: /Archive ml\?/,
		verb: 'Archive',
		follows: /Nothing new can be started in it/,
	},
	'taking a role away': {
		path: 'users/alice/roles',
		keys: ['x'],
		title: /Take WorkspaceAdmin of ml from alice\?/,
		verb: 'Unassign',
		follows: /can no longer change it/,
	},
	'deleting a policy': {
		path: 'policies/tasks/delete',
		keys: [],
		title: /Delete the policy for tasks of the cluster\?/,
		verb: 'Delete',
		follows: /will impact/,
	},
	'undoing the last act': {
		path: 'users',
		keys: ['u'],
		title: /Undo your change of bob\?/,
		verb: 'Undo',
		follows: /active +no → yes/,
	},
};

async function furnished(backend: Backend, admin: string): Promise<void> {
	const alice = await addUser(backend, admin, 'alice');
	const bob = await addUser(backend, admin, 'bob');
	valueOf(await backend.sessions.signIn('alice', alicePassword));
	const link = {agentUid: 1000, agentUser: 'alice', agentGid: 1000, agentGroup: 'users'};
	valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	const ml = valueOf(await backend.workspaces.create(admin, 'ml'));
	valueOf(await backend.roles.assign(admin, alice.id, {role: 'WorkspaceAdmin', workspaceId: ml.id}));
	const text = 'constraints:\n  priority_limit: 7\n';
	valueOf(await backend.policies.set(admin, {scope: 'cluster'}, 'NTSC', text, undefined));
	await writeFile(backend.place.masterConfigFile, 'port: 8080\n');
	valueOf(await backend.users.edit(admin, bob.id, {changes: {active: false}, base: {}}));
}

for (const [name, {path, keys, title, verb, follows}] of Object.entries(questions)) {
	test(`${name} asks first: the focus on Cancel, a verb on the button, and what follows; Enter does nothing`, async t => {
		const screen = await openConsole(t, {prepare: furnished, startPath: path, rows: 30});
		await screen.shows(/ \? help/);
		if (path !== 'policies/tasks/delete') await screen.shows(/alice|bob|ml|default_task|password/);
		await screen.press(...keys);
		await screen.shows(title);
		await screen.shows(follows);
		await screen.shows('[ Cancel ]');
		await screen.until(() => screen.lines().some(line => line.includes(`  ${verb}  `)));
		assert.doesNotMatch(screen.text(), /\b(OK|Yes|No)\b/);
		const before = await screen.place.activity();
		await screen.press('enter');
		await screen.hides(title);
		assert.deepEqual(await screen.place.activity(), before);
	});
}

test('what cannot be taken back wants the name typed: Enter alone deletes no workspace', async t => {
	const screen = await openConsole(t, {prepare: furnished, startPath: 'workspaces/ml/delete'});
	await screen.shows('Type its name');
	await screen.shows('No longer WorkspaceAdmin of it: admin, alice.');
	await screen.press('ctrl-s');
	await screen.shows('That is not its name.');
	assert.equal(valueOf(await screen.other.workspaces.get(screen.admin, 'ml')).name, 'ml');
	await screen.type('ml');
	await screen.press('ctrl-s');
	await screen.shows('ml deleted');
});
