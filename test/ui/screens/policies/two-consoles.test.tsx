import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {valueOf, type OpenConsole, type OpenOptions} from '../../support/open-console.js';
import {cluster, clusterText, openPolicies, stored} from './house.js';

/** Opens the editor on the cluster's policy for experiments. */
async function open(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	const screen = await openPolicies(t, {startPath: 'policies/experiment/edit', ...options});
	await screen.shows('max_slots: 4');
	return screen;
}

/** Somebody else stores a text. */
async function store({other, admin}: OpenConsole, text: string): Promise<void> {
	valueOf(await other.policies.set(admin, cluster, 'EXPERIMENT', text, undefined));
}

test('what somebody else stores leaves what is being typed alone, and Cancel loses neither', async t => {
	const screen = await open(t);
	await screen.type('# Mine.\r');
	await store(screen, '# Theirs.\n');
	await screen.shows('! admin changed it at');
	await screen.shows('  1  # Mine.');
	await screen.press('ctrl-s');
	await screen.shows('- # Theirs.');
	await screen.shows('+ # Mine.');
	await screen.press('enter');
	await screen.shows('  1  # Mine.');
	assert.equal(await stored(screen), '# Theirs.\n');
});

test('after theirs was taken the text is theirs: nothing to apply, and nothing asked on leaving', async t => {
	const screen = await open(t);
	await screen.type('# Mine.\r');
	await store(screen, '# Theirs.\nconstraints: {}\n');
	await screen.shows('take theirs');
	await screen.press('ctrl-t');
	await screen.shows('  2  constraints: {}');
	await screen.press('ctrl-s');
	await screen.shows('It is stored so already: there is nothing to apply.');
	await screen.press('escape');
	await screen.shows('▸ Edit');
	await screen.press('escape');
	await screen.hides('▸ Edit');
	assert.equal(await stored(screen), '# Theirs.\nconstraints: {}\n');
});

test('theirs is taken from here on: what is typed then is applied without a warning', async t => {
	const screen = await open(t);
	await store(screen, '# Theirs.\n');
	await screen.shows('take theirs');
	await screen.press('ctrl-t', 'ctrl-end');
	await screen.type('constraints: {}');
	await screen.press('ctrl-s');
	await screen.shows('+ constraints: {}');
	assert.doesNotMatch(screen.text(), /Somebody else/);
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	assert.equal(await stored(screen), '# Theirs.\nconstraints: {}');
});

test('the same text stored by both is no conflict', async t => {
	const screen = await open(t);
	await screen.type('# Both.\r');
	await store(screen, `# Both.\n${clusterText}`);
	await screen.press('ctrl-s');
	await screen.shows('It is stored so already');
	assert.doesNotMatch(screen.text(), /take theirs|changed it/);
});

test('a policy deleted meanwhile is told of, and stored again only after asking', async t => {
	const screen = await open(t);
	await screen.type('# Mine.\r');
	valueOf(await screen.other.policies.remove(screen.admin, cluster, 'EXPERIMENT', undefined));
	await screen.shows('! Somebody deleted it meanwhile');
	await screen.press('ctrl-s');
	await screen.shows('Somebody else changed it meanwhile.');
	assert.equal(await stored(screen), '');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	assert.equal(await stored(screen), `# Mine.\n${clusterText}`);
});

test('what is deleted on its page is what was shown there: a change meanwhile is shown first', async t => {
	const screen = await openPolicies(t);
	await screen.shows('max_slots: 4');
	await screen.press('d');
	await screen.shows('-     max_slots: 4');
	await store(screen, '# Theirs.\n');
	await screen.press('tab', 'enter');
	await screen.shows('- # Theirs.');
	assert.equal(await stored(screen), '# Theirs.\n');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies deleted.');
	assert.equal(await stored(screen), '');
});

test('a workspace renamed while its policy is edited keeps what was typed; deleted, it says so', async t => {
	const screen = await openPolicies(t, {startPath: 'workspaces/research/experiment/edit'});
	await screen.shows('▸ research ▸ experiments ▸ Edit');
	await screen.type('# Mine.');
	const {id} = valueOf(await screen.other.workspaces.get(screen.admin, 'research'));
	valueOf(await screen.other.workspaces.rename(screen.admin, id, 'lab', 'research'));
	await screen.shows('▸ lab ▸ experiments ▸ Edit');
	await screen.shows('  1  # Mine.');
	valueOf(await screen.other.workspaces.remove(screen.admin, id));
	await screen.shows("Workspace 'lab' not found");
});
