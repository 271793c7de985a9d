import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {fail} from '../../../../source/domain/result.js';
import {asAdmin, asAlice, valueOf, type OpenConsole, type OpenOptions} from '../../support/open-console.js';
import {cluster, clusterText, openPolicies, stored} from './house.js';

/** Opens the editor on the cluster's policy for experiments. */
async function open(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	const screen = await openPolicies(t, {startPath: 'policies/experiment/edit', ...options});
	await screen.shows('max_slots: 4');
	return screen;
}

test('what is pasted keeps its lines, and is taken back in one step', async t => {
	const screen = await open(t);
	await screen.paste('# One.\r\n# Two.\r# Three.\n');
	for (const line of ['  1  # One.', '  2  # Two.', '  3  # Three.', '  4  # Ours.']) await screen.shows(line);
	await screen.press('ctrl-s');
	for (const line of ['+ # One.', '+ # Two.', '+ # Three.']) await screen.shows(line);
	await screen.press('escape', 'ctrl-_');
	await screen.shows('  1  # Ours.');
	await screen.press('alt-_', 'ctrl-s', 'tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	assert.equal(await stored(screen), `# One.\n# Two.\n# Three.\n${clusterText}`);
});

test('undo and redo say when there is nothing left, and leaving after undoing all asks nothing', async t => {
	const screen = await open(t);
	await screen.press('ctrl-_');
	await screen.shows('· There is nothing to undo.');
	await screen.press('alt-_');
	await screen.shows('· There is nothing to redo.');
	await screen.type('# Mine.');
	await screen.press('enter', 'ctrl-_', 'ctrl-_');
	await screen.shows('  1  # Ours.');
	await screen.press('escape');
	await screen.hides('▸ Edit');
});

test('Esc asks with the focus on Cancel; Leave loses what was typed and stores nothing', async t => {
	const screen = await open(t);
	await screen.type('# Mine.');
	await screen.press('escape');
	await screen.shows('Leave without applying?');
	await screen.shows('What you typed will be lost.');
	await screen.press('escape');
	await screen.shows('# Mine.# Ours.');
	await screen.press('escape', 'tab', 'enter');
	await screen.hides('▸ Edit');
	assert.equal(await stored(screen), clusterText);
	await screen.press('e');
	await screen.shows('  1  # Ours.');
});

test('white space alone deletes after asking; where there is no policy there is nothing to apply', async t => {
	const screen = await open(t);
	for (let line = 0; line < 10; line++) await screen.press('ctrl-k');
	await screen.type('  \r ');
	await screen.press('ctrl-s');
	await screen.shows('Delete the policy for experiments of the cluster?');
	await screen.press('enter');
	assert.equal(await stored(screen), clusterText);
	await screen.press('ctrl-s', 'tab', 'enter');
	await screen.shows('✓ Configuration policies deleted.');
	await screen.press('e');
	await screen.shows('^S apply');
	screen.time.advance(300);
	await screen.shows('Empty: there is no policy.');
	await screen.press('ctrl-s');
	await screen.shows('· There is nothing to apply.');
});

test('a key leads from error to error and round again', async t => {
	const screen = await open(t);
	await screen.press('ctrl-g');
	await screen.shows('· Nothing is wrong with the text.');
	await screen.press('ctrl-end');
	await screen.type('  a: 1\rb: 2');
	screen.time.advance(300);
	await screen.shows('(2 errors)');
	await screen.press('ctrl-home', 'ctrl-g');
	await screen.shows('✗ Line 5, column 3');
	await screen.press('ctrl-g');
	await screen.shows('✗ Line 6, column 3');
	await screen.press('ctrl-g');
	await screen.shows('✗ Line 5, column 3');
});

test('YAML that cannot be read is told with its line, and is not stored', async t => {
	const screen = await open(t);
	await screen.press('ctrl-end');
	await screen.type('{[');
	await screen.press('ctrl-s');
	await screen.shows(/✗ Not applied: line \d+, column \d+/);
	assert.equal(await stored(screen), clusterText);
});

const refused = fail({code: 'forbidden', act: 'set policies', reason: 'user does not have permission'});

/** A backend that sets no policy. */
function failing(backend: Backend): Backend {
	return {...backend, policies: {...backend.policies, set: async () => refused}};
}

test('a store that fails while applying is said in the question, and the text is still there', async t => {
	const screen = await open(t, {adapt: failing});
	await screen.type('# Mine.\r');
	await screen.press('ctrl-s', 'tab', 'enter');
	await screen.shows('✗ Ask a ClusterAdmin: only a ClusterAdmin may.');
	await screen.press('escape');
	await screen.shows('  1  # Mine.');
});

test('text that draws nothing or draws elsewhere is marks: in the editor, the difference, the document and its history', async t => {
	const screen = await open(t);
	await screen.paste('# a\u202Eb\u200B\u001B]52;c;YQ==\u0007\u009B31m\n');
	await screen.shows('# a\\u{202E}b\\u{200B}␛]52;c;YQ==␇\\u{9B}31m');
	screen.time.advance(300);
	await screen.shows('✗ Line 1');
	await screen.press('ctrl-s');
	await screen.shows('Not applied');
	await screen.press('ctrl-home', 'ctrl-k');
	await screen.paste('# a\u202Eb\u200B');
	await screen.press('ctrl-s');
	await screen.shows('+ # a\\u{202E}b\\u{200B}');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	await screen.shows('  1  # a\\u{202E}b\\u{200B}');
	await screen.press('h');
	await screen.shows('2 versions');
	await screen.shows('# a\\u{202E}b\\u{200B}');
	const bad = screen.frames.find(frame => /[\u0007\u009B\u200B\u202E]|\u001B\]/.test(frame));
	assert.equal(bad && JSON.stringify(bad), undefined);
});

