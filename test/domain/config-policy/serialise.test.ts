import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toJson, toYaml} from '../../../source/domain/config-policy/serialise.js';
import {policy} from './policy.js';

test('YAML is in blocks, its keys sorted, its lists not indented', () => {
	const document = policy(
		'{"invariant_config": {"name": "x", "bind_mounts": [{"host_path": "/a", "container_path": "/b"}], "labels": [], "data": {}}, "constraints": {"resources": {"max_slots": 4}, "priority_limit": 10}}',
	);
	assert.equal(
		toYaml(document),
		`constraints:
  priority_limit: 10
  resources:
    max_slots: 4
invariant_config:
  bind_mounts:
  - container_path: /b
    host_path: /a
  data: {}
  labels: []
  name: x
`,
	);
});

test('nothing set is an empty mapping', () => {
	assert.equal(toYaml({}), '{}\n');
	assert.equal(toJson({}), '{}\n');
});

test('JSON has sorted keys and two spaces, at every depth', () => {
	assert.equal(
		toJson({b: [{d: 1, c: null}], a: true}),
		'{\n  "a": true,\n  "b": [\n    {\n      "c": null,\n      "d": 1\n    }\n  ]\n}\n',
	);
});

test('text that a reader of YAML 1.1 takes for something else is quoted', () => {
	for (const text of [
		'yes',
		'off',
		'y',
		'010',
		'1_000',
		'1:30',
		'2001-01-01',
		'~',
		'null',
		'1e3',
		'',
		' x',
		'# x',
		'a: b',
	]) {
		assert.equal(toYaml({a: text}), `a: '${text}'\n`);
	}

	assert.equal(toYaml({a: 'plain text', b: '/path', c: 'A=1'}), 'a: plain text\nb: /path\nc: A=1\n');
	assert.equal(toYaml({'<<': {yes: 1}}), "'<<':\n  'yes': 1\n");
});

test('marks of old YAML are quoted, and small numbers have a point, so that every reader agrees', () => {
	assert.equal(toYaml({a: '=', b: ['<<']}), "a: '='\nb:\n- '<<'\n");
	assert.equal(
		toYaml({a: 1e-7, b: -2e-9, c: 1.5e-8, d: 0.0001, e: 1e21}),
		'a: 1.0e-7\nb: -2.0e-9\nc: 1.5e-8\nd: 0.0001\ne: 1.0e+21\n',
	);
});

test('long text stays on one line, text of several lines is a block', () => {
	const long = 'word '.repeat(50).trim();
	assert.equal(toYaml({a: long}), `a: ${long}\n`);
	assert.equal(toYaml({a: 'one\ntwo\n'}), 'a: |\n  one\n  two\n');
});

test('a value that is there twice is written twice, without an anchor', () => {
	const shared = {x: 1};
	assert.equal(toYaml({a: shared, b: shared}), 'a:\n  x: 1\nb:\n  x: 1\n');
});
