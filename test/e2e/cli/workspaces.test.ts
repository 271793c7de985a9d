import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeSignedInHouse} from './signed-in-house.js';

const head =
	'   ID | Name          |   # Projects | Agent Uid   | Agent Gid   | Agent User   | Agent Group   | Default Compute Pool   | Default Aux Pool';
const rule =
	'------+---------------+--------------+-------------+-------------+--------------+---------------+------------------------+--------------------';
const row = (id: number, name: string) =>
	`    ${id} | ${name.padEnd(13)} |            0 |             |             |              |               |                        |`;

/** The line that gives the role on `ml` or takes it away. */
const wa = (act: 'assign' | 'unassign', user = 'rita') =>
	['rbac', `${act}-role`, 'WorkspaceAdmin', '-w', 'ml', '-u', user] as const;

test('det workspace: create, list, describe, edit, archive, unarchive', async t => {
	const {does, fails} = await makeSignedInHouse(t);
	assert.equal(await does(['workspace', 'create', 'ml']), '');
	assert.equal(await does(['w']), `${[head, rule, row(1, 'Uncategorized'), row(2, 'ml')].join('\n')}\n`);
	const byName = await does(['w', 'ls', '--sort-by', 'name', '--order-by', 'desc', '--limit', '1']);
	assert.equal(byName.split('\n')[2]?.includes(' ml '), true);
	assert.doesNotMatch(byName, /Uncategorized/);
	assert.doesNotMatch(await does(['w', 'list', '--offset', '1']), /Uncategorized/);
	const [described] = JSON.parse(await does(['w', 'describe', 'ML', '--json'])) as Array<Record<string, unknown>>;
	assert.match(String(described?.['createdAt']), /^\d{4}-.*Z$/);
	assert.deepEqual(
		{...described, createdAt: ''},
		{admins: ['admin'], archived: false, createdAt: '', id: 2, name: 'ml', owner: 'admin', policies: []},
	);
	assert.match(await does(['w', 'edit', 'ml', '--name', 'mlops']), /\| Checkpoint Storage Config\n.*\n +2 \| mlops /);
	assert.equal(await does(['w', 'archive', 'mlops']), 'Successfully archived workspace mlops.\n');
	assert.equal(await fails(1, ['w', 'edit', 'mlops', '--name', 'x']), 'Workspace "mlops" is archived.\n');
	assert.equal(await does(['w', 'unarchive', 'mlops']), 'Successfully un-archived workspace mlops.\n');
	assert.equal(
		await fails(1, ['w', 'create', 'MLOPS']),
		'Failed to create workspace: avoid names equal to other workspaces (case-insensitive)\n',
	);
	assert.equal(await fails(1, ['w', 'describe', 'ml']), "Failed to describe workspace: workspace 'ml' not found\n");
	assert.equal(await fails(1, ['w', 'edit', 'mlops']), "No field provided. Use 'det workspace edit -h' for usage.\n");
	assert.match(await fails(2, ['w', 'ls', '--sort-by', 'age']), /argument --sort-by: invalid choice: 'age'/);
	assert.match(await fails(2, ['w', 'ls', '--limit', '-1']), /argument --limit: /);
});

test('det workspace delete says what goes with it and asks; no deletes nothing', async t => {
	const {does, det} = await makeSignedInHouse(t);
	await does(['w', 'create', 'ml']);
	const refused = await det(['w', 'delete', 'ml'], {input: 'maybe\nn\n'});
	assert.deepEqual([refused.code, refused.stderr], [0, '']);
	assert.match(
		refused.stdout,
		/^Deleting workspace ml cannot be undone\. With it go: the role WorkspaceAdmin of admin\.\n/,
	);
	assert.match(refused.stdout, /Please respond with 'y'\/'yes' or 'n'\/'no'\n.*Aborting workspace deletion\.\n$/);
	assert.match(await does(['w', 'ls']), /\| ml /);
	const unanswered = await det(['w', 'delete', 'ml']);
	assert.equal(unanswered.code, 2);
	assert.match(
		unanswered.stderr,
		/^usage: [^]*\ndet workspace delete: error: --yes is needed where nobody can be asked\n$/,
	);
	assert.match(unanswered.stdout, /\[y\/n\]: \n$/);
	const done = await det(['w', 'delete', 'ml'], {input: 'YES\n'});
	assert.match(done.stdout, /Successfully deleted workspace ml\.\n$/);
	await does(['w', 'create', 'ml']);
	assert.equal(await does(['w', 'delete', 'ml', '--yes']), 'Successfully deleted workspace ml.\n');
	assert.doesNotMatch(await does(['w', 'ls']), /\| ml /);
});

