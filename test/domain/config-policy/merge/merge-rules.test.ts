/* Every field of an experiment configuration against the rule it is merged by (`determined.md` 6.5). */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {experimentFields} from '../../../../source/domain/config-policy/fields/experiment.js';
import {mergeRules, type MergeRule} from '../../../../source/domain/config-policy/fields/merge-rules.js';
import {explain} from '../../../../source/domain/config-policy/launch/explain.js';
import {valueAt, type Mapping, type Value} from '../../../../source/domain/config-policy/value/value.js';

/** Every field that is not simply replaced. */
const special: Readonly<Record<string, MergeRule>> = {
	bind_mounts: 'entries of the higher scope, then those of the lower with another container_path',
	data: 'keys are united at every depth, the higher scope wins per key',
	data_layer: 'keys are united at every depth, the higher scope wins per key',
	internal: 'keys are united at every depth, the higher scope wins per key',
	'environment.add_capabilities': 'the whole list of the higher scope wins',
	'environment.drop_capabilities': 'the whole list of the higher scope wins',
	'environment.environment_variables': 'variables of the lower scope, then those of the higher, which win',
	'environment.image': 'the higher scope wins per accelerator',
	'environment.pod_spec': 'strategic merge of Kubernetes, the higher scope wins',
	'environment.ports': 'keys are united, the higher scope wins per key',
	'environment.proxy_ports': 'entries of the higher scope, then those of the lower with another proxy_port',
	'environment.registry_auth': 'the whole block of the higher scope wins',
	hyperparameters: 'groups are united, everything else of the higher scope wins',
	'integrations.webhooks.webhook_id': 'the whole list of the higher scope wins',
	'integrations.webhooks.webhook_name': 'the whole list of the higher scope wins',
	labels: 'values are united',
	log_policies: 'entries of the higher scope, then those of the lower with another name',
	'pbs.pbsbatch_args': 'the whole list of the higher scope wins',
	'resources.devices': 'entries of the higher scope, then those of the lower with another container_path',
	'searcher.bracket_rungs': 'the whole list of the higher scope wins',
	'slurm.sbatch_args': 'the whole list of the higher scope wins',
};

/** What two scopes set, lower first, and what comes of it, for each rule. */
const samples: Readonly<Record<MergeRule, readonly [lower: Value, upper: Value, merged: Value]>> = {
	'the higher scope wins': [1, 2, 2],
	'the whole block of the higher scope wins': [{username: 'a', password: 'b'}, {username: 'c'}, {username: 'c'}],
	'the whole list of the higher scope wins': [['a', 'b'], ['c'], ['c']],
	'keys are united at every depth, the higher scope wins per key': [
		{a: {b: 1, c: 1}, d: [1], e: 1},
		{a: {b: 2, f: 2}, d: [2], e: {g: 2}},
		{a: {b: 2, c: 1, f: 2}, d: [2], e: {g: 2}},
	],
	'keys are united, the higher scope wins per key': [
		{a: 1, b: 1},
		{b: 2, c: 2},
		{a: 1, b: 2, c: 2},
	],
	'groups are united, everything else of the higher scope wins': [
		{g: {a: 1, b: 1}, t: {type: 'int', minval: 1, maxval: 9, count: 3}, n: 1, o: {a: 1}},
		{g: {b: 2, c: 2}, t: {type: 'int', minval: 2, maxval: 8}, n: null, o: 2},
		{g: {a: 1, b: 2, c: 2}, t: {type: 'int', minval: 2, maxval: 8}, n: null, o: 2},
	],
	'values are united': [
		['a', 'b'],
		['b', 'c'],
		['a', 'b', 'c'],
	],
	'entries of the higher scope, then those of the lower with another container_path': [
		[
			{host_path: '/1', container_path: '/x'},
			{host_path: '/1', container_path: '/y'},
		],
		[{host_path: '/2', container_path: '/y'}],
		[
			{host_path: '/2', container_path: '/y'},
			{host_path: '/1', container_path: '/x'},
		],
	],
	'entries of the higher scope, then those of the lower with another proxy_port': [
		[{proxy_port: 1, proxy_tcp: true}, {proxy_port: 2}],
		[{proxy_port: 1}],
		[{proxy_port: 1}, {proxy_port: 2}],
	],
	'entries of the higher scope, then those of the lower with another name': [
		[
			{name: 'a', pattern: '1'},
			{pattern: 'p', action: 'cancel_retries'},
			{pattern: 'p', action: {type: 'exclude_node'}},
		],
		[
			{name: 'a', pattern: '2'},
			{pattern: 'p', action: 'exclude_node'},
		],
		[
			{name: 'a', pattern: '2'},
			{pattern: 'p', action: 'exclude_node'},
			{pattern: 'p', action: 'cancel_retries'},
		],
	],
	'variables of the lower scope, then those of the higher, which win': [
		['A=1'],
		{cpu: ['A=2'], gpu: ['B=2']},
		{cpu: ['A=1', 'A=2'], cuda: ['A=1', 'B=2'], rocm: ['A=1']},
	],
	'the higher scope wins per accelerator': ['all', {gpu: 'new'}, {cpu: 'all', cuda: 'new', rocm: 'all'}],
	'strategic merge of Kubernetes, the higher scope wins': [
		{spec: {containers: [{name: 'a', image: '1', tty: true}, {name: 'b'}], tolerations: [{key: 'x'}]}},
		{spec: {containers: [{name: 'a', image: '2'}], tolerations: [{key: 'y'}]}},
		{spec: {containers: [{name: 'a', image: '2', tty: true}, {name: 'b'}], tolerations: [{key: 'y'}]}},
	],
};

