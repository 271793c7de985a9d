import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {idProblem, isUnixName, largestId, parseAgentId} from '../../source/domain/agent-user.js';

test('whole numbers from 0 to 2147483647 are ids', () => {
	for (const id of [0, 1, 1000, 65533, 65535, 2_000_000_000, largestId]) {
		assert.deepEqual(parseAgentId(String(id), 'agent-uid'), {ok: true, value: id});
		assert.equal(idProblem(id), undefined);
	}
});

test('everything another program could read as another number is refused', () => {
	const texts = [
		'',
		'-1',
		'-0',
		'+1',
		'4294967295',
		'2147483648',
		'1.5',
		'1.0',
		'0x0',
		'1e3',
		'007',
		'1_000',
		'1,000',
		'NaN',
		'Infinity',
		'١',
		'１',
		'root',
		'1 2',
		'99999999999999999999',
	];
	for (const text of texts) assert.equal(parseAgentId(text, 'agent-uid').ok, false, text);
});

test('the refusal names the option and the rule', () => {
	assert.deepEqual(parseAgentId('0x0', 'agent-gid'), {
		ok: false,
		error: {
			code: 'input-invalid',
			what: 'agent-gid',
			value: '0x0',
			rule: 'a whole number from 0 to 2147483647, digits only',
		},
	});
});

test('a text is an id exactly when it is how a number in the range is written', () => {
	const texts = fc.oneof(
		fc.integer({min: -3_000_000_000, max: 5_000_000_000}).map(String),
		fc.double().map(String),
		fc.stringMatching(/^[-+0-9.exX_ ]{0,12}$/),
		fc.string({unit: 'binary', maxLength: 5}),
	);
	fc.assert(
		fc.property(texts, text => {
			const number = Number(text.trim());
			const expected = Number.isInteger(number) && number >= 0 && number < 2 ** 31 && String(number) === text.trim();
			const parsed = parseAgentId(text, 'agent-uid');
			assert.equal(parsed.ok, expected);
			if (parsed.ok) assert.equal(parsed.value, number);
		}),
		{numRuns: 10_000},
	);
});

test('numbers outside the range are refused as numbers too', () => {
	for (const id of [-1, 1.5, 2 ** 31, 2 ** 32 - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
		assert.notEqual(idProblem(id), undefined, String(id));
	}
});

test('names agents can have are accepted', () => {
	for (const name of ['root', 'det-nobody', '_apt', 'svc$', 'Alice.Liddell', 'a', 'x'.repeat(32)]) {
		assert.equal(isUnixName(name), true, name);
	}
});

test('names that would break a passwd line or a command are refused', () => {
	const names = [
		'',
		'-x',
		'7up',
		'1000',
		'.x',
		'$',
		'a b',
		'a:b',
		'a/b',
		'a$b',
		'a,b',
		'zoë',
		'a\nb',
		'a\n',
		'x'.repeat(33),
	];
	for (const name of names) assert.equal(isUnixName(name), false, JSON.stringify(name));
});
