import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compare, hash as bcrypt} from '@node-rs/bcrypt';
import {createPasswords, defaultCost} from '../../source/backend/passwords.js';

const passwords = createPasswords(4);

test('new hashes cost 12', async () => {
	assert.equal(defaultCost, 12);
	assert.match(await createPasswords().hash('Bread4Xylophone'), /^\$2[aby]\$12\$/);
});

test("a hash has the product's form: bcrypt over 72 hex digits of the salted SHA-512", async () => {
	// The test vector of determined.md 2.1.
	const digits =
		'c7e7c0ffdcdb574914b3c36dc6deb37a37e5c36f25dabef323cf470041c122470b3beab157cb8c1624cab6dd9d8e27dd242a128e5899a5c8b7fb7a1b7c521778';
	const password = 'A05850A9-bcfe-4ea6-8363-7350ee604be7';
	assert.equal(await compare(digits.slice(0, 72), await passwords.hash(password)), true);
	for (const dialect of ['$2a$', '$2b$', '$2y$']) {
		const made = (await bcrypt(digits.slice(0, 72), 10)).replace(/^\$2.\$/, dialect);
		assert.equal(await passwords.verify(password, made), true, dialect);
	}
});

test('a password verifies against its own hash and no other does', async () => {
	const hash = await passwords.hash('Bread4Xylophone');
	assert.equal(await passwords.verify('Bread4Xylophone', hash), true);
	assert.equal(await passwords.verify('bread4Xylophone', hash), false);
	assert.equal(await passwords.verify('Bread4Xylophone ', hash), false);
});

test('long passwords are told apart beyond 72 bytes, and NUL does not end one', async () => {
	const long = `Aa1${'x'.repeat(80)}`;
	assert.equal(await passwords.verify(`${long}B`, await passwords.hash(`${long}A`)), false);
	assert.equal(await passwords.verify('Password\0B1', await passwords.hash('Password\0A1')), false);
});

test('composed and decomposed letters are the same password', async () => {
	assert.equal(await passwords.verify('Cafe\u0301Noir7', await passwords.hash('Caf\u00E9Noir7')), true);
});

test('halves of surrogate pairs never verify', async () => {
	const hash = await passwords.hash('Broken\uFFFD123');
	assert.equal(await passwords.verify('Broken\uFFFD123', hash), true);
	assert.equal(await passwords.verify('Broken\uD800123', hash), false);
});

test('a blank password never verifies', async () => {
	assert.equal(await passwords.verify('', await passwords.hash('')), false);
});

test('without a hash nothing verifies', async () => {
	assert.equal(await passwords.verify('Bread4Xylophone', undefined), false);
});

test('hashes of another form are refused without being tried', async () => {
	const good = await passwords.hash('Bread4Xylophone');
	const corpus = [
		good.replace(/^\$2.\$/, '$2x$'),
		good.replace('$04$', '$31$'),
		good.replace('$04$', '$16$'),
		good.replace('$04$', '$05$'),
		good.replace('$04$', '$+4$'),
		good.replace('$04$', '$4$'),
		`${good}\n`,
		` ${good}`,
		good.slice(0, -1),
		'',
		'plain',
	];
	for (const hash of corpus) {
		assert.equal(await passwords.verify('Bread4Xylophone', hash), false, JSON.stringify(hash));
	}
});

test('without a usable hash one comparison of the same cost is made all the same', async () => {
	const compared: string[] = [];
	const counting = createPasswords(10, async () => ({
		hash: bcrypt,
		async compare(password, stored) {
			compared.push(String(stored).slice(4, 7));
			return compare(password, stored);
		},
	}));
	const hash = await counting.hash('Bread4Xylophone');
	for (const candidate of [hash, undefined, 'plain', hash.replace('$10$', '$31$')]) {
		compared.length = 0;
		await counting.verify('wrong', candidate);
		assert.deepEqual(compared, ['10$'], candidate);
	}
});

test('a hash of another cost should be replaced', async () => {
	assert.equal(passwords.needsRehash(await passwords.hash('Bread4Xylophone')), false);
	assert.equal(passwords.needsRehash(await createPasswords(5).hash('Bread4Xylophone')), true);
});

test('many at once are all answered', async () => {
	const hash = await passwords.hash('Bread4Xylophone');
	const answers = await Promise.all(
		Array.from({length: 20}, async (_, index) => passwords.verify(index % 2 === 0 ? 'Bread4Xylophone' : 'no', hash)),
	);
	assert.deepEqual(
		answers,
		Array.from({length: 20}, (_, index) => index % 2 === 0),
	);
});

test('a foreign verifier named in the environment is not loaded', async () => {
	process.env['NAPI_RS_NATIVE_LIBRARY_PATH'] = '/nonexistent/verifier.cjs';
	await passwords.hash('Bread4Xylophone');
	assert.equal(process.env['NAPI_RS_NATIVE_LIBRARY_PATH'], undefined);
});