const rules = mergeRules('EXPERIMENT');

test('the table knows every field: what is not listed as special is replaced by the higher scope', () => {
	const found = [...rules].filter(([, rule]) => rule !== 'the higher scope wins');
	assert.deepEqual(Object.fromEntries(found), special);
	const blocks = new Set([...rules.keys()].map(path => path.split('.')[0]!));
	assert.deepEqual([...blocks].toSorted(), [...Object.keys(experimentFields), 'data_layer', 'internal'].toSorted());
	assert.equal(rules.size, 129);
});

for (const [path, rule] of rules) {
	// It goes with the rest of its login: see one-of.test.ts.
	if (path.endsWith('.credential')) continue;
	test(`${path}: ${rule}`, () => {
		const keys = path.split('.');
		const [lower, upper, merged] = samples[rule];
		const result = (user: Value | undefined, workspace?: Value, cluster?: Value) =>
			explain('EXPERIMENT', at(keys, user), {
				workspace: {invariant_config: at(keys, workspace)},
				cluster: {invariant_config: at(keys, cluster)},
			});
		const value = (...layers: Parameters<typeof result>) => valueAt(result(...layers).config, ...keys) ?? null;
		assert.deepEqual(sorted(value(lower, upper)), sorted(merged), 'workspace over user');
		assert.deepEqual(sorted(value(lower, undefined, upper)), sorted(merged), 'cluster over user');
		assert.deepEqual(sorted(value(undefined, lower, upper)), sorted(merged), 'cluster over workspace');
		const once = value(lower, lower);
		assert.deepEqual(sorted(value(lower, lower, upper)), sorted(value(once, undefined, upper)), 'one after the other');
		assert.deepEqual(value(lower, null), lower, 'a null lets the lower one through');
		assert.deepEqual(value(null, upper), upper, 'and is replaced by anything');
		const owners = new Set(result(undefined, undefined, upper).origins.values());
		assert.deepEqual([...owners], ['cluster']);
	});
}

/** A configuration with one field; a one-of block names itself in every scope. */
function at(keys: readonly string[], value: Value | undefined): Mapping {
	if (value === undefined) return {};
	const [block = '', field = ''] = keys;
	if (keys.length === 2 && tags[block] !== undefined && field !== tags[block]) {
		return {[block]: {[tags[block]]: variantWith(block, field), [field]: value}};
	}

	return keys.reduceRight<Value>((inner, key) => ({[key]: inner}), value) as Mapping;
}

const tags: Readonly<Record<string, string>> = {
	searcher: 'name',
	checkpoint_storage: 'type',
	tensorboard_storage: 'type',
};

function variantWith(block: string, field: string): string {
	const kind = experimentFields[block as 'searcher'];
	assert.ok(kind.type === 'union');
	const found = Object.entries(kind.variants).find(([, fields]) => Object.hasOwn(fields, field));
	return found?.[0] ?? Object.keys(kind.variants)[0]!;
}

/** Values without the order of their keys. */
function sorted(value: Value): string {
	return JSON.stringify(value, (_, inner: Value) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}
