import assert from 'node:assert/strict';
import {test} from 'node:test';
import {explain, type Explanation} from '../../../../source/domain/config-policy/launch/explain.js';
import {valueAt, type Value} from '../../../../source/domain/config-policy/value/value.js';

function merged(field: string, ...[user, workspace, cluster]: ReadonlyArray<Value | undefined>) {
	const layer = (value: Value | undefined) => (value === undefined ? {} : {environment: {[field]: value}});
	const policies = {
		workspace: {invariant_config: layer(workspace)},
		cluster: {invariant_config: layer(cluster)},
	};
	const result: Explanation = explain('EXPERIMENT', layer(user), policies);
	return {value: valueAt(result.config, 'environment', field), result};
}

test('variables: the order is user, workspace, cluster, for every accelerator', () => {
	const {value} = merged('environment_variables', ['A=1'], {cuda: ['A=2']}, ['A=3']);
	assert.deepEqual(value, {cpu: ['A=1', 'A=3'], cuda: ['A=1', 'A=2', 'A=3'], rocm: ['A=1', 'A=3']});
});

test('variables: gpu is cuda, unless cuda is there', () => {
	assert.deepEqual(merged('environment_variables', {gpu: ['A=1']}, {cpu: ['B=1']}).value, {
		cpu: ['B=1'],
		cuda: ['A=1'],
	});
	assert.deepEqual(merged('environment_variables', {gpu: ['A=1'], cuda: ['A=2']}, {cuda: ['A=3']}).value, {
		cuda: ['A=2', 'A=3'],
	});
});

test('variables: what only one scope sets stays as it was written', () => {
	assert.deepEqual(merged('environment_variables', ['A=1']).value, ['A=1']);
	assert.deepEqual(merged('environment_variables', undefined, undefined, {gpu: ['A=1']}).value, {gpu: ['A=1']});
	assert.deepEqual(merged('environment_variables', {cpu: null}, ['A=1']).value, {
		cpu: ['A=1'],
		cuda: ['A=1'],
		rocm: ['A=1'],
	});
});

test('variables: one that loses its value at the start of the task is told, one that repeats it is not', () => {
	const {result} = merged('environment_variables', {cpu: ['A=1', 'B=1', 'C']}, undefined, {cpu: ['A=2', 'B=1', 'C=3']});
	assert.deepEqual(
		result.overrides.map(({path, value, overridden}) => [path, value, overridden.value]),
		[
			['environment.environment_variables.cpu.A', 'A=2', 'A=1'],
			['environment.environment_variables.cpu.C', 'C=3', 'C'],
		],
	);
});

test('images: a name stands for every accelerator, and gpu for cuda', () => {
	assert.deepEqual(merged('image', 'mine', {cuda: 'theirs'}, {rocm: 'ours'}).value, {
		cpu: 'mine',
		cuda: 'theirs',
		rocm: 'ours',
	});
	assert.deepEqual(merged('image', {gpu: 'mine', cpu: 'mine'}, undefined, 'ours').value, {
		cpu: 'ours',
		cuda: 'ours',
		rocm: 'ours',
	});
	assert.equal(merged('image', 'mine').value, 'mine');
});

test('capabilities: an empty list of a policy takes all of them away', () => {
	const {value, result} = merged('add_capabilities', ['SYS_ADMIN'], undefined, []);
	assert.deepEqual(value, []);
	assert.deepEqual([...result.origins], [['environment.add_capabilities', 'cluster']]);
	assert.equal(result.overrides.length, 1);
});

test('ports: keys are united, whoever they are called', () => {
	const {value} = merged('ports', {web: 80, constructor: 1}, {web: 81}, {constructor: 2});
	assert.deepEqual(value, {web: 81, constructor: 2});
});

test('login of the registry: half of one and half of another is none', () => {
	const {value} = merged('registry_auth', {username: 'me', password: 'mine', email: 'x'}, {username: 'us', auth: 'y'});
	assert.deepEqual(value, {username: 'us', auth: 'y'});
});
