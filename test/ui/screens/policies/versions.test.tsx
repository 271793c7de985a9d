import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {valueOf, type OpenConsole, type OpenOptions} from '../../support/open-console.js';
import {cluster, clusterText, openPolicies, stored} from './house.js';

/** Opens the history with three versions, `# Second.` and `# Third.` over the first. */
async function open(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	const screen = await openPolicies(t, {
		startPath: 'policies/experiment/history',
		...options,
		async prepare(backend, admin) {
			for (const text of ['# Second.\nconstraints: {}\n', '# Third.\nconstraints: {}\n'])
				valueOf(await backend.policies.set(admin, cluster, 'EXPERIMENT', text, undefined));
		},
	});
	await screen.shows('3 versions');
	return screen;
}

test('the newest stands first, and the text follows the cursor', async t => {
	const screen = await open(t);
	await screen.shows('Versions of the policy for experiments of the cluster');
	await screen.shows('  1  # Third.');
	await screen.press('down');
	await screen.shows('  1  # Second.');
	await screen.press('end');
	await screen.shows('  1  # Ours.');
	await screen.shows(/▸ .*admin +4 lines/);
});

test('number keys and the command line lead to the other sections', async t => {
	const screen = await open(t);
	await screen.press('2');
	await screen.shows('det console ▸ Sessions');
	await screen.press('6', 'h');
	await screen.shows('3 versions');
	await screen.press(':');
	await screen.type('users\r');
	await screen.shows('det console ▸ Users');
});

test('a filter finds a version by what is in its text', async t => {
	const screen = await open(t);
	await screen.press('/');
	await screen.type('max_slots\r');
	await screen.shows('  1  # Ours.');
	assert.equal(screen.lines().filter(line => /admin +\d lines/.test(line)).length, 1);
	await screen.press('escape');
	await screen.shows(/2 lines[^]*2 lines/);
});

test('Enter restores through the editor: nothing is stored before it is applied, leaving asks nothing', async t => {
	const screen = await open(t);
	await screen.press('end', 'enter');
	await screen.shows('▸ Edit');
	await screen.shows('  1  # Ours.');
	await screen.press('escape');
	await screen.shows('3 versions');
	assert.match(await stored(screen), /Third/);
	await screen.press('end', 'r');
	await screen.shows('▸ Edit');
	await screen.press('ctrl-s');
	await screen.shows('- # Third.');
	await screen.shows('+ # Ours.');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	assert.equal(await stored(screen), clusterText);
});

test('restoring what is stored already stores nothing', async t => {
	const screen = await open(t);
	await screen.press('home', 'r');
	await screen.shows('▸ Edit');
	await screen.press('ctrl-s');
	await screen.shows('It is stored so already: there is nothing to apply.');
	await screen.press('escape', 'escape');
	await screen.shows('3 versions');
});

test('a version stored by somebody else comes on top, and the cursor stays with its own', async t => {
	const screen = await open(t);
	await screen.press('down');
	await screen.shows('  1  # Second.');
	valueOf(await screen.other.policies.set(screen.admin, cluster, 'EXPERIMENT', '# Fourth.\n', undefined));
	await screen.shows('4 versions');
	await screen.shows('  1  # Second.');
	await screen.press('home');
	await screen.shows('  1  # Fourth.');
});

test('at the smallest size the list, the text and the keys are in view', async t => {
	const screen = await open(t, {columns: 60, rows: 15});
	await screen.press('end');
	await screen.shows('  1  # Ours.');
	await screen.shows('r restore');
	assert.equal(screen.lines().length, 15);
	assert.ok(screen.lines().every(line => line.length <= 60));
});

test('a version nobody has says so behind a deep link', async t => {
	const screen = await openPolicies(t, {startPath: 'policies/experiment/edit/99999'});
	await screen.shows('There is no such version any more.');
});
