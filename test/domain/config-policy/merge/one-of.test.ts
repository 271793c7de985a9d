/* Blocks that are one of several things: searcher and storages. Cases of the product's own tests among them. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {explain, type Explanation} from '../../../../source/domain/config-policy/launch/explain.js';
import type {Mapping} from '../../../../source/domain/config-policy/value/value.js';

function over(block: string, upper: Mapping, lower: Mapping): Explanation {
	const cluster = {invariant_config: {[block]: upper}};
	return explain('EXPERIMENT', {[block]: lower}, {workspace: undefined, cluster});
}

test('a policy without a type only sets what all have in common', () => {
	const upper = {save_experiment_best: 10, save_trial_best: 10};
	const {config} = over('checkpoint_storage', upper, {type: 'gcs', bucket: 'of water', save_experiment_best: 3});
	assert.deepEqual(config, {
		checkpoint_storage: {type: 'gcs', bucket: 'of water', save_experiment_best: 10, save_trial_best: 10},
	});
});

test('blocks of one type are merged field by field', () => {
	const upper = {name: 'random', max_trials: 10};
	const {config} = over('searcher', upper, {name: 'random', max_trials: 5, max_concurrent_trials: 2, metric: 'loss'});
	assert.deepEqual(config, {
		searcher: {name: 'random', max_trials: 10, max_concurrent_trials: 2, metric: 'loss'},
	});
});

test('of two types the upper one wins, what only the lower type has goes, what is common stays', () => {
	const upper = {name: 'single', max_length: {batches: 1000}, metric: 'loss', smaller_is_better: true};
	const lower = {
		name: 'random',
		max_concurrent_trials: 2,
		max_length: {batches: 10_000},
		metric: 'loss',
		smaller_is_better: false,
		source_checkpoint_uuid: 'asdf',
	};
	const {config, overrides} = over('searcher', upper, lower);
	assert.deepEqual(config, {searcher: {...upper, source_checkpoint_uuid: 'asdf'}});
	assert.deepEqual(
		overrides.map(({path, value, overridden}) => [path, value, overridden.value]),
		[
			['searcher.max_concurrent_trials', undefined, 2],
			['searcher.max_length', {batches: 1000}, {batches: 10_000}],
			['searcher.name', 'single', 'random'],
			['searcher.smaller_is_better', true, false],
		],
	);
});

test('a type alone replaces the type and keeps nothing of the other', () => {
	const {config} = over('tensorboard_storage', {type: 'gcs'}, {type: 's3', bucket: 'b', prefix: 'p'});
	assert.deepEqual(config, {tensorboard_storage: {type: 'gcs'}});
});

test('Azure: who says where to log in brings the whole login', () => {
	const lower = {type: 'azure', account_url: 'https://lower', credential: 'old', container: 'c'};
	const upper = {type: 'azure', connection_string: 'upper'};
	const {config, overrides} = over('checkpoint_storage', upper, lower);
	assert.deepEqual(config, {checkpoint_storage: {type: 'azure', container: 'c', connection_string: 'upper'}});
	assert.deepEqual(
		overrides.map(({path}) => path),
		['checkpoint_storage.account_url', 'checkpoint_storage.credential'],
	);
});

test('Azure: a login of the lower scope is left alone, also by a credential without a place', () => {
	const lower = {type: 'azure', account_url: 'https://lower', credential: 'old'};
	for (const upper of [{type: 'azure'}, {type: 'azure', credential: 'new'}, {save_trial_best: 1}]) {
		const {config} = over('checkpoint_storage', upper, lower);
		const best = 'save_trial_best' in upper ? {save_trial_best: 1} : {};
		assert.deepEqual(config, {checkpoint_storage: {...lower, ...best}});
	}
});

test('a mapping of a field meets something else: the upper one wins where the product would crash', () => {
	const {config} = over('data', {a: [1]}, {a: {b: 1}});
	assert.deepEqual(config, {data: {a: [1]}});
	assert.deepEqual(over('searcher', {metric: 'x'}, {name: {a: 1}}).config, {searcher: {metric: 'x', name: {a: 1}}});
});
