import assert from 'node:assert/strict';
import {test} from 'node:test';
import {limitsOf, toPolicyDocument} from '../../../source/domain/config-policy/policy.js';
import {fieldPath} from '../../../source/domain/config-policy/value/path.js';
import {fieldOf, numberAt, sameValue, valueAt, type Value} from '../../../source/domain/config-policy/value/value.js';

test('a field that is not there is not inherited, and null is not set', () => {
	assert.equal(fieldOf({a: null}, 'a'), undefined);
	for (const key of ['constructor', '__proto__', 'toString']) assert.equal(fieldOf({}, key), undefined);
	assert.equal(fieldOf([1], '0'), undefined);
	assert.equal(fieldOf('text', 'length'), undefined);
	assert.equal(valueAt({a: {b: [1]}}, 'a', 'b', 'c'), undefined);
	assert.deepEqual(valueAt({a: {b: [1]}}, 'a', 'b'), [1]);
	assert.equal(numberAt({a: '1'}, 'a'), undefined);
});

test('values are the same when they hold the same, in any order of keys', () => {
	const same: ReadonlyArray<readonly [Value, Value]> = [
		[
			{a: 1, b: [{c: null}]},
			{b: [{c: null}], a: 1},
		],
		[[], []],
		[{}, {}],
	];
	const different: ReadonlyArray<readonly [Value, Value]> = [
		[{}, []],
		[{a: null}, {}],
		[{a: null}, {b: null}],
		[
			[1, 2],
			[2, 1],
		],
		[[1], [1, 2]],
		['1', 1],
		[null, {}],
		[null, false],
	];
	for (const [a, b] of same) assert.ok(sameValue(a, b) && sameValue(b, a), JSON.stringify([a, b]));
	for (const [a, b] of different) assert.ok(!sameValue(a, b) && !sameValue(b, a), JSON.stringify([a, b]));
});

test('paths: plain keys with dots, list places in brackets, all else quoted', () => {
	assert.equal(fieldPath('', 'resources'), 'resources');
	assert.equal(fieldPath('resources', 'max_slots'), 'resources.max_slots');
	assert.equal(fieldPath('bind_mounts', 0), 'bind_mounts[0]');
	assert.equal(fieldPath('data', 'a.b'), 'data["a.b"]');
	assert.equal(fieldPath('', '0'), '["0"]');
	assert.equal(fieldPath('data', 'a\n"'), 'data["a\\n\\""]');
});

test('a document is its two parts, and its limits are numbers or nothing', () => {
	assert.deepEqual(toPolicyDocument({constraints: null, invariant_config: {}}), {invariant_config: {}});
	assert.deepEqual(toPolicyDocument(null), {});
	assert.deepEqual(limitsOf(undefined), {priorityLimit: undefined, maxSlots: undefined});
	assert.deepEqual(limitsOf({constraints: {priority_limit: 0, resources: {max_slots: null}}}), {
		priorityLimit: 0,
		maxSlots: undefined,
	});
});
