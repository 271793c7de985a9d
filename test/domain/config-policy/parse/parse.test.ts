import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseText} from '../../../../source/domain/config-policy/parse/parse.js';
import {nodeAt, type SourceNode} from '../../../../source/domain/config-policy/parse/source-node.js';
import type {Value} from '../../../../source/domain/config-policy/value/value.js';

function root(text: string): SourceNode {
	const parsed = parseText(text);
	assert.ok(parsed.ok, JSON.stringify(parsed));
	return parsed.root;
}

/** What a text means to the product's reader, which is one of YAML 1.1. */
const meanings: ReadonlyArray<readonly [text: string, value: Value]> = [
	['', null],
	['   \n', null],
	['# only a note\n', null],
	['a: yes\nb: off\nc: y\n', {a: true, b: false, c: true}],
	['a: 010\nb: 0x10\nc: 0b11\nd: 1_000\n', {a: 8, b: 16, c: 3, d: 1000}],
	['a: 1e3\nb: 1.5\nc: -0\nd: ~\n', {a: 1000, b: 1.5, c: 0, d: null}],
	['a: 2001-01-01\nb: 12:30:45\nc: 1:30\n', {a: '2001-01-01', b: '12:30:45', c: '1:30'}],
	['1: a\nyes: b\n', {1: 'a', yes: 'b'}],
	['{a: 1, "b": [x, {c: d}]}', {a: 1, b: ['x', {c: 'd'}]}],
	['a: |\n  two\n  lines\n', {a: 'two\nlines\n'}],
	['a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n', {a: {b: 1}, c: {b: 1}, d: {e: 2, b: 1}}],
	['a: &x {b: 1, c: 1}\ny: &y {c: 2}\nd: {<<: [*y, *x], b: 3}\n', {a: {b: 1, c: 1}, y: {c: 2}, d: {b: 3, c: 2}}],
	['"<<": {a: 1}\n', {'<<': {a: 1}}],
	['\uFEFFa: 1\r\nb: 2\r\n', {a: 1, b: 2}],
];

for (const [text, value] of meanings) {
	test(`${JSON.stringify(text)} is ${JSON.stringify(value)}`, () => {
		assert.deepEqual(root(text).value, value);
	});
}

test('JSON is read as it is, with tabs, escapes and numbers', () => {
	const value = {a: ['\u{1F600}/\t', 1.5e300, true, null], b: {'': {}}, c: 'x'.repeat(300)};
	for (const space of [undefined, 2, '\t']) assert.deepEqual(root(JSON.stringify(value, null, space)).value, value);
	assert.deepEqual(root('{"a": "\\ud83d\\ude00\\/\\u0041"}').value, {a: '\u{1F600}/A'});
});

test('every field has the place of its key and of its value', () => {
	const text = 'constraints:\n  resources:\n    max_slots:   4\nlist: [a,\n  b]\n';
	const tree = root(text);
	const slots = nodeAt(tree, 'constraints', 'resources', 'max_slots');
	assert.deepEqual(
		[slots?.keyAt, slots?.at],
		[
			{line: 3, column: 5},
			{line: 3, column: 18},
		],
	);
	assert.deepEqual(nodeAt(tree, 'list')?.items[1]?.at, {line: 5, column: 3});
	assert.deepEqual(nodeAt(tree, 'constraints')?.keyAt, {line: 1, column: 1});
	assert.equal(nodeAt(tree, 'constraints', 'no', 'such'), undefined);
});

test('places count after a byte order mark and across Windows line ends', () => {
	const node = nodeAt(root('\uFEFFa: 1\r\nb: 2\r\n'), 'b');
	assert.deepEqual(
		[node?.keyAt, node?.at],
		[
			{line: 2, column: 1},
			{line: 2, column: 4},
		],
	);
	assert.deepEqual(nodeAt(root('\uFEFFa: 1\r\n'), 'a')?.keyAt, {line: 1, column: 1});
});

test('what an alias brings in has the place where it was written', () => {
	const node = nodeAt(root('a: &x {b: 1}\nc: *x\n'), 'c', 'b');
	assert.deepEqual(node?.at, {line: 1, column: 11});
});

test('a key named __proto__ is only a key', () => {
	const {value} = root('__proto__: {admin: true}\nconstructor: {prototype: 1}\n');
	assert.equal(JSON.stringify(value), '{"__proto__":{"admin":true},"constructor":{"prototype":1}}');
	assert.equal(({} as {admin?: boolean}).admin, undefined);
});
