import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {ok} from '../../source/domain/result.js';
import {openTokenMemory} from '../../source/memory/open-token-memory.js';
import type {TokenMemory, TokenMemoryOptions} from '../../source/memory/token-memory.js';

const secret = () => `dct_${randomBytes(8).toString('hex')}`;

async function makeHome(t: TestContext) {
	const home = await mkdtemp(path.join(os.tmpdir(), 'det-tokens-'));
	t.after(() => rm(home, {recursive: true}));
	const stateDir = path.join(home, 'state', 'det-console');
	const options: TokenMemoryOptions = {
		deployment: {kind: 'file'},
		storeId: async () => ok('store1'),
		stateDir,
		dataDir: path.join(home, 'data'),
		bound: async () => ok([]),
	};
	return {home, stateDir, file: path.join(stateDir, 'sessions.json'), options, memory: openTokenMemory(options)};
}

/** Active user and tokens, as plain data. */
async function contentOf(memory: TokenMemory) {
	const {activeUser, tokens, warning} = await memory.load();
	assert.equal(warning, undefined);
	return {activeUser, tokens: Object.fromEntries(tokens)};
}

test('what one process keeps the next one finds, whatever the case of the name', async t => {
	const {memory, options} = await makeHome(t);
	const [alice, bob] = [secret(), secret()];
	await memory.keep('Alice', alice, {makeActive: true});
	await memory.keep('bob', bob, {makeActive: false});
	const next = openTokenMemory(options);
	assert.deepEqual(await contentOf(next), {activeUser: 'Alice', tokens: {alice, bob}});
	const again = secret();
	await next.keep('ALICE', again, {makeActive: false});
	assert.deepEqual((await contentOf(memory)).tokens, {alice: again, bob});
});

test('looking makes no file', async t => {
	const {memory, home} = await makeHome(t);
	assert.deepEqual(await contentOf(memory), {activeUser: '', tokens: {}});
	await memory.forget('alice');
	await memory.forgetAll();
	const files = await readdir(home, {recursive: true});
	assert.ok(!files.some(name => name.endsWith('sessions.json')), files.join(' '));
});

test('the file is 0600 in a 0700 directory under every umask', async t => {
	const {memory, file, stateDir} = await makeHome(t);
	for (const umask of [0o000, 0o022, 0o077, 0o777]) {
		const before = process.umask(umask);
		try {
			const kept = await memory.keep('alice', secret(), {makeActive: true});
			assert.ok(kept.ok, JSON.stringify(kept));
		} finally {
			process.umask(before);
		}

		assert.equal((await stat(file)).mode & 0o777, 0o600);
		assert.equal((await stat(stateDir)).mode & 0o777, 0o700);
		await rm(stateDir, {recursive: true});
	}
});

test('forgetting a user forgets the active one with them, and nobody else', async t => {
	const {memory} = await makeHome(t);
	const bob = secret();
	await memory.keep('alice', secret(), {makeActive: true});
	await memory.keep('bob', bob, {makeActive: false});
	await memory.forget('ALICE');
	assert.deepEqual(await contentOf(memory), {activeUser: '', tokens: {bob}});
	await memory.keep('bob', bob, {makeActive: true});
	await memory.forget('alice');
	assert.equal((await contentOf(memory)).activeUser, 'bob');
	await memory.forgetAll();
	assert.deepEqual(await contentOf(memory), {activeUser: '', tokens: {}});
});

test('a token that was replaced meanwhile is not forgotten with the old one', async t => {
	const {memory} = await makeHome(t);
	const [old, alice] = [secret(), secret()];
	await memory.keep('alice', alice, {makeActive: true});
	await memory.forget('alice', old);
	assert.deepEqual(await contentOf(memory), {activeUser: 'alice', tokens: {alice}});
	await memory.forget('alice', alice);
	assert.deepEqual(await contentOf(memory), {activeUser: '', tokens: {}});
});

test('users whose names are those of object properties are users like others', async t => {
	const {memory} = await makeHome(t);
	const token = secret();
	for (const name of ['__proto__', 'constructor', 'all']) await memory.keep(name, token, {makeActive: true});
	const {activeUser, tokens} = await memory.load();
	assert.deepEqual([activeUser, [...tokens.keys()]], ['all', ['__proto__', 'constructor', 'all']]);
});

test('each store has its own tokens', async t => {
	const {memory, options} = await makeHome(t);
	const [alice, bob] = [secret(), secret()];
	const other = openTokenMemory({...options, storeId: async () => ok('store2')});
	await memory.keep('alice', alice, {makeActive: true});
	await other.keep('bob', bob, {makeActive: true});
	await other.forget('alice');
	assert.deepEqual(await contentOf(memory), {activeUser: 'alice', tokens: {alice}});
	await memory.forgetAll();
	assert.deepEqual(await contentOf(other), {activeUser: 'bob', tokens: {bob}});
});

