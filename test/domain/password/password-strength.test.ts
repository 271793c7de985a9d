import assert from 'node:assert/strict';
import {test} from 'node:test';
import {passwordStrength} from '../../../source/domain/password/password-strength.js';

const admin = {username: 'admin', hostname: 'gpu01.example.org'};

test('predictable passwords score low though they keep the four rules', async () => {
	for (const password of ['Password1', 'Admin123', 'Determined1', 'P@ssw0rd2026', 'Qwerty123456']) {
		const {score} = await passwordStrength(password, admin);
		assert.ok(score < 3, `${password}: ${score}`);
	}
});

test('a capital letter does not hide a repetition or a sequence', async () => {
	for (const password of ['Aaaaaaaaaaa1', 'Abcabcabcabc1', 'Zzzzzzzzzzzz9']) {
		const {score} = await passwordStrength(password, admin);
		assert.ok(score < 3, `${password}: ${score}`);
	}
});

test('a phrase and random characters score high', async () => {
	for (const password of ['correctHorse7battery', 'Xk9vQ2mLp-Rz4']) {
		const {score} = await passwordStrength(password, admin);
		assert.ok(score >= 3, `${password}: ${score}`);
	}
});

test('the names around the user lower the score', async () => {
	const zarquon = {username: 'zarquon', displayName: 'Zarquon Blivetz'};
	const stranger = await passwordStrength('ZarquonBlivetz7', admin);
	const own = await passwordStrength('ZarquonBlivetz7', zarquon);
	assert.ok(own.score < stranger.score, `${own.score} < ${stranger.score}`);
});

test('a weak password comes with advice in words', async () => {
	const {warning, suggestions} = await passwordStrength('Password1', admin);
	assert.match(warning, /commonly used/);
	assert.ok(suggestions.length > 0);
});

test('only the first 128 characters are rated', async () => {
	const start = 'Xk9vQ2mLp-Rz4'.padEnd(128, 'a');
	assert.deepEqual(await passwordStrength(start + '#7Zq'.repeat(2000), admin), await passwordStrength(start, admin));
});
