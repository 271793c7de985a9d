/* Texts that are meant to hurt: each gives one complaint with its place, in less than 200 ms. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseText} from '../../../../source/domain/config-policy/parse/parse.js';
import {validatePolicy} from '../../../../source/domain/config-policy/validate.js';
import {leastTime} from '../../../hostile/least-time.js';

/** The text, the place (0 is anywhere), and a word of the sentence. */
const corpus: ReadonlyArray<readonly [name: string, text: string, line: number, column: number, says: RegExp]> = [
	['a duplicate key', 'constraints: {}\nconstraints: {}\n', 2, 1, /"constraints" is there twice/],
	['a duplicate key in JSON', '{"constraints": {"a": 1, "a": 2}}', 1, 26, /"a" is there twice/],
	['a second document', 'constraints: {}\n---\nconstraints: {}\n', 2, 1, /second document/],
	['a tab as indentation', 'constraints:\n\tpriority_limit: 1\n', 2, 1, /[Tt]ab/],
	['an open quote', 'constraints: "x\n', 2, 1, /quote/],
	['JSON that ends early', '{"constraints": {"priority_limit": 1}', 1, 0, /flow map|}/i],
	['JSON without a colon', '{"constraints" 5}', 1, 0, /./],
	['an unknown alias', 'constraints: *nobody\n', 1, 14, /\*nobody comes before/],
	['an alias in its own anchor', 'a: &a {b: *a}\n', 1, 11, /inside its own anchor/],
	['a merge of a scalar', 'a: &a x\nb:\n  <<: *a\n', 3, 3, /not a mapping/],
	['a key that is a list', '[a, b]: 1\n', 1, 1, /not plain text/],
	['an empty key', 'constraints:\n  : 10\n', 2, 3, /key is empty/],
	['a tag of a program', 'constraints: !!python/object:os.system x\n', 1, 14, /tag/],
	['an own tag', 'constraints: !ours x\n', 1, 14, /tag/],
	['infinity', 'constraints: {priority_limit: .inf}\n', 1, 31, /infinity/],
	['not a number', 'constraints:\n  priority_limit: .NaN\n', 2, 19, /NaN/],
	['a number too large', `constraints: {priority_limit: 1${'0'.repeat(400)}}\n`, 1, 31, /infinity/],
	['a NUL', 'constraints: "a\u0000b"\n', 1, 16, /U\+0000/],
	['a line separator', '# note\u2028constraints: {}\n', 1, 7, /U\+2028/],
	['a lone surrogate', 'name: \uD800\n', 1, 7, /U\+D800/],
	['deep flow nesting', `a: ${'['.repeat(10_000)}`, 1, 0, /deeper than 100/],
	['deep JSON', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 1, 0, /deeper than 100/],
	['deep block nesting', `${'- '.repeat(10_000)}a`, 1, 0, /deeper than 100/],
	['a huge text', `# ${'x'.repeat(2_000_000)}\n`, 1, 1, /larger than 256 KiB/],
	['very many keys', Array.from({length: 20_000}, (_, index) => `k${index}: 1\n`).join(''), 0, 0, /too many parts/],
	['very many parts', `[${','.repeat(200_000)}]`, 1, 0, /too many parts/],
	['a bomb of aliases', bomb(9, 9), 0, 0, /more than|expands/],
	['a wide bomb', wideBomb(), 0, 0, /more than|expands/],
	['a bomb of merge keys', mergeBomb(), 0, 0, /more than|expands/],
];

for (const [name, text, line, column, says] of corpus) {
	test(`${name} is one complaint with its place, within 200 ms`, () => {
		const parsed = parseText(text);
		const took = leastTime(() => parseText(text), 200);
		assert.ok(!parsed.ok, JSON.stringify(parsed).slice(0, 200));
		const {complaint} = parsed;
		assert.match(complaint.message, says);
		assert.doesNotMatch(complaint.message, /\n/);
		if (line > 0) assert.equal(complaint.line, line);
		if (column > 0) assert.equal(complaint.column, column);
		assert.ok(complaint.line >= 1 && complaint.column >= 1);
		assert.equal(took < 200, true, `${took} ms`);
		for (const type of ['EXPERIMENT', 'NTSC'] as const) {
			const checked = validatePolicy(type, text);
			assert.ok(!checked.ok);
			assert.equal(checked.complaints.length, 1);
			assert.match(checked.complaints[0]!.message, /^invalid (experiment|ntsc) config policy: /);
		}
	});
}

test('as large as a text may be, with as many complaints as there can be, still within 200 ms', () => {
	const text = Array.from({length: 4000}, (_, index) => `k${index}: {a: 1}\n`)
		.join('')
		.slice(0, 60_000);
	const policy = `invariant_config:\n${text.replaceAll(/^/gm, '  ')}`;
	const checked = validatePolicy('EXPERIMENT', policy);
	const took = leastTime(() => validatePolicy('EXPERIMENT', policy), 200);
	assert.ok(!checked.ok && checked.complaints.length >= 1);
	assert.equal(took < 200, true, `${took} ms`);
});

/** Each level lists the one before several times. */
function bomb(levels: number, width: number): string {
	const lines = ['a0: &a0 [x]'];
	for (let level = 1; level <= levels; level++) {
		lines.push(`a${level}: &a${level} [${Array.from({length: width}, () => `*a${level - 1}`).join(', ')}]`);
	}

	return lines.join('\n');
}

/** No single alias is large, all together are. */
function wideBomb(): string {
	const big = `a: &a [${Array.from({length: 2000}, () => 'x').join(', ')}]`;
	return `${big}\nb: [${Array.from({length: 2000}, () => '*a').join(', ')}]\n`;
}

function mergeBomb(): string {
	const big = `a: &a {${Array.from({length: 1000}, (_, index) => `k${index}: 1`).join(', ')}}`;
	return `${big}\nb:\n${Array.from({length: 1000}, () => '- <<: *a\n').join('')}`;
}
