import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {displayNameTaken, lookOf, parseDisplayName} from '../../source/domain/display-name.js';
import {errorText} from '../../source/domain/error-text.js';

const users = [
	{id: 1, username: 'admin', displayName: '', admin: true},
	{id: 2, username: 'determined', displayName: '', admin: false},
	{id: 3, username: 'alice', displayName: 'Alice Liddell', admin: false},
	{id: 4, username: 'bob', displayName: 'Zoë', admin: false},
];
const alice = {id: 3};

function ruleOf(raw: string): string {
	const parsed = parseDisplayName(raw);
	return parsed.ok ? '' : errorText(parsed.error);
}

test('names in any script and the empty name are display names', () => {
	for (const name of [
		'',
		'Alice Liddell',
		'Zoë',
		'田中 太郎',
		'محمد',
		'नमस्ते',
		'O’Neil, PhD (ML)',
		'x'.repeat(64),
		'😀 Bob',
	]) {
		assert.deepEqual(parseDisplayName(name), {ok: true, value: name});
	}
});

test('a display name is trimmed and composed', () => {
	assert.deepEqual(parseDisplayName('  Zoe\u0308\n'), {ok: true, value: 'Zoë'});
});

test('the length is counted as people count', () => {
	assert.equal(ruleOf('x'.repeat(65)), 'a display name has at most 64 characters');
	assert.equal(ruleOf('न\u094D'.repeat(64)), '');
	assert.equal(ruleOf('x'.repeat(1_000_000)), 'a display name has at most 64 characters');
});

test('what nobody can see is refused', () => {
	const signs = [
		'\0',
		'\u001B',
		'\n',
		'\u0085',
		'\u200B',
		'\u200D',
		'\u202E',
		'\uFEFF',
		'\u00AD',
		'\uE000',
		'\uD800',
		'\u{E0041}',
		'\u2028',
		'\u3164',
	];
	for (const sign of signs) {
		assert.equal(ruleOf(`a${sign}b`), 'a display name cannot contain invisible characters', JSON.stringify(sign));
	}
});

test('piled-up marks are refused', () => {
	assert.equal(ruleOf(`a${'\u0323'.repeat(10)}`), 'a display name cannot pile up more than 4 marks on a letter');
});

test('every accepted name is stable, short and visible', () => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 80}), raw => {
			const parsed = parseDisplayName(raw);
			if (!parsed.ok) return;
			assert.deepEqual(parseDisplayName(parsed.value), parsed);
			assert.doesNotMatch(parsed.value, /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u);
			assert.equal(parsed.value, parsed.value.trim().normalize('NFC'));
		}),
		{numRuns: 10_000},
	);
});

test("another user's username or display name is taken, ignoring case", () => {
	const problem = displayNameTaken('BOB', alice, users);
	assert.deepEqual(problem, {code: 'display-name-taken', value: 'BOB', by: 'bob'});
	assert.equal(
		problem && errorText(problem),
		'can not change display name to BOB found a similar username or display name',
	);
	assert.equal(displayNameTaken('zoë', alice, users)?.code, 'display-name-taken');
	assert.equal(displayNameTaken('alice liddell', undefined, users)?.code, 'display-name-taken');
});

test('the own username, the own display name and no name are free', () => {
	for (const name of ['Alice', 'ALICE', 'Alice Liddell', ''])
		assert.equal(displayNameTaken(name, alice, users), undefined);
	assert.equal(displayNameTaken('Administrator', {id: 1}, users), undefined);
	assert.equal(displayNameTaken('Admin', {id: 1}, users), undefined);
	assert.equal(displayNameTaken('Determined', {id: 2}, users), undefined);
});

test('names that only differ in accents or punctuation are different people', () => {
	for (const name of ['Zoe', 'A Lice', 'Bob!']) assert.equal(displayNameTaken(name, alice, users), undefined, name);
});

test('names that look like another user, in whatever letters, are taken', () => {
	for (const name of ['ｂｏｂ', 'bоb', 'ВОВ', '𝐛𝐨𝐛', 'Αlice Liddell', 'alicе']) {
		assert.equal(displayNameTaken(name, {id: 2}, users)?.code, 'display-name-taken', name);
	}
});

test('names that look like admin or determined are refused to others', () => {
	const names = [
		'admin',
		'ADMIN',
		'ａｄｍｉｎ',
		'аdmin',
		'admın',
		'ádmin',
		'adm1n',
		'a d m i n',
		'Admin.',
		'aclmin',
		'adrnin',
		'𝓪𝓭𝓶𝓲𝓷',
		'ΑDMIN',
	];
	const more = ['Determined', 'dеtermined', 'd3termin3d', 'deterrnined', 'DETERMІNED', 'determined!'];
	for (const name of [...names, ...more]) {
		assert.notEqual(displayNameTaken(name, alice, users), undefined, name);
		assert.notEqual(displayNameTaken(name, undefined, []), undefined, `${name}, before there is anybody`);
	}
});

test('a refused look-alike is shown as it was typed', () => {
	const problem = displayNameTaken('ádmin', alice, users);
	assert.ok(problem?.code === 'name-invalid');
	assert.equal(problem.value, 'ádmin');
});

test('words that merely contain the reserved ones are free', () => {
	for (const name of ['Admin Office', 'Badminton', 'Very determined Dan']) {
		assert.equal(displayNameTaken(name, alice, users), undefined, name);
	}
});

test('case never changes the look of an ASCII name', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme-ascii', maxLength: 20}), name => {
			assert.equal(lookOf(name.toUpperCase()), lookOf(name.toLowerCase()));
		}),
	);
});
