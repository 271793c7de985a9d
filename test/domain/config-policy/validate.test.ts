import assert from 'node:assert/strict';
import {test} from 'node:test';
import {complaintText, type WorkloadType} from '../../../source/domain/config-policy/policy.js';
import {validatePolicy, validateWorkload} from '../../../source/domain/config-policy/validate.js';
import {complaint, complaints, policy} from './policy.js';

const both = ['EXPERIMENT', 'NTSC'] as const satisfies readonly WorkloadType[];

test("the documents of the product's own tests are accepted", () => {
	for (const type of both) {
		policy('constraints:\n  priority_limit: 10\n', type);
		policy('constraints:\n  resources:\n    max_slots: 4\n', type);
		policy('{"constraints": {"priority_limit": 10, "resources": {"max_slots": 4}}}', type);
		policy('{constraints: {priority_limit: 10}}', type);
		policy('invariant_config:', type);
	}

	policy('invariant_config:\n  description: "test\\nspecial\\nchar"\n');
	policy('invariant_config:\n  resources:\n    slots: 1\n');
	policy('constraints: {priority_limit: 10, resources: {max_slots: 4}}\ninvariant_config: {records_per_epoch: 100}');
});

test('those that its tests refuse are refused, with its first words', () => {
	const broken = [
		'invariant_config:\n  : "test"\n',
		'invariant_config:\n  resources:\n    slots: "this should be a number"\n',
		'invariant_config:\n  nonexistent_description: "test"\n',
		'invariant_config:\n  resources:\n    slots: 1\n  extra_key: 2\n',
		'bad_config_spec:\n  resources:\n    slots: 1\n',
		'constraints:\n  : 10\n',
		'constraints:\n  resources:\n    max_slots: "this should be a number"\n',
		'constraints:\n  nonexistent_priority_limit: 10\n',
		'constraints:\n  resources:\n    max_slots: 1\n  extra_key: 2\n',
	];
	for (const text of broken) {
		assert.match(complaint(text).message, /^invalid experiment config policy: /, text);
		assert.match(complaint(text, 'NTSC').message, /^invalid ntsc config policy: /, text);
	}
});

test('an empty text is no policy', () => {
	for (const type of both) assert.equal(complaint('', type).message, 'no specified config policies');
});

test('an unknown field of the configuration lists every field there is', () => {
	const {message} = complaint('invariant_config: {resource: {}}');
	for (const name of ['bind_mounts', 'resources', 'searcher', 'workspace']) assert.ok(message.includes(name), name);
});

test('all that is wrong is said at once, in the order of the text', () => {
	const found = complaints('bad: 1\ninvariant_config: {debug: 1, name: [x]}\nconstraints: {x: 1, priority_limit: a}\n');
	assert.deepEqual(
		found.map(({line, column}) => `${line}:${column}`),
		['1:1', '2:27', '2:36', '3:15', '3:37'],
	);
});

test('fields of every kind are accepted in every form they have', () => {
	policy(`
invariant_config:
  environment:
    image: {cpu: a, gpu: b}
    environment_variables: {cpu: [A=1], gpu: []}
    ports: {web: 80}
    proxy_ports: [{proxy_port: 80, proxy_tcp: yes}]
    registry_auth: {username: u, password: p}
    pod_spec: {spec: {containers: [{name: x}]}}
  entrypoint: [python3, train.py]
  hyperparameters: {lr: 0.1, none: ~, list: [1, x], group: {deep: {type: log, base: 10, minval: -4, maxval: -1}},
    cat: {type: categorical, vals: [a, 1, ~]}, fixed: {type: const, val: {a: 1}}}
  resources: {devices: ['/a:/b', '/a:/b:r', {host_path: /a, container_path: /b}], weight: 1.5}
  searcher: {name: adaptive_asha, max_time: 10, time_metric: batches, max_length: 5, metric: loss}
  checkpoint_storage: {type: azure, container: c, save_trial_best: 1}
  min_validation_period: {epochs: 1}
  min_checkpoint_period: 100
  log_policies: [{pattern: a, action: {type: cancel_retries}}, {name: b}, {name: c, action: exclude_node}]
  data: {anything: [{at: all}]}
  labels: []
  retention_policy: {log_retention_days: -1}
`);
});

