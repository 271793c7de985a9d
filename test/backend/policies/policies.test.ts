import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import test from 'node:test';
import type {PolicyPlace} from '../../../source/backend/backend.js';
import {errorOf, makeReadyPlace, valueOf} from '../helpers/test-backend.js';

const cluster: PolicyPlace = {scope: 'cluster'};
const invariant = (count: number) => `invariant_config: {resources: {max_slots: ${count}}}\n`;
const slots = (count: number) => `# at most\nconstraints:\n    resources: {max_slots: ${count}}\n`;

test('a policy is kept as typed, whole, and replaced as a whole', async t => {
	const {backend, admin, now} = await makeReadyPlace(t);
	const {policies} = backend;
	const both = `${slots(3)}invariant_config: {description: x}\r\n`;
	assert.deepEqual(valueOf(await policies.get(admin, cluster, 'EXPERIMENT')), {
		text: '',
		document: {},
		version: 'absent',
		updatedAt: '',
		updatedBy: '',
	});
	valueOf(await policies.set(admin, cluster, 'EXPERIMENT', both, 'absent'));
	const stored = valueOf(await policies.get(admin, cluster, 'EXPERIMENT'));
	assert.equal(stored.text, both);
	assert.deepEqual(stored.document, {constraints: {resources: {max_slots: 3}}, invariant_config: {description: 'x'}});
	assert.deepEqual([stored.updatedAt, stored.updatedBy], [now().toISOString(), 'admin']);
	assert.match(stored.version, /^[\da-f]{64}$/);
	// Example J: what the new document leaves out is gone.
	const next = valueOf(await policies.set(admin, cluster, 'EXPERIMENT', slots(4), stored.version));
	assert.deepEqual(next.document, {constraints: {resources: {max_slots: 4}}});
	assert.equal(valueOf(await policies.get(admin, cluster, 'NTSC')).version, 'absent', 'types are apart');
});

test('two consoles that set the same policy: the second is told who was quicker, and nothing is lost', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const other = await open();
	const seen = valueOf(await backend.policies.get(admin, cluster, 'NTSC'));
	const first = valueOf(await other.policies.set(admin, cluster, 'NTSC', slots(4), seen.version));
	const late = errorOf(await backend.policies.set(admin, cluster, 'NTSC', slots(5), seen.version));
	assert.deepEqual(late, {code: 'policy-changed', by: 'admin', at: first.updatedAt});
	assert.equal(errorOf(await backend.policies.remove(admin, cluster, 'NTSC', seen.version)).code, 'policy-changed');
	assert.equal(valueOf(await backend.policies.get(admin, cluster, 'NTSC')).text, slots(4));
	valueOf(await backend.policies.set(admin, cluster, 'NTSC', slots(5), first.version));
	// Deleted by one while another edits it.
	const five = valueOf(await other.policies.get(admin, cluster, 'NTSC'));
	valueOf(await backend.policies.remove(admin, cluster, 'NTSC', five.version));
	assert.equal(
		errorOf(await other.policies.set(admin, cluster, 'NTSC', slots(6), five.version)).code,
		'policy-changed',
	);
});

test('of many that set it at once from the same version, exactly one is stored', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const consoles = [backend, await open(), await open()];
	const results = await Promise.all(
		[1, 2, 3, 4, 5, 6].map(count =>
			consoles[count % 3]!.policies.set(admin, cluster, 'NTSC', slots(count), 'absent').then(result => ({
				count,
				result,
			})),
		),
	);
	const won = results.filter(({result}) => result.ok);
	assert.equal(won.length, 1);
	assert.equal(valueOf(await backend.policies.get(admin, cluster, 'NTSC')).text, slots(won[0]!.count));
});

test('wrong text is refused with every complaint and its place, and nothing is stored', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {policies} = backend;
	const text = 'foo: 1\nconstraints:\n  priority_limit: x\n';
	const error = errorOf(await policies.set(admin, cluster, 'EXPERIMENT', text, undefined));
	assert.ok(error.code === 'config-invalid');
	assert.deepEqual(
		error.complaints.map(({path, line, column}) => [path, line, column]),
		[
			['foo', 1, 1],
			['constraints.priority_limit', 3, 19],
		],
	);
	assert.deepEqual(valueOf(await policies.check(admin, cluster, 'EXPERIMENT', text)), error.complaints);
	assert.deepEqual(errorOf(await policies.propose(admin, cluster, 'EXPERIMENT', text)), error);
	for (const empty of ['', ' \n']) {
		const refused = errorOf(await policies.set(admin, cluster, 'NTSC', empty, undefined));
		assert.ok(refused.code === 'config-invalid');
		assert.equal(refused.complaints[0]?.message, 'no specified config policies');
		assert.deepEqual(valueOf(await policies.check(admin, cluster, 'NTSC', empty)), []);
	}

	const large = `# ${'x'.repeat(300_000)}\n`;
	assert.equal(errorOf(await policies.set(admin, cluster, 'NTSC', large, undefined)).code, 'config-invalid');
	assert.equal(valueOf(await policies.get(admin, cluster, 'EXPERIMENT')).version, 'absent');
});

