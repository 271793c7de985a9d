import assert from 'node:assert/strict';
import {chmod, link, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {fingerprintIn, sshKeyFingerprint} from '../../source/system/ssh-key.js';

// ssh-keygen -l prints this fingerprint for this key.
const blob = 'AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
const fingerprint = 'SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU';
const line = `publickey ssh-ed25519 ${blob}\n`;
const name = 'sshauth.AbCdEfGhIjKlMnO';
const uid = process.geteuid?.() ?? 0;

async function makeFile(t: TestContext, text = line): Promise<{readonly dir: string; readonly file: string}> {
	const dir = await mkdtemp(path.join(os.tmpdir(), 'det-ssh-key-'));
	t.after(() => rm(dir, {recursive: true}));
	const file = path.join(dir, name);
	await writeFile(file, text, {mode: 0o600});
	return {dir, file};
}

const read = (file: string, euid = uid, now = new Date()) => sshKeyFingerprint(file, euid, now);

test('the fingerprint is the one ssh-keygen prints', async t => {
	const {file} = await makeFile(t);
	assert.equal(read(file), fingerprint);
});

test('of other methods nothing is known, and two keys are nobody in particular', () => {
	assert.equal(fingerprintIn('password\n'), '');
	assert.equal(fingerprintIn(''), '');
	assert.equal(fingerprintIn(`password\n${line}`), fingerprint);
	assert.equal(fingerprintIn(line + line.replace('GKJl', 'GKJm')), '');
	assert.equal(fingerprintIn(`publickey ssh-ed25519 ${blob} trailing\n`), '');
});

test('a file that sshd did not make is not believed', async t => {
	const {dir, file} = await makeFile(t);
	assert.equal(read(file, uid + 1), '', 'of another user');
	const aside = path.join(dir, 'aside');
	for (const mode of [0o644, 0o640, 0o660, 0o400]) {
		await chmod(file, mode);
		assert.equal(read(file), '', mode.toString(8));
	}

	await chmod(file, 0o600);
	await link(file, aside);
	assert.equal(read(file), '', 'two names');
	await rm(aside);
	assert.equal(read(file), fingerprint);
	await rename(file, aside);
	await symlink(aside, file);
	assert.equal(read(file), '', 'a link');
	await rm(file);
	await mkdir(file);
	assert.equal(read(file), '', 'a directory');
	assert.equal(read(aside), '', 'another name');
});

test('a path in another form than sshd writes it is not even opened', async t => {
	const {dir, file} = await makeFile(t);
	const paths = [
		'',
		name,
		`${dir}/x/../${name}`,
		`${file}\n`,
		`${file}P`,
		file.replace('sshauth', 'auth'),
		'/etc/hostname',
	];
	for (const each of paths) assert.equal(read(each), '', each);
});

test('a file older than the connection can be, or from the future, is not believed', async t => {
	const {file} = await makeFile(t);
	for (const hours of [-1, 1]) {
		const time = Date.now() / 1000 + hours * 3600;
		await utimes(file, time, time);
		assert.equal(read(file), '');
	}
});
