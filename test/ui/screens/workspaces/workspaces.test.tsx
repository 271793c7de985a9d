import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {addUser, asAlice, openConsole, valueOf, type OpenOptions} from '../../support/open-console.js';

/** Opens the console with two workspaces more, `research` of admin's and `vision/lab` with a policy. */
function open(t: TestContext, options: OpenOptions = {}) {
	return openConsole(t, {
		startPath: 'workspaces',
		...options,
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice');
			valueOf(await backend.workspaces.create(admin, 'research'));
			const {id} = valueOf(await backend.workspaces.create(admin, 'vision/lab'));
			const place = {scope: 'workspace', workspaceId: id} as const;
			valueOf(await backend.policies.set(admin, place, 'NTSC', 'constraints: {priority_limit: 60}', undefined));
		},
	});
}

test('every workspace is there with its policies, its admins and its status', async t => {
	const screen = await open(t);
	await screen.shows(/research +none +admin +● active/);
	await screen.shows(/Uncategorized +none +none +● active/);
	await screen.shows(/vision\/lab +tasks +admin +● active/);
	await screen.shows('3 workspaces');
});

test('the section has a number key, and its strip fits every size', async t => {
	const screen = await open(t, {startPath: 'users'});
	await screen.shows('5 Spaces');
	await screen.press('5');
	await screen.shows('det console ▸ Workspaces');
	await screen.resize({columns: 120});
	await screen.shows('─ 3 Agent links ─ 4 Default task ─ 5 Workspaces ─ 6 Policies ──');
	await screen.resize({columns: 60, rows: 15});
	await screen.shows('─ 1 ─ 2 ─ 3 ─ 4 ─ 5 Workspaces ─ 6 ───');
	await screen.shows(/▸ research/);
});

test('somebody who is no admin creates one, becomes its WorkspaceAdmin and renames it', async t => {
	const screen = await open(t, {as: asAlice});
	await screen.shows('research');
	await screen.press('n');
	await screen.shows('▸ New workspace');
	await screen.type('Research\r');
	await screen.shows('Avoid names equal to other workspaces (case-insensitive)');
	await screen.press('ctrl-u');
	await screen.type('a/b\r');
	await screen.shows('✓ a/b created: you are its WorkspaceAdmin');
	await screen.shows(/Owner +alice/);
	await screen.press('e');
	await screen.shows('▸ Rename');
	await screen.type(' c\r');
	await screen.shows('✓ a/b is a/b c now');
	await screen.shows('det console ▸ Workspaces ▸ a/b c');
});

test('what one may not do says why', async t => {
	const screen = await open(t, {as: asAlice});
	await screen.shows('research');
	await screen.press('e');
	await screen.shows('Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.');
	await screen.press('a');
	await screen.shows('Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.');
	await screen.press('d');
	await screen.shows('Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.');
	await screen.press('down', 'd');
	await screen.shows('Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.');
});

test('nothing can be done to the workspace that is there from the start', async t => {
	const screen = await open(t);
	await screen.shows('research');
	await screen.press('down', 'd');
	await screen.shows("Workspace 'Uncategorized' is immutable and cannot be deleted");
});

test('archiving asks with the focus on Cancel, and is undone with the same key', async t => {
	const screen = await open(t);
	await screen.shows('research');
	await screen.press('a');
	await screen.shows('Archive research?');
	await screen.press('enter');
	await screen.hides('Archive research?');
	assert.equal(valueOf(await screen.other.workspaces.get(screen.admin, 'research')).archived, false);
	await screen.press('a', 'tab', 'enter');
	await screen.shows('✓ research archived');
	await screen.shows(/research .*○ archived/);
	await screen.press('e');
	await screen.shows('Workspace "research" is archived.');
	await screen.press('a', 'tab', 'enter');
	await screen.shows('✓ research taken out of the archive');
});

test('deleting names what goes, and wants the name typed', async t => {
	const screen = await open(t);
	await screen.shows('research');
	await screen.press('end', 'd');
	await screen.shows('Its policies for tasks go; their texts stay in the activity log.');
	await screen.shows('No longer WorkspaceAdmin of it: admin.');
	await screen.type('vision\r');
	await screen.shows('That is not its name.');
	await screen.type('/lab\r');
	await screen.shows('✓ vision/lab deleted');
	await screen.shows('2 workspaces');
	const all = valueOf(await screen.other.workspaces.list(screen.admin));
	assert.deepEqual(all.map(({name}) => name), ['Uncategorized', 'research']); // prettier-ignore
});

test('a page follows a rename by somebody else, and says when its workspace has gone', async t => {
	const screen = await open(t, {startPath: 'workspaces/vision%2Flab'});
	await screen.shows('det console ▸ Workspaces ▸ vision/lab');
	const {id} = valueOf(await screen.other.workspaces.get(screen.admin, 'vision/lab'));
	valueOf(await screen.other.workspaces.rename(screen.admin, id, 'sight', 'vision/lab'));
	await screen.shows('det console ▸ Workspaces ▸ sight');
	valueOf(await screen.other.workspaces.remove(screen.admin, id));
	await screen.shows("Workspace 'sight' not found");
	await screen.press('escape');
	await screen.shows('2 workspaces');
});

test('a name somebody else gave meanwhile is not overwritten unseen', async t => {
	const screen = await open(t, {startPath: 'workspaces/research/rename'});
	await screen.shows('▸ Rename');
	const {id} = valueOf(await screen.other.workspaces.get(screen.admin, 'research'));
	valueOf(await screen.other.workspaces.rename(screen.admin, id, 'theirs', 'research'));
	await screen.shows('▸ theirs ▸ Rename');
	await screen.type('x\r');
	await screen.shows(/was changed\s+meanwhile/);
	assert.equal(valueOf(await screen.other.workspaces.list(screen.admin)).find(each => each.id === id)?.name, 'theirs');
});
