import assert from 'node:assert/strict';
import {test} from 'node:test';
import {explain, explanationJson, policyOverlaps} from '../../../../source/domain/config-policy/launch/explain.js';
import {toJson} from '../../../../source/domain/config-policy/serialise.js';
import {policy, workload} from '../policy.js';

const none = {workspace: undefined, cluster: undefined};

test("without policies a configuration is what it was, all of it the user's", () => {
	const config = workload('name: x\nenvironment: {image: i, environment_variables: [A=1]}\nlabels: []\ndata: {}\n');
	const result = explain('EXPERIMENT', config, none);
	assert.deepEqual(result.config, config);
	assert.deepEqual(Object.fromEntries(result.origins), {
		name: 'user',
		'environment.image': 'user',
		'environment.environment_variables': 'user',
		labels: 'user',
		data: 'user',
	});
	assert.deepEqual([result.overrides, result.violations], [[], []]);
});

test('every override is told, scope by scope', () => {
	const policies = {
		workspace: policy('invariant_config: {name: w, max_restarts: 1}'),
		cluster: policy('invariant_config: {name: c}'),
	};
	assert.deepEqual(explain('EXPERIMENT', workload('{name: u, max_restarts: 1}'), policies).overrides, [
		{path: 'name', by: 'workspace', value: 'w', overridden: {scope: 'user', value: 'u'}},
		{path: 'name', by: 'cluster', value: 'c', overridden: {scope: 'workspace', value: 'w'}},
	]);
});

test('a value that a policy repeats belongs to the policy, without an override', () => {
	const policies = {...none, cluster: policy('invariant_config: {max_restarts: 1, labels: [a]}')};
	const {origins, overrides} = explain('EXPERIMENT', workload('{max_restarts: 1, labels: [a, b]}'), policies);
	assert.deepEqual(Object.fromEntries(origins), {
		max_restarts: 'cluster',
		'labels[0]': 'cluster',
		'labels[1]': 'user',
	});
	assert.deepEqual(overrides, []);
});

test('entries that lose to one of the same name are told by their name', () => {
	const policies = {
		...none,
		cluster: policy(`invariant_config:
  bind_mounts: [{host_path: /safe, container_path: /data}]
  resources: {devices: ['/dev/b:/dev/x:r']}
  environment: {environment_variables: [HTTP_PROXY=none, NEW]}`),
	};
	const config = workload(`
bind_mounts: [{host_path: /home, container_path: /data}]
resources: {devices: ['/dev/a:/dev/x', '/dev/a:/dev/y']}
environment: {environment_variables: {cpu: [HTTP_PROXY=mine, KEEP=1]}}`);
	const result = explain('EXPERIMENT', config, policies);
	assert.deepEqual(
		result.overrides.map(({path}) => path),
		['bind_mounts["/data"]', 'resources.devices["/dev/x"]', 'environment.environment_variables.cpu.HTTP_PROXY'],
	);
	assert.deepEqual(result.config['resources'], {devices: ['/dev/b:/dev/x:r', '/dev/a:/dev/y']});
});

test('a task is held to limits and to no invariants', () => {
	const cluster = {invariant_config: {description: 'ours'}, constraints: {resources: {max_slots: 1}}};
	const result = explain('NTSC', workload('{description: mine, resources: {slots: 2}}', 'NTSC'), {...none, cluster});
	assert.equal(result.config['description'], 'mine');
	assert.equal(result.violations.length, 1);
});

test('the JSON of an explanation', () => {
	const policies = {
		workspace: policy('constraints: {priority_limit: 20}'),
		cluster: policy('invariant_config: {resources: {max_slots: 2}}'),
	};
	const result = explain('EXPERIMENT', workload('resources: {priority: 10}'), policies);
	assert.equal(
		toJson(explanationJson(result)),
		`{
  "config": {
    "resources": {
      "max_slots": 2,
      "priority": 10
    }
  },
  "origins": {
    "resources.max_slots": "cluster",
    "resources.priority": "user"
  },
  "violations": [
    {
      "constraint": "priority_limit",
      "limit": 20,
      "message": "requested priority [10] exceeds limit set by admin [20]: submitted workload failed priority constraint",
      "requested": 10,
      "scope": "workspace"
    }
  ]
}
`,
	);
});

test('keys of any text stay keys of the configuration and have a path of their own', () => {
	const config = workload('data: {a.b: 1, a: {b: 2}, "__proto__": {x: 1}, constructor: 3, "": 4}');
	const policies = {...none, cluster: policy('invariant_config: {data: {"__proto__": {x: 2}}}')};
	const result = explain('EXPERIMENT', config, policies);
	assert.deepEqual(
		[...result.origins],
		[
			['data["a.b"]', 'user'],
			['data.a.b', 'user'],
			['data.__proto__.x', 'cluster'],
			['data.constructor', 'user'],
			['data[""]', 'user'],
		],
	);
	assert.equal(
		JSON.stringify(result.config),
		'{"data":{"a.b":1,"a":{"b":2},"__proto__":{"x":2},"constructor":3,"":4}}',
	);
	assert.equal(({} as {x?: number}).x, undefined);
});

test("what the cluster overrides of a workspace's policy is known when it is set", () => {
	const cluster = policy('invariant_config: {name: c, labels: [a]}\nconstraints: {resources: {max_slots: 4}}');
	const workspace = policy(
		'invariant_config: {name: w, labels: [b]}\nconstraints: {priority_limit: 1, resources: {max_slots: 8}}',
	);
	assert.deepEqual(
		policyOverlaps('EXPERIMENT', workspace, cluster).map(({path, value}) => [path, value]),
		[
			['invariant_config.name', 'c'],
			['constraints.resources.max_slots', 4],
		],
	);
	assert.deepEqual(policyOverlaps('EXPERIMENT', workspace, undefined), []);
});
