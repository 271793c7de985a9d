import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asAlice, valueOf} from '../../support/open-console.js';
import {cluster, clusterText, openPolicies, stored} from './house.js';

test('at 80 columns one scope is a line, the others are up and down, Tab leads to the tasks', async t => {
	const screen = await openPolicies(t);
	await screen.shows(/▸ {2}Cluster +1 of 4/);
	await screen.shows('● experiments   ○ tasks');
	await screen.shows(/Set 20.* by admin, applied to experiments of the cluster/);
	await screen.shows('  4      max_slots: 4');
	await screen.press('tab');
	await screen.shows('No policy for tasks: notebooks, TensorBoards, shells, commands of the cluster');
	await screen.press('end');
	await screen.shows('  1  constraints: {priority_limit: 60}');
	await screen.shows(/▸ {2}vision +4 of 4/);
});

test('where there is room the scopes are a list beside the document, which a filter narrows', async t => {
	const screen = await openPolicies(t, {columns: 120});
	await screen.shows(/▸ Cluster +exp +1 {2}# Ours\./);
	await screen.shows(/vision +tasks/);
	await screen.press('/');
	await screen.type('vis\r');
	await screen.shows('1 of 4');
	await screen.shows('No policy for experiments of workspace vision');
});

test('a change by somebody else shows at once', async t => {
	const screen = await openPolicies(t);
	await screen.shows('max_slots: 4');
	valueOf(await screen.other.policies.set(screen.admin, cluster, 'EXPERIMENT', 'constraints: {}', undefined));
	await screen.shows('  1  constraints: {}');
});

test('everybody may read; what may not be changed says why, also behind a deep link', async t => {
	const screen = await openPolicies(t, {as: asAlice});
	await screen.shows('max_slots: 4');
	for (const key of ['e', 'd']) {
		await screen.press(key);
		await screen.shows('Ask admin: only a ClusterAdmin may.');
		await screen.press('tab', 'tab');
	}

	await screen.press('end', 'tab', 'e');
	await screen.shows('Ask admin: only a ClusterAdmin or its WorkspaceAdmin may.');
	const direct = await openPolicies(t, {as: asAlice, startPath: 'policies/experiment/edit'});
	await direct.shows('Ask admin: only a ClusterAdmin may.');
	assert.doesNotMatch(direct.text(), /max_slots/);
});

test('a WorkspaceAdmin writes the policy of the own workspace, from its page', async t => {
	const screen = await openPolicies(t, {
		as: asAlice,
		startPath: 'workspaces/research',
		async prepare(backend, admin) {
			const {id: userId} = valueOf(await backend.users.get(admin, 'alice'));
			const {id: workspaceId} = valueOf(await backend.workspaces.get(admin, 'research'));
			valueOf(await backend.roles.assign(admin, userId, {role: 'WorkspaceAdmin', workspaceId}));
		},
	});
	await screen.shows('WorkspaceAdmins:');
	await screen.press('c');
	await screen.shows('No policy for experiments of workspace research');
	await screen.press('e');
	await screen.shows('▸ research ▸ experiments ▸ Edit');
	await screen.type('constraints:\r');
	await screen.type('priority_limit: 50');
	await screen.press('ctrl-s');
	await screen.shows('This will impact underlying projects and their experiments in');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Configuration policies updated.');
	await screen.shows('  2    priority_limit: 50');
});

test('deleting shows the lines that go and every workspace it reaches, with the focus on Cancel', async t => {
	const screen = await openPolicies(t);
	await screen.shows('max_slots: 4');
	await screen.press('d');
	await screen.shows('Delete the policy for experiments of the cluster?');
	await screen.shows('-     max_slots: 4');
	await screen.shows('Affects 3 workspaces: Uncategorized, research, vision');
	await screen.press('enter');
	await screen.hides('Delete the policy');
	assert.equal(await stored(screen), clusterText);
	await screen.press('d', 'tab', 'enter');
	await screen.shows('✓ Configuration policies deleted.');
	await screen.press('d');
	await screen.shows('There is no policy to delete');
});

test('earlier versions are listed with their texts, and one is restored through the editor', async t => {
	const screen = await openPolicies(t, {
		async prepare(backend, admin) {
			valueOf(await backend.policies.set(admin, cluster, 'EXPERIMENT', 'constraints: {}', undefined));
			valueOf(await backend.policies.remove(admin, cluster, 'EXPERIMENT', undefined));
		},
	});
	await screen.shows('No policy for experiments');
	await screen.press('h');
	await screen.shows('3 versions');
	await screen.shows('Deleted here. Before it was:');
	await screen.press('down', 'down');
	await screen.shows('  1  # Ours.');
	await screen.press('r');
	await screen.shows('▸ Edit');
	await screen.shows('max_slots: 4');
	await screen.press('ctrl-s');
	await screen.shows('+     max_slots: 4');
	await screen.press('tab', 'enter');
	await screen.shows('4 versions');
	assert.equal((await stored(screen)).trimEnd(), clusterText.trimEnd());
});

test('a long document is paged through, at the smallest size too', async t => {
	const lines = Array.from({length: 40}, (_, line) => `# line ${line + 1}`).join('\n');
	const screen = await openPolicies(t, {
		columns: 60,
		rows: 15,
		async prepare(backend, admin) {
			valueOf(await backend.policies.set(admin, cluster, 'EXPERIMENT', `${lines}\nconstraints: {}`, undefined));
		},
	});
	await screen.shows('lines 1-6 of 41');
	for (let press = 0; press < 8; press++) await screen.press('pagedown');
	await screen.shows('constraints: {}');
	await screen.press('pageup');
	await screen.shows('# line 30');
});