test('a workspace is checked against the limits of the cluster; the cluster against nobody (examples E, F)', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {policies, workspaces} = backend;
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	const ml: PolicyPlace = {scope: 'workspace', workspaceId: id};
	valueOf(await policies.set(admin, cluster, 'EXPERIMENT', slots(15), undefined));
	const error = errorOf(await policies.set(admin, ml, 'EXPERIMENT', invariant(8), undefined));
	assert.ok(error.code === 'config-invalid');
	assert.match(error.complaints[0]?.message ?? '', /workspace invariant_config conflicts with global constraints/);
	assert.deepEqual(valueOf(await policies.check(admin, ml, 'EXPERIMENT', invariant(8))), error.complaints);
	valueOf(await policies.set(admin, ml, 'EXPERIMENT', invariant(15), undefined));
	valueOf(await policies.set(admin, cluster, 'EXPERIMENT', invariant(12), undefined));
	valueOf(await policies.set(admin, cluster, 'EXPERIMENT', slots(3), undefined));
});

test('a proposal shows lines, fields, the workspaces it reaches, and what the cluster makes void; it writes nothing', async t => {
	const {backend, admin, everythingWritten} = await makeReadyPlace(t);
	const {policies, workspaces} = backend;
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	const ml: PolicyPlace = {scope: 'workspace', workspaceId: id};
	valueOf(await policies.set(admin, cluster, 'NTSC', slots(4), undefined));
	const before = await everythingWritten();
	const proposal = valueOf(await policies.propose(admin, cluster, 'NTSC', slots(5)));
	assert.equal(proposal.version, valueOf(await policies.get(admin, cluster, 'NTSC')).version);
	assert.deepEqual(
		proposal.lines.filter(({kind}) => kind !== ' ').map(({kind, text}) => kind + text),
		['-    resources: {max_slots: 4}', '+    resources: {max_slots: 5}'],
	);
	assert.deepEqual(proposal.changes, [{path: 'constraints.resources.max_slots', before: 4, after: 5}]);
	assert.deepEqual(proposal.workspaces, ['Uncategorized', 'ml']);
	const own = valueOf(await policies.propose(admin, ml, 'NTSC', slots(9)));
	assert.deepEqual([own.version, own.workspaces], ['absent', ['ml']]);
	assert.deepEqual(
		own.overlaps.map(({path, value, overridden}) => [path, value, overridden.value]),
		[['constraints.resources.max_slots', 4, 9]],
	);
	const removal = valueOf(await policies.propose(admin, cluster, 'NTSC', ''));
	assert.deepEqual(
		removal.changes.map(({after}) => after),
		[undefined],
	);
	const comment = valueOf(await policies.propose(admin, cluster, 'NTSC', `${slots(4)}# more\n`));
	assert.deepEqual([comment.lines.at(-1), comment.changes], [{kind: '+', text: '# more'}, []]);
	assert.equal(await everythingWritten(), before);
});

test('deleting works also when there is nothing (example L)', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	valueOf(await backend.policies.set(admin, cluster, 'NTSC', slots(4), undefined));
	for (let time = 0; time < 2; time++) valueOf(await backend.policies.remove(admin, cluster, 'NTSC', undefined));
	assert.equal(valueOf(await backend.policies.get(admin, cluster, 'NTSC')).version, 'absent');
});

