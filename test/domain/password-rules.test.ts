import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	adminPasswordIssues,
	adminRules,
	documentRules,
	normalisePassword,
	passwordIssues,
	productRuleText,
	ruleText,
	userRules,
} from '../../source/domain/password-rules.js';

const alice = {username: 'alice', displayName: 'Alice Liddell', hostname: 'gpu01.example.org'};

test('a password that keeps the rules has no issues', () => {
	for (const password of ['Xk9vQ2mLp', 'correctHorse7battery', 'Ünïcode7 with Spaces', 'Aa1Aa1Aa😀']) {
		assert.deepEqual(passwordIssues(password, alice), []);
	}
});

test('a blank password breaks all of the rules of the document', () => {
	assert.deepEqual(passwordIssues('', alice), documentRules);
});

test('each rule is reported on its own', () => {
	assert.deepEqual(passwordIssues('Xk9vQ2m', alice), ['length-8']);
	assert.deepEqual(passwordIssues('xk9vq2mlp', alice), ['upper']);
	assert.deepEqual(passwordIssues('XK9VQ2MLP', alice), ['lower']);
	assert.deepEqual(passwordIssues('XkavQbmLp', alice), ['digit']);
	assert.deepEqual(passwordIssues(`Xk9vQ2mLp${'x'.repeat(120)}`, alice), ['too-long']);
	assert.deepEqual(passwordIssues('Xk9v\0Q2mLp', alice), ['no-nul']);
	assert.deepEqual(passwordIssues('Xk9v\uD800Q2mLp', alice), ['no-nul']);
	assert.deepEqual(passwordIssues('Xk9vQ2mLp\r', alice), ['no-nul']);
	assert.deepEqual(passwordIssues('Trustno1', alice), ['common']);
	assert.deepEqual(passwordIssues('1Liddell1', {username: 'liddell'}), ['context']);
});

test('the length is counted in code points of the composed form', () => {
	assert.deepEqual(passwordIssues('Aa1😀😀😀😀', alice), ['length-8']);
	assert.deepEqual(passwordIssues('Aa1éééé'.normalize('NFD'), alice), ['length-8']);
	assert.deepEqual(passwordIssues(`Aa1${'😀'.repeat(125)}`, alice), []);
});

test('as in the product letters must be ASCII and any decimal digit counts', () => {
	assert.deepEqual(passwordIssues('Éaaaaaa1', alice), ['upper']);
	assert.deepEqual(passwordIssues('AÉÉÉÉÉÉ1é', alice), ['lower']);
	assert.deepEqual(passwordIssues('XkavQbmL٣', alice), []);
});

test('exactly the passwords that keep the four rules of the document pass them', () => {
	const unit = fc.oneof(
		fc.constantFrom('A', 'z', 'b', '7', '0', ' ', '-', 'é', 'É', '😀', '½', '²'),
		fc.string({maxLength: 2}),
	);
	const passwords = fc.oneof(fc.string({unit: 'binary', maxLength: 12}), fc.string({unit, maxLength: 12}));
	fc.assert(
		fc.property(passwords, password => {
			const broken = new Set(passwordIssues(password, {username: 'zz'}));
			assert.deepEqual(
				documentRules.map(rule => broken.has(rule)),
				oracle(password),
			);
		}),
		{numRuns: 10_000},
	);
});

/** The four rules (and not blank) once more, by code points instead of patterns. */
function oracle(password: string): boolean[] {
	const codes = Array.from(password.normalize('NFC'), character => character.codePointAt(0) ?? 0);
	const none = (from: number, to: number) => codes.every(code => code < from || code > to);
	const noDigit = none(0x30, 0x39) && !/\p{Nd}/u.test(password);
	return [codes.length === 0, codes.length < 8, none(0x41, 0x5a), none(0x61, 0x7a), noDigit];
}

test('a password that is only a decorated name of the user, the host or the product is refused', () => {
	for (const password of [
		'Alice1234',
		'2024ALICe!',
		'AliceLiddell1',
		'Gpu01.example.org',
		'Admin12345',
		'Determined1',
		'D3termin3d!2026',
	]) {
		assert.ok(passwordIssues(password, alice).includes('context'), password);
	}
});

test('a name typed twice, or two names in a row, are no more than a name', () => {
	for (const password of ['Gpu01gpu01', 'AliceALICE1', 'Admin-Gpu01', 'Adm1nAdm1n7', 'LiddellAlice9', 'hpeDETmlde1']) {
		const failed = passwordIssues(password, {...alice, displayName: 'Liddell'});
		assert.ok(failed.includes('context'), password);
	}
});

test('a password may contain a name among other words', () => {
	for (const password of ['alice-Paints7walls', 'Admin7xQlamp', 'TheDetermined9cats']) {
		assert.deepEqual(passwordIssues(password, alice), [], password);
	}
});

test('names without letters do not make every number a context word', () => {
	assert.deepEqual(passwordIssues('4711Xkvqmlp', {username: '007', displayName: '!!', hostname: ''}), []);
});

test('the first admin password needs 12 characters and a score of 3', () => {
	const admin = {username: 'admin'};
	assert.deepEqual(adminPasswordIssues('correctHorse7battery', admin, 3), []);
	assert.deepEqual(adminPasswordIssues('correctHorse7battery', admin, 2), ['strength']);
	assert.deepEqual(adminPasswordIssues('Xk9vQ2mLpRz', admin, 4), ['length-12']);
	assert.deepEqual(adminPasswordIssues('', admin, 0), [
		'not-blank',
		'length-12',
		'upper',
		'lower',
		'digit',
		'strength',
	]);
});

test('a pasted megabyte is refused at once', () => {
	const before = performance.now();
	const issues = passwordIssues(`Xk9v${'1'.repeat(1_000_000)}Q`, alice);
	assert.deepEqual(issues, ['too-long']);
	assert.ok(performance.now() - before < 2000);
});

test('composed and decomposed forms are one password', () => {
	assert.equal(normalisePassword('e\u0301'), normalisePassword('é'));
});

test('two passwords that are accepted and differ stay different in the bytes that are hashed', () => {
	const accepted = fc.string({unit: 'binary', maxLength: 6}).map(middle => `Xk9v${middle}Q2mLp`);
	fc.assert(
		fc.property(accepted, accepted, (one, other) => {
			fc.pre([one, other].every(password => passwordIssues(password, alice).length === 0));
			assert.equal(bytes(one) === bytes(other), one.normalize('NFC') === other.normalize('NFC'));
		}),
		{numRuns: 2000},
	);
	assert.notDeepEqual(passwordIssues('Xk9v\uD801Q2mLp', alice), []);
});

function bytes(password: string): string {
	return new TextEncoder().encode(normalisePassword(password)).join();
}

test("the product's lines are given word for word", () => {
	assert.deepEqual(documentRules.map(productRuleText), [
		'password cannot be blank',
		'password must have at least 8 characters',
		'password must include an uppercase letter',
		'password must include a lowercase letter',
		'password must include a number',
	]);
});

test('every rule has its own words', () => {
	const rules = new Set([...userRules, ...adminRules]);
	assert.equal(new Set([...rules].map(ruleText)).size, 11);
	assert.equal(new Set([...rules].map(productRuleText)).size, 11);
});
