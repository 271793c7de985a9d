import {boolean, number, text, whole, type Fields, type Kind} from './kind.js';

/** Units of a length; the product reads them into an unsigned number. */
const units: Kind = {type: 'whole', min: 0};

/** `{batches: 100}`, `{records: 100}` or `{epochs: 1}`: one value, never merged inside. */
const unitLength: Kind = {
	type: 'record',
	fields: {batches: units, epochs: units, records: units},
	single: true,
	merge: 'replace',
};

/** A training length: a plain number, or a number with its unit. */
export const length: Kind = {type: 'either', options: [units, unitLength], merge: 'replace'};

const rungs: Kind = {type: 'list', item: whole, merge: 'replace'};

/**
 * The fields each searcher has besides the common ones; the last four are no longer run, but the product reads them.
 * Words such as those of `mode` are not checked before a launch.
 */
const variants: Readonly<Record<string, Fields>> = {
	single: {max_length: length},
	random: {max_concurrent_trials: whole, max_length: length, max_trials: whole},
	grid: {max_concurrent_trials: whole, max_length: length},
	async_halving: {
		divisor: number,
		max_concurrent_trials: whole,
		max_length: length,
		max_time: whole,
		max_trials: whole,
		num_rungs: whole,
		stop_once: boolean,
		time_metric: text,
	},
	adaptive_asha: {
		bracket_rungs: rungs,
		divisor: number,
		max_concurrent_trials: whole,
		max_length: length,
		max_rungs: whole,
		max_time: whole,
		max_trials: whole,
		mode: text,
		stop_once: boolean,
		time_metric: text,
	},
	sync_halving: {budget: length, divisor: number, max_length: length, num_rungs: whole, train_stragglers: boolean},
	adaptive: {
		bracket_rungs: rungs,
		budget: length,
		divisor: number,
		max_length: length,
		max_rungs: whole,
		mode: text,
		train_stragglers: boolean,
	},
	adaptive_simple: {divisor: number, max_length: length, max_rungs: whole, max_trials: whole, mode: text},
	custom: {unit: text},
};

/** The field `searcher`. */
export const searcher: Kind = {
	type: 'union',
	tag: 'name',
	common: {metric: text, smaller_is_better: boolean, source_checkpoint_uuid: text, source_trial_id: whole},
	variants,
};
