import {test, type TestContext} from 'node:test';
import {OutsideContext, type Outside} from '../../../../source/ui/hooks/use-outside.js';
import {valueOf, type OpenOptions} from '../../support/open-console.js';
import {cluster, openPolicies} from './house.js';

const invariants = 'invariant_config:\n  description: ours\n  resources:\n    slots_per_trial: 2\n';

/** Opens the explanation, with invariants for the cluster. */
async function open(t: TestContext, options: OpenOptions = {}) {
	const screen = await openPolicies(t, {
		startPath: 'policies/explain',
		...options,
		async prepare(backend, admin) {
			const text = `constraints:\n  resources:\n    max_slots: 4\n${invariants}`;
			valueOf(await backend.policies.set(admin, cluster, 'EXPERIMENT', text, undefined));
		},
	});
	await screen.shows('Policies for experiments.');
	return screen;
}

test('a pasted workload is explained field by field: who set it, and what was overridden', async t => {
	const screen = await open(t);
	await screen.type('\tresearch\t\r');
	await screen.shows('^S explain');
	await screen.paste('name: x\ndescription: mine\nresources:\n  slots_per_trial: 8\n');
	await screen.press('ctrl-s');
	await screen.shows('✓ It would run (scheduler agent).');
	for (const line of [
		'user       name: x',
		'cluster    resources.slots_per_trial: 2',
		'cluster    description: ours instead of mine (user)',
		'cluster    resources.slots_per_trial: 2 instead of 8 (user)',
	])
		await screen.shows(line);
	await screen.press('escape');
	await screen.shows('slots_per_trial: 8');
});

test('the sections are one key away until something is typed', async t => {
	const screen = await open(t);
	await screen.press('2');
	await screen.shows('det console ▸ Sessions');
	await screen.press('6', 'x');
	await screen.shows('Policies for experiments.');
	await screen.type('\tresearch');
	await screen.press('shift-tab', '2', ':');
	await screen.hides('Sessions ▸');
	await screen.shows('research');
	await screen.type('users\r');
	await screen.shows('Leave this screen first');
});

test('every limit that is broken is told, with who set it', async t => {
	const screen = await open(t);
	await screen.press('space');
	await screen.shows('Policies for tasks');
	await screen.type('\tvision\t\r');
	await screen.shows('^S explain');
	await screen.paste('resources: {priority: 5}');
	await screen.press('ctrl-s');
	await screen.shows('✗ It would be refused (scheduler agent):');
	await screen.shows(/requested priority \[5\] exceeds limit set by admin\s+\[60\][^]*\(workspace\)/);
});

test('a mistake in the workload is marked, and a workspace nobody has is said at its name', async t => {
	const screen = await open(t);
	await screen.type('\tnowhere\t\r');
	await screen.shows("Workspace 'nowhere' not found");
	await screen.press('ctrl-u');
	await screen.type('\t\r');
	await screen.shows('^S explain');
	await screen.paste('a: 1\nresorces: 1');
	await screen.press('ctrl-s');
	await screen.shows(/1✗ a: 1/);
	await screen.shows('✗ Line 1, column 1 (2 errors):');
});

test('a file is loaded by its path; on a shared account there are no files', async t => {
	const shared = await open(t);
	await shared.shows('not on a shared account');
	const outside: Outside = {
		dir: '~',
		editor: undefined,
		write: async () => ({ok: true, file: ''}),
		read: async path =>
			path === '/x.yaml'
				? {ok: true, text: 'name: loaded\n'}
				: {ok: false, reason: `${path} cannot be read: there is no such file`},
	};
	const own = await open(t, {
		wrap: element => <OutsideContext.Provider value={outside}>{element}</OutsideContext.Provider>,
	});
	await own.type('\t\t/y.yaml\r');
	await own.shows('/y.yaml cannot be read: there is no such file');
	await own.press('ctrl-u');
	await own.type('/x.yaml\r');
	await own.shows('  1  name: loaded');
});
