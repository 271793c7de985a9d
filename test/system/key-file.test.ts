import assert from 'node:assert/strict';
import {chmod, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {chooseKeyFile, readKeyFile} from '../../source/system/key-file.js';

const own = {env: {}, euid: 1000, deployment: {kind: 'file'}} as const;
const throughSudo = {...own, deployment: {kind: 'os-uid', value: '1001'}} as const;
const shared = {...own, deployment: {kind: 'none'}} as const;

test('under one’s own account it is the one named, else the one in the configuration directory', () => {
	const env = {XDG_CONFIG_HOME: '/c', DET_KEYS: '/e.yaml'};
	assert.equal(chooseKeyFile('/f.yaml', {...own, env})?.file, '/f.yaml');
	assert.equal(chooseKeyFile(undefined, {...own, env})?.file, '/e.yaml');
	assert.equal(chooseKeyFile(undefined, {...own, env: {XDG_CONFIG_HOME: '/c'}})?.file, '/c/det-console/keys.yaml');
	const fallback = path.join(homedir(), '.config/det-console/keys.yaml');
	assert.equal(chooseKeyFile(undefined, {...own, env: {XDG_CONFIG_HOME: 'c', DET_KEYS: ''}})?.file, fallback);
});

test('through sudo and on a shared account nobody’s home is looked into', () => {
	const env = {XDG_CONFIG_HOME: '/home/mallory/.config', HOME: '/home/mallory'};
	for (const where of [throughSudo, shared]) assert.equal(chooseKeyFile(undefined, {...where, env}), undefined);
});

test('what is named there has to be root’s', () => {
	for (const where of [throughSudo, shared]) {
		assert.deepEqual(chooseKeyFile('/etc/k.yaml', where), {file: '/etc/k.yaml', owners: [0], named: true});
		assert.deepEqual(chooseKeyFile(undefined, {...where, env: {DET_KEYS: '/etc/k.yaml'}})?.owners, [0]);
	}

	assert.deepEqual(chooseKeyFile('/k.yaml', own)?.owners, [0, 1000]);
});

async function place(t: TestContext, text: string, mode = 0o600) {
	const dir = await mkdtemp(path.join(tmpdir(), 'det-keys-'));
	t.after(async () => rm(dir, {recursive: true}));
	const file = path.join(dir, 'keys.yaml');
	await writeFile(file, text);
	await chmod(file, mode);
	return {file, owners: [process.geteuid!()], named: true};
}

test('a file of one’s own is read, also by a link to it', async t => {
	const key = await place(t, 'users.create: c\n');
	assert.deepEqual(readKeyFile(key), {ok: true, text: 'users.create: c\n'});
	await symlink(key.file, `${key.file}.link`);
	assert.deepEqual(readKeyFile({...key, file: `${key.file}.link`}), {ok: true, text: 'users.create: c\n'});
});

test('one that is not there is no mistake, unless it was named', () => {
	const key = {file: '/nonexistent/keys.yaml', owners: [0], named: false};
	assert.equal(readKeyFile(key), undefined);
	assert.deepEqual(readKeyFile({...key, named: true}), {ok: false, problem: 'It cannot be read (ENOENT).'});
});

test('one that others own or may write is not used, and nothing of it is said', async t => {
	const key = await place(t, 'secret: 1\n');
	const foreign = process.geteuid!() + 1;
	assert.deepEqual(readKeyFile({...key, owners: [foreign]}), {
		ok: false,
		problem: `It belongs to uid ${process.geteuid!()}, not to uid ${foreign}: chown it.`,
	});
	await chmod(key.file, 0o620);
	assert.deepEqual(readKeyFile(key), {ok: false, problem: 'Others may write in it: chmod go-w.'});
});

test('a directory, and a file far too large, are refused', async t => {
	const key = await place(t, '#'.repeat(70_000));
	assert.deepEqual(readKeyFile(key), {ok: false, problem: 'It is larger than 64 KiB.'});
	await mkdir(`${key.file}.d`);
	assert.deepEqual(readKeyFile({...key, file: `${key.file}.d`}), {ok: false, problem: 'It is no regular file.'});
});