test('numbers are not looked at, only their type: the product does not either', () => {
	policy('invariant_config: {resources: {priority: -5, max_slots: 0, slots_per_trial: -1}, max_restarts: -1}');
	policy('constraints: {priority_limit: 0, resources: {max_slots: -3}}');
});

test('a null is a field that is not set, wherever it stands', () => {
	policy('constraints: {priority_limit: ~, resources: ~}\ninvariant_config: {resources: {max_slots: ~}, searcher: ~}');
});

test("fields that experiments no longer have are refused in policies, and ignored in a person's own file", () => {
	for (const text of ['data_layer: {}', 'resources: {agent_label: x}', 'resources: {shm_size: 4g}']) {
		complaint(`invariant_config: {${text}}`);
		assert.ok(validateWorkload('EXPERIMENT', text).ok, text);
	}
});

test("conflicts: priority, max_slots and slots_per_trial against the own limits, then the cluster's", () => {
	const limits = 'constraints: {priority_limit: 5, resources: {max_slots: 4}}';
	const invariants = 'invariant_config: {resources: {priority: 6, max_slots: 3, slots_per_trial: 9}}';
	const inner = [
		'invariant config & constraints are trying to set the priority limit.',
		'invariant config & constraints are trying to set the max slots.',
		'invariant config has 9 slots per trial. violates constraints max slots of 4.',
	];
	const own = complaints(`${limits}\n${invariants}`).map(({message}) => message);
	for (const [index, text] of inner.entries()) {
		assert.ok(own[index]!.startsWith(`invalid experiment config policy: ${text}`), own[index]);
	}

	const others = complaints(invariants, 'EXPERIMENT', policy(limits)).map(({message}) => message);
	for (const [index, text] of inner.entries()) {
		const prefix = 'invalid experiment config policy: workspace invariant_config conflicts with global constraints: ';
		assert.ok(others[index]!.startsWith(`${prefix}${text}`), others[index]);
	}

	assert.equal(complaints(`${limits}\n${invariants}`, 'EXPERIMENT', policy(limits)).length, 6);
});

test('a priority that is stricter than the own limit conflicts too, the same one does not', () => {
	const text = 'constraints: {priority_limit: 5}\ninvariant_config: {resources: {priority: N}}';
	policy(text.replace('N', '5'));
	for (const priority of [4, 6]) complaint(text.replace('N', String(priority)));
});

test('a workspace may have other limits and other invariants than the cluster', () => {
	const cluster = policy('constraints: {priority_limit: 5}\ninvariant_config: {name: a}');
	policy('constraints: {priority_limit: 9}\ninvariant_config: {name: b}', 'EXPERIMENT', cluster);
});

test('what is unreadable is one complaint and not many', () => {
	assert.equal(complaints('constraints: {x: 1\ny: 2').length, 1);
});

test('a complaint in one line ends with its place', () => {
	const text = complaintText(complaint('constraints:\n  x: 1\n'));
	assert.match(text, /^invalid experiment config policy: .* \(line 2, column 3\)$/);
	const checked = validatePolicy('NTSC', 'invariant_config: {}');
	assert.ok(!checked.ok);
	assert.match(complaintText(checked.complaints[0]!), /try again \(line 1, column 1\)$/);
});

test("a person's own file is checked by the fields of its type, with words of its own", () => {
	const found = validateWorkload('NTSC', 'searcher: {name: single}');
	assert.ok(!found.ok);
	assert.match(found.complaints[0]!.message, /^invalid task configuration: json: unknown field "searcher"/);
	const experiment = validateWorkload('EXPERIMENT', 'name: [');
	assert.ok(!experiment.ok);
	assert.match(experiment.complaints[0]!.message, /^invalid experiment configuration: not valid YAML/);
	for (const text of ['', '# nothing\n', '{}']) {
		const empty = validateWorkload('EXPERIMENT', text);
		assert.ok(empty.ok);
		assert.deepEqual(empty.value, {});
	}
});
