import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {OutsideContext, type Outside} from '../../../../source/ui/hooks/use-outside.js';
import {valueOf, type OpenOptions} from '../../support/open-console.js';
import {cluster, clusterText, openPolicies, stored} from './house.js';

/** Opens the editor on the cluster's policy for experiments. */
async function open(t: TestContext, options: OpenOptions = {}) {
	const screen = await openPolicies(t, {startPath: 'policies/experiment/edit', ...options});
	await screen.shows('max_slots: 4');
	/** Lets the pause pass after which the text is looked at. */
	const pause = () => screen.time.advance(300);
	return {...screen, pause};
}

test('a mistake is marked in its line and told with its place; a key leads to it; mended, it is applied', async t => {
	const screen = await open(t);
	await screen.press('ctrl-end');
	await screen.type('  priorty_limit: 10');
	screen.pause();
	await screen.shows(/5✗ {3}priorty_limit: 10/);
	await screen.shows('✗ Line 5, column 3: invalid experiment config policy:');
	await screen.press('ctrl-home', 'ctrl-g');
	await screen.press('delete');
	await screen.shows('  riorty_limit: 10');
	await screen.press('ctrl-_', 'ctrl-s');
	await screen.shows('Not applied: line 5, column 3');
	assert.equal(await stored(screen), clusterText);
	await screen.press('ctrl-k');
	await screen.type('priority_limit: 10');
	screen.pause();
	await screen.shows('✓ Valid');
	await screen.press('ctrl-s');
	await screen.shows('This will impact all underlying workspaces (3)');
	await screen.shows('+   priority_limit: 10');
	await screen.shows('Affects 3 workspaces: Uncategorized, research, vision');
	await screen.press('escape');
	await screen.shows('✓ Valid');
	await screen.press('ctrl-s');
	await screen.shows('Affects 3');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	assert.equal(await stored(screen), `${clusterText}  priority_limit: 10`);
});

test('it is looked at only when typing pauses', async t => {
	let asked = 0;
	const screen = await open(t, {
		adapt: backend => ({
			...backend,
			policies: {
				...backend.policies,
				check(...args) {
					asked++;
					return backend.policies.check(...args);
				},
			},
		}),
	});
	for (let press = 0; press < 5; press++) {
		await screen.type('x');
		screen.time.advance(100);
	}

	assert.equal(asked, 0);
	screen.pause();
	await screen.shows('✗ Line 1');
	assert.equal(asked, 1);
});

test("somebody else's change is shown while one types, and written over only after its difference was shown", async t => {
	const screen = await open(t);
	await screen.press('ctrl-end');
	await screen.type('  priority_limit: 10');
	valueOf(await screen.other.policies.set(screen.admin, cluster, 'EXPERIMENT', '# Theirs.\n', undefined));
	await screen.shows(/! admin changed it at \d\d:\d\d UTC/);
	await screen.press('ctrl-s');
	await screen.shows('Somebody else changed it meanwhile.');
	await screen.shows('- # Theirs.');
	assert.equal(await stored(screen), '# Theirs.\n');
	// Once more while the question is open.
	valueOf(await screen.other.policies.set(screen.admin, cluster, 'EXPERIMENT', '# Later.\n', undefined));
	await screen.press('tab', 'enter');
	await screen.shows('- # Later.');
	assert.equal(await stored(screen), '# Later.\n');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	assert.match(await stored(screen), /priority_limit: 10/);
});

test('theirs can be taken, and that can be undone', async t => {
	const screen = await open(t);
	await screen.type('# Mine.\r');
	valueOf(await screen.other.policies.set(screen.admin, cluster, 'EXPERIMENT', '# Theirs.\n', undefined));
	await screen.shows('take theirs');
	await screen.press('ctrl-t');
	await screen.shows('  1  # Theirs.');
	await screen.hides('take theirs');
	await screen.press('ctrl-_');
	await screen.shows('  1  # Mine.');
});

test('an empty text deletes, after it was said twice', async t => {
	const screen = await open(t);
	for (let press = 0; press < 10; press++) await screen.press('ctrl-k');
	screen.pause();
	await screen.shows('! Empty: applying it deletes the policy.');
	await screen.press('ctrl-s');
	await screen.shows('Delete the policy for experiments of the cluster?');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies deleted.');
	assert.equal(await stored(screen), '');
});

test('leaving asks only when something was typed, and Cancel finds it', async t => {
	const screen = await open(t);
	await screen.type('# Mine.');
	await screen.press('escape');
	await screen.shows('Leave without applying?');
	await screen.press('enter');
	await screen.shows('# Mine.# Ours.');
	await screen.press('ctrl-_', 'escape');
	await screen.hides('▸ Edit');
});

test('a field the cluster rules over is told of before it is applied', async t => {
	const screen = await openPolicies(t, {startPath: 'workspaces/research/experiment/edit'});
	await screen.shows('▸ Edit');
	await screen.type('constraints:\rresources:\rmax_slots: 9');
	await screen.press('ctrl-s');
	await screen.shows(/constraints.resources.max_slots has no effect: the cluster's policy [^]*enforces 4/);
});

test('at the smallest size text, complaint and the question with its buttons are in view', async t => {
	const screen = await open(t, {columns: 60, rows: 15});
	await screen.press('ctrl-end');
	await screen.type('  x: 1');
	screen.pause();
	await screen.shows('✗ Line 5, column 3');
	await screen.press('ctrl-u');
	await screen.type('  priority_limit: 1');
	valueOf(await screen.other.policies.set(screen.admin, cluster, 'EXPERIMENT', '# Theirs.\n', undefined));
	await screen.shows('! admin changed it');
	await screen.press('ctrl-s');
	await screen.shows('! Changed meanwhile; against what is stored now:');
	await screen.shows('- # Theirs.');
	await screen.shows(/\[ Cancel \] +Apply/);
	// The title too; the frame makes room for them.
	await screen.shows('Apply this to experiments of the cluster?');
});

test('the own editor is offered only where there is a shell to return to, and its text can be undone', async t => {
	const shared = await open(t);
	assert.ok(!shared.offers().includes('editor.external'));
	const outside: Outside = {
		dir: '~',
		editor: {name: '$EDITOR', edit: text => ({ok: true, text: `${text}# From outside.\n`})},
		write: async () => ({ok: true, file: ''}),
		read: async () => ({ok: false, reason: ''}),
	};
	const own = await open(t, {
		wrap: element => <OutsideContext.Provider value={outside}>{element}</OutsideContext.Provider>,
	});
	assert.ok(own.offers().includes('editor.external'));
	await own.press('ctrl-x');
	await own.shows('# From outside.');
	await own.press('ctrl-_');
	await own.hides('# From outside.');
});