test('without UTF-8 nothing but ASCII is drawn, from the document to the question', async t => {
	const screen = await openPolicies(t, {unicode: false});
	await screen.shows('* experiments   o tasks');
	await screen.press('e');
	await screen.shows('> Edit');
	await screen.paste('x: 1\n');
	screen.time.advance(300);
	await screen.shows('x Line 1, column 1');
	await screen.press('ctrl-_');
	await screen.type('# Mine.\r');
	valueOf(await screen.other.policies.set(screen.admin, cluster, 'EXPERIMENT', '# Theirs.\n', undefined));
	await screen.shows('! admin changed it');
	await screen.press('ctrl-s', 'tab', 'enter');
	await screen.shows('+ Configuration policies updated.');
	await screen.press('h');
	await screen.shows('3 versions');
	const bad = screen.frames.find(frame => /[^\n\u001B -~]/.test(frame));
	assert.equal(bad, undefined);
});

/** A backend whose store cannot be written. */
function readOnly(backend: Backend): Backend {
	return {...backend, place: {...backend.place, readOnly: 'the disk is full'}};
}

test('on a store that cannot be written policies are read, and why they are not changed is said', async t => {
	const screen = await openPolicies(t, {as: asAdmin, adapt: readOnly});
	await screen.shows('max_slots: 4');
	for (const key of ['e', 'd']) {
		await screen.press(key);
		await screen.shows('· View only: the disk is full');
		await screen.press('h', 'escape');
		await screen.hides('· View only: the disk is full');
	}

	await screen.press('h');
	await screen.shows('1 version');
	await screen.press('r');
	await screen.shows('· View only: the disk is full');
	await screen.press('enter');
	assert.doesNotMatch(screen.text(), /▸ Edit/);
	await screen.press('escape', 'x');
	await screen.shows('Policies for experiments.');
});

test('rights taken away while one types are told on the screen, and nothing is stored', async t => {
	const screen = await openPolicies(t, {
		as: asAlice,
		startPath: 'workspaces/research/experiment/edit',
		async prepare(backend, admin) {
			const {id: userId} = valueOf(await backend.users.get(admin, 'alice'));
			const {id: workspaceId} = valueOf(await backend.workspaces.get(admin, 'research'));
			valueOf(await backend.roles.assign(admin, userId, {role: 'WorkspaceAdmin', workspaceId}));
		},
	});
	await screen.shows('▸ Edit');
	await screen.type('constraints: {}');
	const {id: userId} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	const {id: workspaceId} = valueOf(await screen.other.workspaces.get(screen.admin, 'research'));
	valueOf(await screen.other.roles.unassign(screen.admin, userId, {role: 'WorkspaceAdmin', workspaceId}));
	await screen.shows('Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.');
	const place = {scope: 'workspace', workspaceId} as const;
	assert.equal(valueOf(await screen.other.policies.get(screen.admin, place, 'EXPERIMENT')).text, '');
});