test('the history gives every version newest first, and any of them can be set again', async t => {
	const {backend, admin, advance, activity} = await makeReadyPlace(t);
	const {policies, workspaces} = backend;
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	const ml: PolicyPlace = {scope: 'workspace', workspaceId: id};
	const large = `${slots(2)}# ${'x'.repeat(200_000)}\n`;
	for (const text of [slots(1), large, slots(3)]) {
		valueOf(await policies.set(admin, ml, 'NTSC', text, undefined));
		advance(1000);
	}

	valueOf(await policies.set(admin, ml, 'NTSC', slots(3), undefined));
	errorOf(await policies.set(admin, ml, 'NTSC', 'x: 1', undefined));
	valueOf(await policies.set(admin, ml, 'EXPERIMENT', slots(9), undefined));
	valueOf(await policies.set(admin, cluster, 'NTSC', slots(8), undefined));
	valueOf(await policies.remove(admin, ml, 'NTSC', undefined));
	const versions = valueOf(await policies.history(admin, ml, 'NTSC'));
	assert.deepEqual(
		versions.map(({before, text}) => [before, text]),
		[
			[slots(3), ''],
			[large, slots(3)],
			[slots(1), large],
			['', slots(1)],
		],
	);
	assert.ok(versions.every(({by, seq}) => by === 'admin' && seq > 0));
	assert.equal(Date.parse(versions[1]!.at) - Date.parse(versions[2]!.at), 1000);
	assert.equal(valueOf(await policies.history(admin, ml, 'NTSC', {limit: 2})).length, 2);
	// Restoring is setting an earlier text.
	valueOf(await policies.set(admin, ml, 'NTSC', versions[2]!.text, 'absent'));
	assert.equal(valueOf(await policies.get(admin, ml, 'NTSC')).text, large);
	const record = (await activity()).find(
		({act, object}) => act === 'policy.delete' && object === `workspace ${id} NTSC`,
	);
	assert.deepEqual(record?.changes, {text: [slots(3), null]});
});

test('explain lays the workspace and the cluster over a file and names every limit it breaks (examples A, B, K)', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	const {policies, workspaces} = backend;
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	const ml: PolicyPlace = {scope: 'workspace', workspaceId: id};
	valueOf(await policies.set(admin, cluster, 'EXPERIMENT', slots(4), undefined));
	const own = `${slots(8)}invariant_config: {description: theirs}\n`;
	valueOf(await policies.set(admin, ml, 'EXPERIMENT', own, undefined));
	const text = 'description: mine\nresources: {slots_per_trial: 6}\n';
	const explained = valueOf(await policies.explain(admin, {type: 'EXPERIMENT', text, workspace: 'ML'}));
	assert.deepEqual(explained.config, {description: 'theirs', resources: {slots_per_trial: 6}});
	assert.equal(explained.origins.get('description'), 'workspace');
	assert.deepEqual(
		explained.overrides.map(({path, by, overridden}) => [path, by, overridden.value]),
		[['description', 'workspace', 'mine']],
	);
	assert.deepEqual(
		explained.violations.map(({constraint, limit, requested, scope}) => [constraint, limit, requested, scope]),
		[['resources.max_slots', 4, 6, 'cluster']],
	);
	const alone = valueOf(await policies.explain(admin, {type: 'EXPERIMENT', text}));
	assert.equal(alone.config['description'], 'mine', 'without a workspace only the cluster counts');
	// Example K, and its twin where a larger number is more important.
	valueOf(await policies.set(admin, cluster, 'NTSC', 'constraints: {priority_limit: 50}', undefined));
	const asked = (scheduler?: 'agent' | 'kubernetes') =>
		policies.explain(admin, {type: 'NTSC', text: '', ...(scheduler && {scheduler})});
	assert.equal(valueOf(await asked('agent')).violations.length, 1);
	assert.equal(valueOf(await asked('kubernetes')).violations.length, 0);
	assert.equal(valueOf(await asked()).scheduler, 'agent', 'there is no master.yaml');
	await writeFile(masterConfigFile, 'resource_manager:\n  type: kubernetes\n');
	assert.deepEqual([valueOf(await asked()).scheduler, valueOf(await asked()).violations], ['kubernetes', []]);
	await writeFile(masterConfigFile, 'a: b: c\n');
	assert.equal(errorOf(await asked()).code, 'master-config-invalid');
	assert.ok((await asked('agent')).ok, 'a broken master.yaml stops only what needs it');
});

test('explain refuses a wrong file, a workspace that is not there, and one that is archived', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const {policies, workspaces} = backend;
	const {id} = valueOf(await workspaces.create(admin, 'ml'));
	const ask = (text: string, workspace: string) => policies.explain(admin, {type: 'EXPERIMENT', text, workspace});
	const wrong = errorOf(await ask('resources: 3', 'ml'));
	assert.ok(wrong.code === 'config-invalid' && wrong.complaints[0]?.line === 1);
	assert.equal(errorOf(await ask('', 'nope')).code, 'workspace-not-found');
	valueOf(await workspaces.archive(admin, id));
	assert.deepEqual(errorOf(await ask('', 'ml')), {
		code: 'workspace-state',
		name: 'ml',
		reason: 'Workspace "ml" is archived.',
	});
});
