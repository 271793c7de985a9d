/* The worked examples of the reference (`determined.md` 6.5, 6.6 and 6.8), under its own letters. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {enforcedLimits} from '../../../source/domain/config-policy/launch/policies.js';
import {explain} from '../../../source/domain/config-policy/launch/explain.js';
import {priorityEditProblem} from '../../../source/domain/config-policy/launch/later-edit.js';
import {isEmptyPolicy} from '../../../source/domain/config-policy/policy.js';
import {complaint, policy, workload} from './policy.js';

const four = policy('constraints: {resources: {max_slots: 4}}');
const eight = policy('constraints: {resources: {max_slots: 8}}');
const none = {workspace: undefined, cluster: undefined};

test('A: more slots than the cluster allows are refused', () => {
	const {violations} = explain('EXPERIMENT', workload('resources: {slots_per_trial: 8}'), {...none, cluster: four});
	assert.deepEqual(violations, [
		{
			constraint: 'resources.max_slots',
			limit: 4,
			message:
				'requested resources.slots [8] exceeds limit set by admin [4]: submitted workload failed a resource constraint',
			requested: 8,
			scope: 'cluster',
		},
	]);
});

test("B: the cluster's limit counts though the workspace's would allow more", () => {
	const config = workload('resources: {slots_per_trial: 6}');
	const {violations} = explain('EXPERIMENT', config, {workspace: eight, cluster: four});
	assert.deepEqual(
		violations.map(({limit, scope}) => ({limit, scope})),
		[{limit: 4, scope: 'cluster'}],
	);
	assert.deepEqual(explain('EXPERIMENT', config, {...none, workspace: eight}).violations, []);
});

test('C: an invariant priority replaces what the user asks for, without a refusal', () => {
	const policies = {...none, workspace: policy('invariant_config: {resources: {priority: 5}}')};
	const result = explain('EXPERIMENT', workload('resources: {priority: 60}'), policies);
	assert.deepEqual(result.config, {resources: {priority: 5}});
	assert.deepEqual([...result.origins], [['resources.priority', 'workspace']]);
	assert.deepEqual(result.violations, []);
	assert.deepEqual(result.overrides, [
		{path: 'resources.priority', by: 'workspace', value: 5, overridden: {scope: 'user', value: 60}},
	]);
});

test('D: afterwards the priority may only be set to what the invariant says', () => {
	const policies = {...none, workspace: policy('invariant_config: {resources: {priority: 5}}')};
	assert.equal(priorityEditProblem('EXPERIMENT', 5, policies, 'agent'), undefined);
	assert.equal(
		priorityEditProblem('EXPERIMENT', 6, policies, 'agent'),
		'priority set by invariant config: priority cannot be modified',
	);
});

test("E: a workspace's invariant must equal the cluster's constraint, a stricter one conflicts too", () => {
	const cluster = policy('constraints: {resources: {max_slots: 15}}');
	const found = complaint('invariant_config:\n  resources:\n    max_slots: 8\n', 'EXPERIMENT', cluster);
	assert.match(
		found.message,
		/^invalid experiment config policy: workspace invariant_config conflicts with global constraints: invariant config & constraints are trying to set the max slots\./,
	);
	assert.deepEqual({line: found.line, column: found.column}, {line: 3, column: 16});
	policy('invariant_config: {resources: {max_slots: 15}}', 'EXPERIMENT', cluster);
});

test("F: a workspace's invariant may differ from the cluster's, which wins", () => {
	const cluster = policy('invariant_config: {resources: {max_slots: 15}}');
	const workspace = policy('invariant_config: {resources: {max_slots: 12}}', 'EXPERIMENT', cluster);
	assert.deepEqual(explain('EXPERIMENT', {}, {workspace, cluster}).config, {resources: {max_slots: 15}});
});

test('G: invariant and constraint of one document must agree on max_slots', () => {
	const text = 'invariant_config: {resources: {max_slots: 3}}\nconstraints: {resources: {max_slots: 10}}';
	assert.match(
		complaint(text).message,
		/^invalid experiment config policy: invariant config & constraints are trying to set the max slots\./,
	);
});

test('H: slots_per_trial may be less than max_slots', () => {
	policy('invariant_config: {resources: {slots_per_trial: 8}}\nconstraints: {resources: {max_slots: 10}}');
});

test('I: tasks have no invariants', () => {
	const {message, line, column} = complaint('constraints: {}\ninvariant_config: {description: x}', 'NTSC');
	assert.match(message, /^not supported: invariant config policies for tasks is not yet supported,/);
	assert.match(message, /remove "invariant_config" section/);
	assert.deepEqual({line, column}, {line: 2, column: 1});
});

test('J: a document is the whole of it: what it leaves out is not set', () => {
	assert.deepEqual(policy('constraints: {priority_limit: 3}'), {constraints: {priority_limit: 3}});
	for (const text of ['{}', 'invariant_config:', 'constraints:', 'constraints: null\ninvariant_config: ~'])
		assert.ok(isEmptyPolicy(policy(text)), text);
});

test('K: a task that asks for no priority has the default one, which a limit may refuse', () => {
	const cluster = policy('constraints: {priority_limit: 50}', 'NTSC');
	const refused = explain('NTSC', {}, {...none, cluster}, 'agent').violations;
	assert.deepEqual(
		refused.map(({message, requested}) => ({message, requested})),
		[
			{
				message:
					'failed constraint check: requested priority [42] exceeds limit set by admin [50]: submitted workload failed priority constraint',
				requested: 42,
			},
		],
	);
	assert.deepEqual(explain('NTSC', {}, {...none, cluster}, 'kubernetes').violations, []);
});

test("limits: each is the cluster's when that sets it, else the workspace's", () => {
	const workspace = policy('constraints: {priority_limit: 20, resources: {max_slots: 8}}');
	assert.deepEqual(enforcedLimits({workspace, cluster: four}), {
		priorityLimit: {limit: 20, scope: 'workspace'},
		maxSlots: {limit: 4, scope: 'cluster'},
	});
});

test("the product's example: mounts, variables, data and log policies of all three scopes", () => {
	const scope = (name: string, number: number) =>
		policy(`invariant_config:${layer(name, number).replaceAll('\n', '\n  ')}`);
	const {config, origins} = explain('EXPERIMENT', workload(`description: mine${layer('user', 1)}`), {
		workspace: scope('wksp', 2),
		cluster: scope('global', 3),
	});
	const names = ['global', 'wksp', 'user'];
	assert.deepEqual(config, {
		description: 'mine',
		bind_mounts: names.map(name => ({host_path: '/host', container_path: `/${name}`})),
		data: {user: 1, wksp: 2, global: 3},
		environment: {environment_variables: {cpu: ['cpu1', 'cpu2', 'cpu3']}},
		log_policies: names.map(name => ({name, pattern: name})),
	});
	assert.deepEqual(
		[...origins].filter(([path]) => path.startsWith('bind') || path.startsWith('env')),
		[
			['bind_mounts[0]', 'cluster'],
			['bind_mounts[1]', 'workspace'],
			['bind_mounts[2]', 'user'],
			['environment.environment_variables.cpu[0]', 'user'],
			['environment.environment_variables.cpu[1]', 'workspace'],
			['environment.environment_variables.cpu[2]', 'cluster'],
		],
	);
});

function layer(name: string, number: number): string {
	return `
bind_mounts: [{host_path: /host, container_path: /${name}}]
data: {${name}: ${number}}
environment: {environment_variables: {cpu: [cpu${number}]}}
log_policies: [{name: ${name}, pattern: ${name}}]
`;
}
