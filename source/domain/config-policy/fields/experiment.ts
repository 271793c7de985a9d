import {bindMounts, environment, pbs, sharedResources, slurm} from './environment.js';
import {boolean, number, oneOf, record, text, textList, whole, wholeRecord, type Fields, type Kind} from './kind.js';
import {length, searcher} from './searcher.js';
import {checkpointStorage, tensorboardStorage} from './storage.js';

const logAction = oneOf('cancel_retries', 'exclude_node');

const logPolicies: Kind = {
	type: 'list',
	merge: 'log-policies',
	item: wholeRecord({
		// `{type: …}` is the older form of the same.
		action: {type: 'either', options: [logAction, wholeRecord({type: logAction}, ['type'])], merge: 'replace'},
		name: text,
		pattern: text,
	}),
};

const optimizations = record({
	aggregation_frequency: whole,
	auto_tune_tensor_fusion: boolean,
	average_aggregated_gradients: boolean,
	average_training_metrics: boolean,
	grad_updates_size_file: text,
	gradient_compression: boolean,
	mixed_precision: text,
	tensor_fusion_cycle_time: whole,
	tensor_fusion_threshold: whole,
});

const integrations = record({
	pachyderm: record({
		dataset: record({branch: text, commit: text, project: text, repo: text, token: text}),
		pachd: record({host: text, port: whole}),
		proxy: record({host: text, port: whole, scheme: text}),
	}),
	webhooks: record({
		exclude: boolean,
		webhook_id: {type: 'list', item: whole, merge: 'replace'},
		webhook_name: textList,
	}),
});

/** The fields of an experiment configuration, as a policy may set them. */
export const experimentFields = {
	bind_mounts: bindMounts,
	checkpoint_policy: text,
	checkpoint_storage: checkpointStorage,
	data: {type: 'free'},
	debug: boolean,
	description: text,
	entrypoint: {type: 'either', options: [text, textList], merge: 'replace'},
	environment,
	hyperparameters: {type: 'map', value: {type: 'hyperparameter'}},
	integrations,
	labels: {type: 'list', item: text, merge: 'set'},
	log_policies: logPolicies,
	max_restarts: whole,
	min_checkpoint_period: length,
	min_validation_period: length,
	name: text,
	optimizations,
	pbs,
	perform_initial_validation: boolean,
	preemption_timeout: whole,
	profiling: record({begin_on_batch: whole, enabled: boolean, end_after_batch: whole, sync_timings: boolean}),
	project: text,
	records_per_epoch: whole,
	reproducibility: record({experiment_seed: {type: 'whole', min: 0, max: 2 ** 32 - 1}}),
	resources: record({...sharedResources, slots_per_trial: whole}),
	retention_policy: record({log_retention_days: {type: 'whole', min: -(2 ** 15), max: 2 ** 15 - 1}}),
	scheduling_unit: whole,
	searcher,
	security: record({kerberos: record({config_file: text})}),
	slurm,
	tensorboard_storage: tensorboardStorage,
	workspace: text,
} as const satisfies Fields;

/** What a person's own file may hold besides, and policies not: old fields that are ignored, and sizes with a unit. */
export const experimentFileFields: Fields = {
	...experimentFields,
	data_layer: {type: 'free'},
	internal: {type: 'free'},
	resources: record({
		...experimentFields.resources.fields,
		agent_label: text,
		shm_size: {type: 'either', options: [number, text], merge: 'replace'},
	}),
};
