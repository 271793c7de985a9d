import assert from 'node:assert/strict';
import test from 'node:test';
import {rootTask} from '../../../source/domain/default-task.js';
import {setDefaultTask, unsetDefaultTask} from '../../../source/store/master-config/edit-default-task.js';
import {parseMasterConfig} from '../../../source/store/master-config/read-master-config.js';
import {leastTime} from '../../hostile/least-time.js';

/** What is refused: the text, the place, and a word of the sentence. */
const corpus: ReadonlyArray<readonly [name: string, text: string, line: number, column: number, says: RegExp]> = [
	['a duplicate key', 'port: 1\nsecurity: {}\nport: 2\n', 3, 1, /"port" is there twice/],
	['a duplicate security', 'security: {}\n"security": {}\n', 2, 1, /"security" is there twice/],
	['a duplicate uid', 'security:\n  default_task:\n    uid: 0\n    uid: 1\n', 4, 5, /"uid" is there twice/],
	['a second document', 'port: 1\n---\nsecurity: {}\n', 2, 1, /second document/],
	['a tab as indentation', 'security:\n\tdefault_task: {}\n', 2, 1, /[Tt]ab/],
	['an open quote', 'port: "80\nsecurity: {}\n', 3, 1, /quote/],
	['an open bracket', 'pools: [a\n', 2, 1, /]/],
	['two keys on one line', 'port: a: 1\n', 1, 7, /mapping/],
	['an unknown alias', 'security: *nobody\n', 1, 11, /\*nobody comes before/],
	['an alias in its own anchor', 'a: &a [*a]\n', 1, 8, /inside its own anchor/],
	['a key that is a list', '[a, b]: 1\n', 1, 1, /not plain text/],
	['an alias as key', 'a: &a x\n*a : 1\n', 2, 1, /not plain text/],
	['a merge of a scalar', 'a: &a x\nb:\n  <<: *a\n', 3, 3, /not a mapping/],
	['a list as the whole file', '- security\n', 1, 1, /not a mapping/],
	['a scalar as the whole file', 'security\n', 1, 1, /not a mapping/],
	['a NUL', 'port: 1\nname: a\u0000b\n', 2, 8, /U\+0000/],
	['an escape sequence', 'name: \u001B[2J\n', 1, 7, /U\+001B/],
	['a line separator that hides a key', '# note\u2028security: {}\n', 1, 7, /U\+2028/],
	['a next-line character', '# note\u0085security: {}\n', 1, 7, /U\+0085/],
	['a carriage return alone', '# note\rsecurity: {}\n', 1, 7, /carriage return/],
	['a lone surrogate', 'name: \uD800\n', 1, 7, /U\+D800/],
	['an open directive', '%YAML 1.1\nport: 1\n', 2, 1, /[Dd]irective/],
	['deep flow nesting', `a: ${'['.repeat(10_000)}`, 1, 0, /deeper than 100/],
	['deep block nesting', `${'- '.repeat(10_000)}a`, 1, 0, /deeper than 100/],
	['deep explicit keys', '? '.repeat(10_000), 1, 0, /deeper than 100/],
	['deep closed nesting', `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 1, 0, /deeper than 100/],
	['a huge file', `# ${'x'.repeat(2_000_000)}\n`, 1, 1, /larger than/],
	['very many parts', `[${','.repeat(200_000)}]`, 1, 0, /too many parts/],
	['very many keys', Array.from({length: 20_000}, (_, index) => `k${index}: 1\n`).join(''), 0, 0, /too many parts/],
	['an alias bomb', bomb(30), 0, 0, /expands to more than/],
];

for (const [name, text, line, column, says] of corpus) {
	test(`${name} is refused with its place, by reader and editor, within 200 ms`, () => {
		const result = parseMasterConfig(text, 'conf/master.yaml');
		const took = leastTime(() => parseMasterConfig(text), 200);
		assert.ok(!result.ok && result.error.code === 'master-config-invalid', JSON.stringify(result).slice(0, 200));
		assert.equal(result.error.file, 'conf/master.yaml');
		assert.match(result.error.detail, says);
		assert.doesNotMatch(result.error.detail, /\n/);
		// 0 in the table: anywhere.
		if (line > 0) assert.equal(result.error.line, line);
		if (column > 0) assert.equal(result.error.column, column);
		assert.ok((result.error.line ?? 0) >= 1 && (result.error.column ?? 0) >= 1);
		assert.equal(setDefaultTask(text, rootTask).ok, false);
		assert.equal(took < 200, true, `${took} ms`);
	});
}

test('a key named __proto__ is only a key and pollutes nothing', () => {
	const text = '__proto__:\n  admin: true\nconstructor: {prototype: {admin: true}}\nsecurity:\n  __proto__: {uid: 5}\n';
	const edited = setDefaultTask(text, rootTask);
	assert.ok(edited.ok);
	assert.equal(edited.value.includes('__proto__:\n  admin: true\n'), true);
	assert.equal('admin' in {}, false);
	const config = parseMasterConfig(text);
	assert.ok(config.ok);
	assert.equal(config.value.defaultTask, undefined);
});

test('unknown tags outside the block are left alone', () => {
	const text = 'a: !!js/function "x"\nb: !!binary aGk=\nsecurity:\n  default_task:\n    uid: 5\n';
	const edited = setDefaultTask(text, rootTask);
	assert.ok(edited.ok, JSON.stringify(edited));
	assert.equal(edited.value.startsWith('a: !!js/function "x"\nb: !!binary aGk=\n'), true);
	assert.equal(unsetDefaultTask(text).ok, true);
});

test('harmless aliases and merges are read', () => {
	const text = 'base: &base {user: ml, uid: 5, group: ml, gid: 6}\nsecurity:\n  default_task: *base\n';
	const config = parseMasterConfig(text);
	assert.ok(config.ok);
	assert.deepEqual(config.value.defaultTask, {user: 'ml', uid: 5, group: 'ml', gid: 6});
	const merged = parseMasterConfig(text.replace('*base', '\n    <<: [*base]\n    uid: 7'));
	assert.ok(merged.ok);
	assert.deepEqual(merged.value.defaultTask, {user: 'ml', uid: 7, group: 'ml', gid: 6});
});

/** Ten aliases a level: 10^levels values. */
function bomb(levels: number): string {
	const lines = ['l0: &l0 x'];
	for (let level = 1; level <= levels; level++) {
		lines.push(`l${level}: &l${level} [${Array.from({length: 10}, () => `*l${level - 1}`).join(', ')}]`);
	}

	return `${lines.join('\n')}\n`;
}
