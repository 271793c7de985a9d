import assert from 'node:assert/strict';
import {test} from 'node:test';
import {commonPasswordText, commonWordText} from '../../../source/domain/password/common-password-list.js';
import {isCommonPassword, passwordCore} from '../../../source/domain/password/common-passwords.js';
import {passwordIssues} from '../../../source/domain/password-rules.js';

const listed = commonPasswordText.trim().split(/\s+/);

test('the list holds more than 3,000 passwords that can keep the four rules', () => {
	const usable = listed.filter(entry => entry.length >= 8 && /\d/.test(entry) && /[a-z].*[a-z]/.test(entry));
	assert.equal(usable.length, listed.length);
	assert.equal(new Set(listed).size, listed.length);
	assert.ok(listed.length > 3000, `${listed.length}`);
});

test('no listed password passes the rules, spelled with a capital first or last letter', () => {
	for (const entry of listed) {
		const first = entry.replace(/[a-z]/, letter => letter.toUpperCase());
		const last = entry.replace(/[a-z](?=[^a-z]*$)/, letter => letter.toUpperCase());
		assert.ok(passwordIssues(first, {username: 'zz'}).includes('common'), first);
		assert.ok(isCommonPassword(last), last);
	}
});

test('the usual ways of making a common word keep the rules are refused', () => {
	const words = commonWordText.trim().split(/\s+/).slice(0, 100);
	for (const word of words) {
		const capital = word.replace(/^./, letter => letter.toUpperCase());
		for (const end of ['1', '123', '1234', '2024', '123456', '1!', '2026!']) {
			assert.ok(isCommonPassword(capital + end), capital + end);
		}
	}

	for (const password of ['P@ssw0rd', 'P@ssw0rd1', 'Passw0rd!', 'Welcome1!', 'Qwerty123!', 'Summer2024', 'Iloveyou2']) {
		assert.ok(isCommonPassword(password), password);
	}
});

test('of 500 good passwords none is refused', () => {
	const syllables = ['ka', 'ri', 'To', 'mu', 'len', 'Da', 'vor', 'shi', 'Pe', 'gul', 'Nax', 'bre', 'zo'];
	for (let index = 0; index < 500; index++) {
		const pick = (step: number) => syllables[(index * step + step) % syllables.length] ?? '';
		const password = `${pick(3)}${index * 7919}${pick(5)}-${pick(7)}${pick(11)}Q`;
		assert.deepEqual(passwordIssues(password, {username: 'alice', hostname: 'gpu01'}), [], password);
	}
});

test('longer words, longer numbers and phrases are not common', () => {
	for (const password of ['Orange847261', 'Blue7mountain', 'Sunshine&Rain7', 'correctHorse7battery', 'Tr0ub4dor3']) {
		assert.ok(!isCommonPassword(password), password);
	}
});

test('the core of a password is the word under its decoration', () => {
	assert.equal(passwordCore('P@ssw0rd2026!'), 'password');
	assert.equal(passwordCore('123Adm1n!!'), 'admin');
	assert.equal(passwordCore('Zoë7'), 'zoë');
	assert.equal(passwordCore('12345'), '');
});
