/* What is said about each kind of mistake: the field, the place, and what is allowed. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {complaint} from './policy.js';

/** What is wrong, where, and what is said of it besides the prefix. */
const located: ReadonlyArray<readonly [text: string, path: string, line: number, column: number, says: string]> = [
	[
		'constraints:\n  priority_limt: 10\n',
		'constraints.priority_limt',
		2,
		3,
		'json: unknown field "priority_limt": allowed in constraints: priority_limit, resources',
	],
	[
		'constraints:\n  resources: {slots: 1}\n',
		'constraints.resources.slots',
		2,
		15,
		'json: unknown field "slots": allowed in constraints.resources: max_slots',
	],
	[
		'Constraints: {}\n',
		'Constraints',
		1,
		1,
		'json: unknown field "Constraints" (it is spelt constraints): allowed: constraints, invariant_config',
	],
	[
		'constraints: {priority_limit: 1.5}',
		'constraints.priority_limit',
		1,
		31,
		'json: cannot use the number 1.5 as constraints.priority_limit: allowed is a whole number',
	],
	[
		'constraints: [1]',
		'constraints',
		1,
		14,
		'json: cannot use a list as constraints: allowed is a mapping with priority_limit, resources',
	],
	[
		'- constraints',
		'',
		1,
		1,
		'json: cannot use a list as the document: allowed is a mapping with constraints, invariant_config',
	],
	[
		'invariant_config: {name: 5}',
		'invariant_config.name',
		1,
		26,
		"json: cannot use a number as invariant_config.name: allowed is text (put it in quotes: '5')",
	],
	[
		'invariant_config: {debug: maybe}',
		'invariant_config.debug',
		1,
		27,
		'json: cannot use text as invariant_config.debug: allowed is true or false',
	],
	[
		'invariant_config: {entrypoint: [a, 1]}',
		'invariant_config.entrypoint[1]',
		1,
		36,
		"json: cannot use a number as invariant_config.entrypoint[1]: allowed is text (put it in quotes: '1')",
	],
	[
		'invariant_config: {entrypoint: 1}',
		'invariant_config.entrypoint',
		1,
		32,
		'json: cannot use a number as invariant_config.entrypoint: allowed is text, or a list of texts',
	],
	[
		'invariant_config: {labels: [~]}',
		'invariant_config.labels[0]',
		1,
		29,
		'json: cannot use nothing as invariant_config.labels[0]: allowed is text',
	],
	[
		'invariant_config: {resources: {devices: [/dev/a]}}',
		'invariant_config.resources.devices[0]',
		1,
		42,
		'json: cannot use text as invariant_config.resources.devices[0]: allowed is text of the form host_path:container_path[:mode]',
	],
	[
		'invariant_config: {reproducibility: {experiment_seed: -1}}',
		'invariant_config.reproducibility.experiment_seed',
		1,
		55,
		'json: cannot use a number as invariant_config.reproducibility.experiment_seed: allowed is a whole number from 0 to 4294967295',
	],
	[
		'invariant_config: {bind_mounts: [{host_path: /x}]}',
		'invariant_config.bind_mounts[0]',
		1,
		34,
		'invariant_config.bind_mounts[0] needs the field "container_path": allowed is a mapping with container_path, host_path, propagation, read_only',
	],
	[
		'invariant_config: {min_validation_period: {}}',
		'invariant_config.min_validation_period',
		1,
		43,
		'invalid length: invariant_config.min_validation_period must be a mapping with exactly one of batches, epochs, records',
	],
	[
		'invariant_config: {searcher: {name: best}}',
		'invariant_config.searcher.name',
		1,
		37,
		'unexpected name: "best": allowed is one of single, random, grid, async_halving, adaptive_asha, sync_halving, adaptive, adaptive_simple, custom',
	],
	[
		'invariant_config: {searcher: {max_trials: 3}}',
		'invariant_config.searcher.max_trials',
		1,
		31,
		'json: unknown field "max_trials": allowed in invariant_config.searcher: metric, name, smaller_is_better, source_checkpoint_uuid, source_trial_id',
	],
	[
		'invariant_config: {hyperparameters: {g: {lr: {type: flot}}}}',
		'invariant_config.hyperparameters.g.lr.type',
		1,
		53,
		'unexpected type: allowed is one of const, int, double, log, categorical, or no "type" for a group',
	],
	[
		'invariant_config: {hyperparameters: {lr: {type: int, minval: 1, maxval: x}}}',
		'invariant_config.hyperparameters.lr.maxval',
		1,
		73,
		'json: cannot use text as invariant_config.hyperparameters.lr.maxval: allowed is a whole number',
	],
	[
		'invariant_config: {log_policies: [{pattern: a}]}',
		'invariant_config.log_policies[0]',
		1,
		35,
		'"name" must be set, and "pattern" is also required unless you intend to disable an existing policy',
	],
	[
		'invariant_config: {log_policies: [{name: a}, {name: a}]}',
		'invariant_config.log_policies[1]',
		1,
		53,
		'log_policies have duplicated names "a": each is allowed once',
	],
	[
		'invariant_config: {environment: {pod_spec: {specs: {}}}}',
		'invariant_config.environment.pod_spec.specs',
		1,
		45,
		'json: unknown field "specs": allowed in invariant_config.environment.pod_spec: apiVersion, kind, metadata, spec, status',
	],
];

for (const [text, path, line, column, says] of located) {
	test(`${JSON.stringify(text)} is refused with field, place and what is allowed`, () => {
		assert.deepEqual(complaint(text), {path, line, column, message: `invalid experiment config policy: ${says}`});
	});
}
