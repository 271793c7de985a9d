import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {hashToken, isToken, makeToken, sameHash} from '../../source/backend/tokens.js';

const token = makeToken(count => randomBytes(count));

test('a token carries its prefix, 256 bits and a checksum', () => {
	assert.match(token, /^dct_[\w-]{43}_[\w-]{6}$/);
	const asked: number[] = [];
	makeToken(count => {
		asked.push(count);
		return new Uint8Array(count);
	});
	assert.deepEqual(asked, [32]);
	assert.ok(isToken(token));
});

test('every mistyped character is noticed', () => {
	for (let index = 0; index < token.length; index++) {
		const other = token[index] === 'A' ? 'B' : 'A';
		assert.equal(isToken(token.slice(0, index) + other + token.slice(index + 1)), false, `character ${index}`);
	}

	for (const text of ['', 'dct_', `${token} `, `${token}\n`, token.slice(0, -1)]) assert.equal(isToken(text), false);
});

test('the stored hash is SHA-256 and tells nothing of the token', () => {
	assert.match(hashToken(token), /^[\da-f]{64}$/);
	assert.notEqual(hashToken(token), hashToken(makeToken(count => randomBytes(count))));
});

test('hashes are the same only when they are equal, whatever their length', () => {
	const hash = hashToken(token);
	assert.equal(sameHash(hash, hash), true);
	assert.equal(
		sameHash(
			hash,
			hash.replace(/.$/, last => (last === '0' ? '1' : '0')),
		),
		false,
	);
	assert.equal(sameHash(hash, hash.slice(1)), false);
	assert.equal(sameHash('', hash), false);
});