test('det rbac assigns, lists and takes away the two roles', async t => {
	const {does, fails} = await makeSignedInHouse(t);
	await does(['w', 'create', 'ml']);
	await does(['user', 'create', 'rita', '--remote']);
	assert.equal(
		await does(wa('assign')),
		"assigned role 'WorkspaceAdmin' with ID 2 to user 'rita' with ID 3 to workspace ml\n",
	);
	const failed = 'Failed to assign a role to a user or group: ';
	assert.match(await fails(1, wa('assign')), /^Failed to assign a role to a user or group: row already exists/);
	assert.equal(await fails(1, wa('assign', 'zed')), `${failed}could not find users for usernames zed\n`);
	assert.equal(
		await fails(1, ['rbac', 'assign-role', 'Boss', '-u', 'rita']),
		`${failed}could not find role name Boss\n`,
	);
	assert.equal(
		await fails(1, ['rbac', 'assign-role', 'ClusterAdmin']),
		`${failed}must provide exactly one of --username-to-assign or --group-name-to-assign\n`,
	);
	assert.equal(
		await fails(1, ['rbac', 'assign-role', 'ClusterAdmin', '-w', 'ml', '-u', 'rita']),
		`${failed}a global-only permission cannot be assigned to a local scope\n`,
	);
	assert.equal(
		await does(['rbac', 'assign-role', 'ClusterAdmin', '-u', 'rita']),
		"assigned role 'ClusterAdmin' with ID 1 to user 'rita' with ID 3 globally\n",
	);
	assert.match(await does(['user', 'list']), /rita +\| +\| True /);
	assert.deepEqual(JSON.parse(await does(['rbac', 'list-users-roles', 'rita', '--json'])), [
		{role: 'ClusterAdmin', workspace: null},
		{role: 'WorkspaceAdmin', workspace: 'ml'},
	]);
	const {roles} = JSON.parse(await does(['user', 'describe', 'rita', '--json'])) as {roles: unknown};
	assert.deepEqual(roles, [
		{role: 'ClusterAdmin', workspace: null},
		{role: 'WorkspaceAdmin', workspace: 'ml'},
	]);
	assert.equal(
		await does(['w', 'list-members', 'ml']),
		[
			' User/Group Name   | User/Group   | Role Name',
			'-------------------+--------------+----------------',
			' admin             | U            | WorkspaceAdmin',
			' rita              | U            | WorkspaceAdmin',
			'',
		].join('\n'),
	);
	assert.equal(
		await does(['rbac', 'unassign-role', 'ClusterAdmin', '-u', 'rita']),
		"removed role 'ClusterAdmin' with ID 1 from user 'rita' with ID 3 globally\n",
	);
	assert.equal(
		await does(wa('unassign')),
		"removed role 'WorkspaceAdmin' with ID 2 from user 'rita' with ID 3 to workspace ml\n",
	);
	assert.equal(await does(['rbac', 'list-users-roles', 'rita']), 'user has no role assignments\n');
	assert.equal(await fails(1, wa('unassign')), 'Failed to unassign a role from a user or group: Not Found\n');
	assert.equal(
		await fails(1, ['rbac', 'unassign-role', 'ClusterAdmin', '-u', 'admin']),
		'Failed to unassign a role from a user or group: Cannot be demoted: admin is the last active admin\n',
	);
});

test('det rbac list-roles and my-permissions', async t => {
	const {does} = await makeSignedInHouse(t);
	const roles = await does(['rbac']);
	assert.match(roles, /^role 'ClusterAdmin' with ID 1 with permissions\n {4}Id \| Name +\| Scopetypemask\n/);
	assert.match(roles, /\n\nrole 'WorkspaceAdmin' with ID 2 with permissions\n[^]*\n\n$/);
	assert.doesNotMatch(await does(['rbac', 'list-roles', '--exclude-global-roles']), /ClusterAdmin/);
	await does(['w', 'create', 'ml']);
	const own = await does(['rbac', 'my-permissions']);
	assert.match(own, /^global permissions assigned\n[^]*\npermissions assigned over workspace 'ml' with ID '2'\n/);
});
