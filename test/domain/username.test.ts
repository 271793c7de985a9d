import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {errorText} from '../../source/domain/error-text.js';
import {canonicalUsername, parseUsername, reservedNameProblem} from '../../source/domain/username.js';

function ruleOf(raw: string): string {
	const parsed = parseUsername(raw);
	return parsed.ok ? '' : errorText(parsed.error);
}

test('names of 2 to 64 printable ASCII characters are usernames', () => {
	for (const name of [
		'al',
		'alice',
		'007',
		'a.b-c_d',
		'alice@corp.example',
		'__proto__',
		'$x',
		'..a',
		'x'.repeat(64),
	]) {
		assert.deepEqual(parseUsername(name), {ok: true, value: name});
	}
});

test('white space around a username is trimmed before the rule applies', () => {
	assert.deepEqual(parseUsername('\t alice \n'), {ok: true, value: 'alice'});
	assert.equal(ruleOf(' a '), 'a username has at least 2 characters');
});

test('the refusal of a username names what is wrong', () => {
	assert.equal(ruleOf('   '), 'a username cannot be blank');
	assert.equal(ruleOf('al:ice'), 'a username cannot contain :');
	assert.equal(ruleOf('al ice'), 'a username cannot contain white space');
	assert.equal(ruleOf('al\u00A0ice'), 'a username cannot contain white space');
	assert.equal(ruleOf('zoë'), 'a username has only ASCII characters, not ë');
	assert.equal(ruleOf('-rf'), 'a username cannot start with -');
	assert.equal(ruleOf('..'), 'a username cannot be ..');
	assert.equal(ruleOf('x'.repeat(65)), 'a username has at most 64 characters, not 65');
});

test('an invisible character is named by its number', () => {
	assert.equal(ruleOf('ad\u200Bmin'), 'a username has only ASCII characters, not \\u{200B}');
	assert.equal(ruleOf('a\u001B[2J'), 'a username has only ASCII characters, not ␛');
});

test('each of the listed characters is refused', () => {
	for (const character of '/\\:"\'<>|;&*?()[]{}`')
		assert.equal(ruleOf(`a${character}b`), `a username cannot contain ${character}`);
});

test('exactly the names the rule describes are usernames', () => {
	const oracle = /^(?!-)(?!\.{1,2}$)[!#$%+,\-.0-9=@A-Z^_a-z~]{2,64}$/;
	const names = fc.oneof(
		fc.string({unit: 'binary', maxLength: 70}),
		fc.string({unit: 'grapheme-ascii', maxLength: 70}),
		fc.stringMatching(/^[!-~]{1,4}$/),
		fc.stringMatching(/^[a-z0-9.-]{0,66}$/),
	);
	fc.assert(
		fc.property(names, name => {
			assert.equal(parseUsername(name).ok, oracle.test(name.trim()));
		}),
		{numRuns: 10_000},
	);
});

test('usernames are one and the same whatever the case of their ASCII letters', () => {
	assert.equal(canonicalUsername(' ALICE '), canonicalUsername('alice'));
	assert.notEqual(canonicalUsername('Kim'), canonicalUsername('\u212Aim'), 'the Kelvin sign is no k');
	assert.notEqual(canonicalUsername('İan'), canonicalUsername('ian'));
});

test('only a user with the admin flag may be called admin', () => {
	for (const name of ['admin', 'ADMIN', 'Admin']) {
		const problem = reservedNameProblem(name, {admin: false});
		assert.equal(problem && errorText(problem), "Non-admin user cannot be renamed 'admin'");
		assert.equal(reservedNameProblem(name, {admin: true}), undefined);
	}
});

test('only the user who has it may be called determined', () => {
	const problem = reservedNameProblem('Determined', {admin: true, was: 'alice'}, 'displayName');
	assert.deepEqual(problem, {
		code: 'name-invalid',
		field: 'displayName',
		value: 'Determined',
		rule: "User cannot be renamed 'determined'",
	});
	assert.equal(reservedNameProblem('determined', {admin: true})?.code, 'name-invalid');
	assert.equal(reservedNameProblem('Determined', {admin: false, was: 'determined'}), undefined);
	assert.equal(reservedNameProblem('determined2', {admin: false}), undefined);
});
