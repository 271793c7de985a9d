/* 10,000 documents, valid and broken: validation never throws, and what is valid survives being written and read. */
import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkKind} from '../../../source/domain/config-policy/fields/check.js';
import {policyKind} from '../../../source/domain/config-policy/fields/policy-fields.js';
import {explain} from '../../../source/domain/config-policy/launch/explain.js';
import {parseText} from '../../../source/domain/config-policy/parse/parse.js';
import {toPolicyDocument} from '../../../source/domain/config-policy/policy.js';
import {toJson, toYaml} from '../../../source/domain/config-policy/serialise.js';
import {validatePolicy, validateWorkload} from '../../../source/domain/config-policy/validate.js';
import {sameValue, type Value} from '../../../source/domain/config-policy/value/value.js';
import {anyPolicy, anyValue} from './arbitrary.js';

/** What the reader refuses in any text: it could not be a configuration's. */
const unreadable = /(?![\t\n])\p{Cc}|[\u2028\u2029\uFFFE\uFFFF\uFEFF]|\p{Cs}/u;

const seed = {seed: 5, numRuns: 2000};

test('2,000 valid documents are accepted and round-trip as YAML and as JSON', () => {
	let accepted = 0;
	fc.assert(
		fc.property(anyPolicy, value => {
			fc.pre(!holds(value, unreadable));
			for (const text of [toYaml(value), toJson(value)]) {
				const checked = validatePolicy('EXPERIMENT', text);
				// Its parts may contradict each other; nothing else may be wrong.
				if (!checked.ok)
					assert.ok(
						checked.complaints.every(({message}) => /invariant config/.test(message)),
						text,
					);
				const parsed = parseText(text);
				assert.ok(parsed.ok, JSON.stringify(parsed));
				assert.ok(sameValue(parsed.root.value, value), text);
				if (!checked.ok) continue;
				accepted += 1;
				const again = validatePolicy('EXPERIMENT', toYaml(checked.value));
				assert.ok(again.ok);
				assert.ok(sameValue({...again.value}, {...checked.value}));
			}
		}),
		seed,
	);
	assert.ok(accepted > 2000, `${accepted} accepted`);
});

test('2,000 values of any shape are read as they were written, and judged without a crash', () => {
	fc.assert(
		fc.property(anyValue, value => {
			fc.pre(!holds(value, unreadable));
			for (const text of [toYaml(value), toJson(value)]) {
				const parsed = parseText(text);
				assert.ok(parsed.ok, `${JSON.stringify(parsed)}\n${text}`);
				assert.ok(sameValue(parsed.root.value, value), text);
				judged(text);
			}
		}),
		seed,
	);
});

test('2,000 valid documents with one part put out of place are judged without a crash', () => {
	fc.assert(
		fc.property(anyPolicy, anyValue, fc.nat(), (value, stray, index) => {
			const broken = misplaced(value, stray, index);
			judged(toJson(broken));
			judged(toYaml(broken));
		}),
		seed,
	);
});

test('2,000 texts with characters lost, doubled and mixed up are judged without a crash', () => {
	const edit = fc.tuple(
		fc.nat(),
		fc.nat(5),
		fc.constantFrom('', ':', '\n', ' ', '"', '- ', '{', ']', '&a', '*a', '\t', '#', ','),
	);
	fc.assert(
		fc.property(anyPolicy, fc.array(edit, {minLength: 1, maxLength: 4}), fc.boolean(), (value, edits, yaml) => {
			let text = yaml ? toYaml(value) : toJson(value);
			for (const [position, length, inserted] of edits) {
				const at = position % (text.length + 1);
				text = text.slice(0, at) + inserted + text.slice(at + length);
			}

			judged(text);
		}),
		seed,
	);
});

test('2,000 pieces of text that YAML has a meaning for are judged without a crash', () => {
	const piece = fc.constantFrom(
		'constraints',
		'invariant_config',
		':',
		': ',
		'\n',
		'  ',
		'- ',
		'? ',
		'{',
		'}',
		'[',
		']',
		',',
		'&a ',
		'*a',
		'<<: ',
		'!!int ',
		'!x ',
		'|\n',
		'>-\n',
		'"',
		"'",
		'#',
		'---\n',
		'...\n',
		'%YAML 1.2\n',
		'yes',
		'1',
		'~',
		'.inf',
		'resources',
		'\t',
		'\r\n',
		'\u0000',
		'é',
	);
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 14}), pieces => {
			judged(pieces.join(''));
		}),
		seed,
	);
});

test('500 launches: policies of every shape are merged without a crash, and the cluster has the last word', () => {
	fc.assert(
		fc.property(anyPolicy, anyPolicy, anyPolicy, (user, workspace, cluster) => {
			const [mine, theirs, ours] = [user, workspace, cluster].map(toPolicyDocument);
			const result = explain('EXPERIMENT', mine?.invariant_config ?? {}, {workspace: theirs, cluster: ours});
			const again = explain('EXPERIMENT', result.config, {workspace: undefined, cluster: ours});
			for (const path of ['name', 'debug', 'max_restarts', 'entrypoint', 'scheduling_unit']) {
				const wanted = ours?.invariant_config?.[path] ?? undefined;
				if (wanted === undefined) continue;
				assert.ok(sameValue(result.config[path], wanted));
				assert.ok(sameValue(again.config[path], wanted));
				for (const [field, scope] of result.origins) if (field === path) assert.equal(scope, 'cluster');
			}
		}),
		{...seed, numRuns: 500},
	);
});

/** Judges a text as everything it could be; a refusal has complaints with places inside the text. */
function judged(text: string): void {
	const lines = text.split('\n').length;
	for (const type of ['EXPERIMENT', 'NTSC'] as const) {
		for (const checked of [validatePolicy(type, text), validateWorkload(type, text)]) {
			if (checked.ok) continue;
			assert.ok(checked.complaints.length > 0);
			for (const {line, column, message} of checked.complaints) {
				assert.ok(line >= 1 && line <= lines && column >= 1, `${line}:${column} of ${lines} lines`);
				assert.ok(message.length > 10);
			}
		}
	}

	const parsed = parseText(text);
	if (parsed.ok) checkKind(policyKind('EXPERIMENT'), parsed.root);
}

/** Puts a value somewhere inside another. */
function misplaced(value: Value, stray: Value, index: number): Value {
	if (typeof value !== 'object' || value === null || index % 5 === 0) return stray;
	const entries = Object.entries(value as Readonly<Record<string, Value>>);
	const chosen = index % (entries.length + 1);
	if (chosen === entries.length) return {...(value as object), stray};
	return Object.fromEntries(
		entries.map(([key, inner], place) => [
			key,
			place === chosen ? misplaced(inner, stray, Math.floor(index / 7)) : inner,
		]),
	);
}

/** Whether any text in a value matches. */
function holds(value: Value, pattern: RegExp): boolean {
	if (typeof value === 'string') return pattern.test(value);
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value as Readonly<Record<string, Value>>).some(
		([key, inner]) => pattern.test(key) || holds(inner, pattern),
	);
}