test('another home knows nothing', async t => {
	const {memory} = await makeHome(t);
	await memory.keep('alice', secret(), {makeActive: true});
	const {memory: elsewhere} = await makeHome(t);
	assert.deepEqual(await contentOf(elsewhere), {activeUser: '', tokens: {}});
});

test('a damaged file is removed with a sentence, and the next sign-in is kept', async t => {
	for (const text of ['', '{', '{"version":2,"stores":[]}', '{"version":1,"stores":[{"storeId":1}]}', '\0\0\0']) {
		const {memory, file, stateDir} = await makeHome(t);
		await mkdir(stateDir, {recursive: true, mode: 0o700});
		await writeFile(file, text, {mode: 0o600});
		assert.match((await memory.load()).warning ?? '', /corrupted token cache. The store has been deleted/u);
		assert.deepEqual(await contentOf(memory), {activeUser: '', tokens: {}});
		await memory.keep('alice', secret(), {makeActive: true});
		assert.equal((await contentOf(memory)).activeUser, 'alice');
	}
});

test('a link in its place is neither read nor written through', async t => {
	const {memory, home, file, stateDir} = await makeHome(t);
	const victim = path.join(home, 'victim');
	await writeFile(victim, '{"version":1,"stores":[]}', {mode: 0o600});
	await mkdir(stateDir, {recursive: true, mode: 0o700});
	await symlink(victim, file);
	assert.match((await memory.load()).warning ?? '', /symbolic link/u);
	const kept = await memory.keep('alice', secret(), {makeActive: true});
	assert.equal(kept.ok ? '' : kept.error.code, 'store-unsafe');
	assert.equal(await readFile(victim, 'utf8'), '{"version":1,"stores":[]}');
});

test('a file that others may read is not believed, with the command that mends it', async t => {
	const {memory, file} = await makeHome(t);
	await memory.keep('alice', secret(), {makeActive: true});
	await chmod(file, 0o644);
	const {activeUser, warning} = await memory.load();
	assert.equal(activeUser, '');
	assert.match(warning ?? '', /chmod 600/u);
});

test('beside a store in the same directory the tokens have a file of their own', async t => {
	const {options, stateDir} = await makeHome(t);
	const memory = openTokenMemory({...options, dataDir: stateDir});
	await memory.keep('alice', secret(), {makeActive: true});
	const files = await readdir(stateDir);
	assert.ok(files.includes('tokens.json') && !files.includes('sessions.json'), files.join(' '));
	assert.equal((await contentOf(memory)).activeUser, 'alice');
});

test('many processes keeping tokens at once lose none', async t => {
	const {memory, options} = await makeHome(t);
	const names = Array.from({length: 20}, (_, n) => `user${n}`);
	const kept = await Promise.all(names.map(name => openTokenMemory(options).keep(name, secret(), {makeActive: false})));
	assert.ok(kept.every(({ok: is}) => is));
	assert.deepEqual([...(await memory.load()).tokens.keys()].toSorted(), names.toSorted());
});

test('bound sessions come from the store: the active one, and the newest of each user', async t => {
	const {options, home} = await makeHome(t);
	const memory = openTokenMemory({
		...options,
		deployment: {kind: 'os-uid', value: '1001'},
		bound: async () =>
			ok([
				{username: 'Bob', token: 'newest', active: false},
				{username: 'alice', token: 'newer', active: false},
				{username: 'alice', token: 'active', active: true},
				{username: 'bob', token: 'older', active: false},
			]),
	});
	assert.deepEqual(await contentOf(memory), {activeUser: 'alice', tokens: {alice: 'active', bob: 'newest'}});
	await memory.keep('carol', 'x', {makeActive: true});
	assert.deepEqual(await readdir(home), [], 'no token file exists');
});

test('on a shared account nothing is kept, not even beside a file from elsewhere', async t => {
	const {memory: file, options} = await makeHome(t);
	await file.keep('alice', secret(), {makeActive: true});
	for (const deployment of [{kind: 'none'}, {kind: 'ssh-key', value: 'SHA256:x'}] as const) {
		const memory = openTokenMemory({...options, deployment});
		assert.deepEqual(await contentOf(memory), {activeUser: '', tokens: {}});
		await memory.keep('bob', secret(), {makeActive: true});
		assert.deepEqual(await contentOf(memory), {activeUser: '', tokens: {}});
	}

	assert.equal((await contentOf(file)).activeUser, 'alice');
});

test('tokens that a killed command left in a temporary file go with the next look', async t => {
	const {memory, stateDir} = await makeHome(t);
	await memory.keep('alice', secret(), {makeActive: true});
	await writeFile(path.join(stateDir, '.sessions.json.0123456789abcdef.tmp'), secret());
	await memory.load();
	assert.deepEqual(
		(await readdir(stateDir)).filter(name => name.endsWith('.tmp')),
		[],
	);
});
