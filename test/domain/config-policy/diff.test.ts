import assert from 'node:assert/strict';
import {test} from 'node:test';
import {policyDiff} from '../../../source/domain/config-policy/diff.js';
import {policy} from './policy.js';

test('documents that say the same do not differ, whatever the order of their keys', () => {
	const before = policy('constraints: {priority_limit: 1, resources: {max_slots: 2}}');
	assert.deepEqual(policyDiff(before, policy('constraints: {resources: {max_slots: 2}, priority_limit: 1}')), []);
	assert.deepEqual(policyDiff({}, {}), []);
});

test('every field that comes, goes or changes is named, sorted by its path', () => {
	const before = policy('constraints: {priority_limit: 1}\ninvariant_config: {name: a, labels: [a]}');
	const after = policy('constraints: {resources: {max_slots: 4}}\ninvariant_config: {name: b, labels: [a, b]}');
	assert.deepEqual(policyDiff(before, after), [
		{path: 'constraints.priority_limit', before: 1, after: undefined},
		{path: 'constraints.resources.max_slots', before: undefined, after: 4},
		{path: 'invariant_config.labels', before: ['a'], after: ['a', 'b']},
		{path: 'invariant_config.name', before: 'a', after: 'b'},
	]);
});

test('a document that is removed loses every field', () => {
	const before = policy('constraints: {priority_limit: 1}\ninvariant_config: {resources: {weight: 1.5}}');
	assert.deepEqual(
		policyDiff(before, {}).map(({path, after}) => [path, after]),
		[
			['constraints.priority_limit', undefined],
			['invariant_config.resources.weight', undefined],
		],
	);
});

test('an empty part is not the same as none, nor is a null', () => {
	assert.deepEqual(policyDiff({}, policy('constraints: {}')), [{path: 'constraints', before: undefined, after: {}}]);
	assert.deepEqual(policyDiff(policy('constraints: {}'), {}), [{path: 'constraints', before: {}, after: undefined}]);
	assert.deepEqual(policyDiff(policy('constraints: {}'), policy('constraints: {priority_limit: ~}')), [
		{path: 'constraints.priority_limit', before: undefined, after: null},
	]);
});

test('a mapping that becomes something else is one change', () => {
	const before = policy('invariant_config: {entrypoint: a, data: {a: {b: 1}}}');
	const after = policy('invariant_config: {entrypoint: [a], data: {a: [1]}}');
	assert.deepEqual(
		policyDiff(before, after).map(({path}) => path),
		['invariant_config.data.a', 'invariant_config.entrypoint'],
	);
});
