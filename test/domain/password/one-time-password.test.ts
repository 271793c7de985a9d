import assert from 'node:assert/strict';
import {getRandomValues} from 'node:crypto';
import {test} from 'node:test';
import {makeOneTimePassword} from '../../../source/domain/password/one-time-password.js';
import {passwordIssues} from '../../../source/domain/password-rules.js';

const random = (count: number) => getRandomValues(new Uint8Array(count));

test('a one-time password keeps the rules and has no characters that look alike', () => {
	for (let round = 0; round < 300; round++) {
		const password = makeOneTimePassword(random);
		assert.match(password, /^[2-9A-HJ-NP-Za-km-z]{5}(-[2-9A-HJ-NP-Za-km-z]{5}){3}$/);
		assert.deepEqual(passwordIssues(password, {username: 'alice'}), []);
	}
});

test('no character is favoured by the remainder of a division', () => {
	let state = 1;
	const noise = (count: number) =>
		Uint8Array.from({length: count}, () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return state >>> 24;
		});
	const counts = new Map<string, number>();
	for (let round = 0; round < 2000; round++) {
		for (const character of makeOneTimePassword(noise).replaceAll('-', '')) {
			counts.set(character, (counts.get(character) ?? 0) + 1);
		}
	}

	assert.equal(counts.size, 57);
	// 256 modulo 57 is 28: taken plainly, the first 28 characters would come 5 times as the others come 4 times.
	const mean = (characters: string) =>
		Array.from(characters).reduce((sum, each) => sum + (counts.get(each) ?? 0), 0) / characters.length;
	const ratio = mean('ABCDEFGHJKLMNPQRSTUVWXYZabcd') / mean('efghijkmnopqrstuvwxyz');
	assert.ok(ratio > 0.95 && ratio < 1.05, `${ratio}`);
});

test('a text without a digit is drawn again', () => {
	const draws = [new Uint8Array(32).fill(30), Uint8Array.from({length: 32}, (_, index) => (index * 9) % 228)];
	const password = makeOneTimePassword(() => draws.shift() ?? assert.fail('drew a third time'));
	assert.match(password, /\d/);
	assert.equal(draws.length, 0);
});

test('a broken source of randomness is noticed, not waited for', () => {
	assert.throws(() => makeOneTimePassword(count => new Uint8Array(count)), /random/);
	assert.throws(() => makeOneTimePassword(count => new Uint8Array(count).fill(255)), /random/);
});
