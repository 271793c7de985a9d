import assert from 'node:assert/strict';
import {test} from 'node:test';
import {explain} from '../../../../source/domain/config-policy/launch/explain.js';
import {valueAt, type Value} from '../../../../source/domain/config-policy/value/value.js';

function pods(upper: Value, lower: Value) {
	const policies = {workspace: undefined, cluster: {invariant_config: pod(upper)}};
	const result = explain('EXPERIMENT', pod(lower), policies);
	return {spec: valueAt(result.config, 'environment', 'pod_spec', 'spec'), result};
}

function pod(spec: Value) {
	return {environment: {pod_spec: {spec}}};
}

function named(...names: readonly string[]) {
	return {volumes: names.map(name => ({name}))};
}

test('containers, their variables and their mounts are merged by name and path', () => {
	const lower = {
		containers: [
			{
				name: 'main',
				env: [
					{name: 'A', value: '1'},
					{name: 'B', value: '1'},
				],
				volumeMounts: [{mountPath: '/a', name: 'x', readOnly: true}],
				args: ['a', 'b'],
			},
		],
	};
	const upper = {
		containers: [
			{
				name: 'main',
				env: [{name: 'B', value: '2'}],
				volumeMounts: [{mountPath: '/a', name: 'y'}],
				args: ['c'],
			},
		],
	};
	assert.deepEqual(pods(upper, lower).spec, {
		containers: [
			{
				name: 'main',
				env: [
					{name: 'A', value: '1'},
					{name: 'B', value: '2'},
				],
				volumeMounts: [{mountPath: '/a', name: 'y', readOnly: true}],
				args: ['c'],
			},
		],
	});
});

test('entries both have keep the place of the lower, new ones come first', () => {
	assert.deepEqual(pods(named('c'), named('a', 'b')).spec, named('c', 'a', 'b'));
	assert.deepEqual(pods(named('b', 'c'), named('a', 'b')).spec, named('a', 'b', 'c'));
	assert.deepEqual(pods(named('a', 'z'), named('a', 'b')).spec, named('a', 'z', 'b'));
});

test('entries know who set them, and what they replaced is told', () => {
	const lower = {volumes: [{name: 'a', emptyDir: {}}, {name: 'b'}], hostNetwork: true};
	const {result} = pods({volumes: [{name: 'a', hostPath: {path: '/x'}}], hostNetwork: false}, lower);
	const volumes = 'environment.pod_spec.spec.volumes';
	assert.deepEqual(
		[...result.origins],
		[
			[`${volumes}[0]`, 'cluster'],
			[`${volumes}[1]`, 'user'],
			['environment.pod_spec.spec.hostNetwork', 'cluster'],
		],
	);
	assert.deepEqual(
		result.overrides.map(({path}) => path),
		[`${volumes}.a`, 'environment.pod_spec.spec.hostNetwork'],
	);
});

test('nulls let the lower value through, lists without a name are replaced', () => {
	const lower = {tolerations: [{key: 'a'}], nodeName: 'n', dns: {a: [1]}};
	assert.deepEqual(pods({tolerations: null, nodeName: null, dns: {a: [2]}}, lower).spec, {
		...lower,
		dns: {a: [2]},
	});
});
