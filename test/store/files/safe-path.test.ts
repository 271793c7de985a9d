import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {openStore} from '../../../source/store/open-store.js';
import {addUser, codeOf, openEmpty, openInitialised, options, temporaryDirectory, valueOf} from '../fixture.js';

const isRoot = process.geteuid?.() === 0;

for (const umask of [0o000, 0o022, 0o077, 0o777]) {
	test(`directory and files are private under umask ${umask.toString(8).padStart(3, '0')}`, async t => {
		const dir = path.join(temporaryDirectory(t), 'new', 'data');
		const before = process.umask(umask);
		t.after(() => process.umask(before));
		const store = await openInitialised(t, dir);
		valueOf(await store.transact(addUser('alice')));
		process.umask(before);
		assert.equal(fs.statSync(dir).mode & 0o7777, 0o700);
		assert.equal(fs.statSync(path.dirname(dir)).mode & 0o7777, 0o700);
		const modes = fs.readdirSync(dir).map(name => [name, fs.statSync(path.join(dir, name)).mode & 0o7777]);
		assert.equal(modes.length, 7);
		assert.deepEqual(
			modes.filter(([, mode]) => mode !== 0o600),
			[],
		);
	});
}

/** How to spoil a directory with an initialised store in it, and the fix that must be printed; `%` is the directory. */
const spoils: ReadonlyArray<readonly [what: string, spoil: (dir: string) => void, remedy: string]> = [
	['a directory writable by others', dir => fs.chmodSync(dir, 0o702), 'chmod go-w %'],
	['a directory writable by its group', dir => fs.chmodSync(dir, 0o770), 'chmod go-w %'],
	['a store readable by others', dir => fs.chmodSync(path.join(dir, 'store.json'), 0o644), 'chmod 600 %/store.json'],
	[
		'sessions writable by their group',
		dir => fs.chmodSync(path.join(dir, 'sessions.json'), 0o660),
		'chmod 600 %/sessions.json',
	],
	[
		'a store with a second name',
		dir => fs.linkSync(path.join(dir, 'store.json'), path.join(dir, 'other')),
		'cp -p %/store.json %/store.json.copy && mv %/store.json.copy %/store.json',
	],
	[
		'a store that is a link',
		dir => replaceBy(dir, 'store.json', file => fs.symlinkSync('elsewhere', file)),
		'mv %/store.json %/store.json.aside',
	],
	[
		'a store that is a FIFO',
		dir => replaceBy(dir, 'store.json', file => execFileSync('mkfifo', ['-m', '600', file])),
		'mv %/store.json %/store.json.aside',
	],
	[
		'a store that is a directory',
		dir => replaceBy(dir, 'store.json', file => fs.mkdirSync(file)),
		'mv %/store.json %/store.json.aside',
	],
	['an ancestor writable by others', dir => fs.chmodSync(path.dirname(dir), 0o777), 'chmod go-w %/..'],
	[
		'a directory others may write in, right below a sticky one',
		dir => [fs.chmodSync(path.dirname(dir), 0o1777), fs.chmodSync(dir, 0o777)],
		'chmod go-w %',
	],
];

for (const [what, spoil, remedy] of spoils) {
	test(`${what} is refused with the exact fix, and the fix helps`, async t => {
		const dir = path.join(temporaryDirectory(t), 'inner', 'data');
		await openInitialised(t, dir);
		spoil(dir);
		const expected = remedy.replaceAll('%/..', path.dirname(dir)).replaceAll('%', dir);
		const error = await unsafeErrorOf(dir);
		assert.equal(error?.remedy, expected);
		execFileSync('/bin/sh', ['-c', expected]);
		assert.notEqual((await unsafeErrorOf(dir))?.path, error.path);
	});
}

test('a lock file others may read is moved aside, never removed: it may be another program’s', async t => {
	const dir = path.join(temporaryDirectory(t), 'data');
	const store = await openInitialised(t, dir);
	await store.close();
	fs.chmodSync(path.join(dir, 'lock.db'), 0o644);
	const result = await (await openEmpty(t, dir)).transact(addUser('alice'));
	assert.ok(!result.ok && result.error.code === 'store-unsafe');
	assert.equal(result.error.remedy, `mv ${dir}/lock.db ${dir}/lock.db.aside`);
});

/** What somebody may name by mistake: another directory is the way out, never a command that changes theirs. */
const elsewhere = 'name a directory of your own with --data or DET_DATA';

test('a file in the place of the directory is not to be moved', async t => {
	const file = path.join(temporaryDirectory(t), 'passwd');
	fs.writeFileSync(file, 'root:x:0:0');
	const error = await unsafeErrorOf(file);
	assert.deepEqual([error?.path, error?.detail, error?.remedy], [file, 'it is not a directory', elsewhere]);
});

for (const mode of [0o777, 0o1777]) {
	test(`a directory of other files, mode ${mode.toString(8)}, is not to be closed`, async t => {
		const dir = path.join(temporaryDirectory(t), 'tmp');
		fs.mkdirSync(dir);
		if (mode === 0o777) fs.writeFileSync(path.join(dir, 'notes'), '');
		fs.chmodSync(dir, mode);
		assert.equal((await unsafeErrorOf(dir))?.remedy, elsewhere);
	});
}

test('what is a stranger’s is not to be taken from them', {skip: isRoot ? false : 'needs root'}, async t => {
	const home = path.join(temporaryDirectory(t), 'home');
	fs.mkdirSync(path.join(home, 'data'), {recursive: true, mode: 0o700});
	fs.symlinkSync('data', path.join(home, 'link'));
	const remedyFor = async (stranger: string, named: string) => {
		const file = path.join(home, stranger);
		fs.lchownSync(file, 12345, 12345);
		const error = await unsafeErrorOf(path.join(home, named));
		fs.lchownSync(file, 0, 0);
		assert.equal(error?.path, path.join(home, stranger));
		return error.remedy;
	};

	assert.equal(await remedyFor('data', 'data'), elsewhere);
	assert.equal(await remedyFor('', 'data'), elsewhere);
	assert.equal(await remedyFor('link', 'link'), elsewhere);
	fs.chmodSync(home, 0o1777);
	assert.equal(await remedyFor('data', 'data/new'), elsewhere);
});

test('a checkout others may read, cloned right into a sticky directory, is accepted', async t => {
	const sticky = path.join(temporaryDirectory(t), 'tmp');
	fs.mkdirSync(path.join(sticky, 'checkout'), {recursive: true, mode: 0o755});
	fs.chmodSync(sticky, 0o1777);
	assert.equal(codeOf(await openStore(options(path.join(sticky, 'checkout', 'data')))), 'ok');
});

test('what belongs to somebody else is refused with the exact fix', {skip: isRoot ? false : 'needs root'}, async t => {
	for (const name of ['', 'store.json', 'sessions.json', 'activity.jsonl', 'lock.db']) {
		const dir = path.join(temporaryDirectory(t), 'data');
		await openInitialised(t, dir);
		fs.chownSync(path.join(dir, name), 12345, 12345);
		const opened = await openStore(options(dir));
		const result = opened.ok ? await opened.value.transact(addUser('alice')) : opened;
		assert.ok(!result.ok && result.error.code === 'store-unsafe', name);
		assert.equal(result.error.path, path.join(dir, name));
	}
});

test('a link on the way is refused when it is a stranger’s', {skip: isRoot ? false : 'needs root'}, async t => {
	const base = temporaryDirectory(t);
	fs.mkdirSync(path.join(base, 'data'), 0o700);
	fs.symlinkSync('data', path.join(base, 'link'));
	assert.equal(codeOf(await openStore(options(path.join(base, 'link')))), 'ok');
	fs.lchownSync(path.join(base, 'link'), 12345, 12345);
	assert.equal(codeOf(await openStore(options(path.join(base, 'link')))), 'store-unsafe');
});

test('links planted at the names that are written are never followed', async t => {
	const names = [
		'store.json',
		'sessions.json',
		'store.json.1',
		'activity.jsonl',
		'lock.db',
		'lock.holder',
		'initialised',
	];
	for (const name of names) {
		const base = temporaryDirectory(t);
		const victim = path.join(base, 'victim');
		fs.writeFileSync(victim, 'precious', {mode: 0o600});
		const dir = path.join(base, 'data');
		const store = await openInitialised(t, dir);
		valueOf(await store.transact(addUser('alice')));
		await store.close();
		replaceBy(dir, name, file => fs.symlinkSync(victim, file));
		await (await openEmpty(t, dir)).transact(addUser('bob'));
		assert.equal(fs.readFileSync(victim, 'utf8'), 'precious', name);
	}
});

test('a directory that git made, readable by all, is closed', async t => {
	const dir = path.join(temporaryDirectory(t), 'data');
	fs.mkdirSync(dir);
	fs.chmodSync(dir, 0o755);
	await openEmpty(t, dir);
	assert.equal(fs.statSync(dir).mode & 0o777, 0o700);
});

test('a directory of somebody else’s files, open to others, is refused and left as it is', async t => {
	const dir = path.join(temporaryDirectory(t), 'etc');
	fs.mkdirSync(dir);
	fs.writeFileSync(path.join(dir, 'passwd'), 'root:x:0:0');
	fs.chmodSync(dir, 0o755);
	const result = await openStore(options(dir));
	assert.ok(!result.ok && result.error.code === 'store-unsafe', JSON.stringify(result));
	assert.equal(result.error.path, dir);
	assert.match(result.error.detail, /0755.*passwd/);
	assert.equal(result.error.remedy, elsewhere);
	assert.equal(fs.statSync(dir).mode & 0o7777, 0o755);
	assert.deepEqual(fs.readdirSync(dir), ['passwd']);
});

test('a directory of other files is accepted when it is private already', async t => {
	const dir = path.join(temporaryDirectory(t), 'mine');
	fs.mkdirSync(dir, {mode: 0o700});
	fs.writeFileSync(path.join(dir, 'notes'), '');
	assert.equal(codeOf(await openStore(options(dir))), 'ok');
});

for (const kept of [['.gitkeep', '.gitignore'], ['store.json.3', 'notes'], ['initialised', 'notes'], ['lock.db']]) {
	test(`a directory open to others is closed when it holds ${kept.join(' and ')}`, async t => {
		const dir = path.join(temporaryDirectory(t), 'data');
		fs.mkdirSync(dir);
		for (const name of kept) fs.writeFileSync(path.join(dir, name), '', {mode: 0o600});
		fs.chmodSync(dir, 0o755);
		assert.equal(codeOf(await openStore(options(dir))), 'ok');
		assert.equal(fs.statSync(dir).mode & 0o777, 0o700);
	});
}

test('a link that leads through a stranger’s link is refused', {skip: isRoot ? false : 'needs root'}, async t => {
	const base = temporaryDirectory(t);
	fs.mkdirSync(path.join(base, 'real'), 0o700);
	fs.symlinkSync('real', path.join(base, 'theirs'));
	fs.symlinkSync('theirs', path.join(base, 'ours'));
	assert.equal(codeOf(await openStore(options(path.join(base, 'ours')))), 'ok');
	fs.lchownSync(path.join(base, 'theirs'), 12345, 12345);
	const error = await unsafeErrorOf(path.join(base, 'ours'));
	assert.equal(error?.path, path.join(base, 'theirs'));
});

test('a link that leads through a directory where others may put links is refused', async t => {
	const base = temporaryDirectory(t);
	fs.mkdirSync(path.join(base, 'real'), 0o700);
	fs.mkdirSync(path.join(base, 'open', 'inner'), {recursive: true});
	fs.symlinkSync('../../real', path.join(base, 'open', 'inner', 'link'));
	fs.symlinkSync(path.join(base, 'open', 'inner', 'link'), path.join(base, 'data'));
	assert.equal(await unsafeErrorOf(path.join(base, 'data')), undefined);
	fs.chmodSync(path.join(base, 'open'), 0o777);
	const error = await unsafeErrorOf(path.join(base, 'data'));
	assert.deepEqual([error?.path, error?.remedy], [path.join(base, 'open'), `chmod go-w ${path.join(base, 'open')}`]);
	fs.chmodSync(path.join(base, 'open'), 0o755);
	fs.chmodSync(path.join(base, 'open', 'inner'), 0o1777);
	assert.equal(await unsafeErrorOf(path.join(base, 'data')), undefined, 'in a sticky one nobody can replace it');
});

test('links that lead round in a circle are told in words', async t => {
	const base = temporaryDirectory(t);
	fs.symlinkSync('two', path.join(base, 'one'));
	fs.symlinkSync('one', path.join(base, 'two'));
	const result = await openStore(options(path.join(base, 'one')));
	assert.ok(!result.ok && result.error.code === 'io' && result.error.cause.includes('link'), JSON.stringify(result));
});

test('a directory that cannot be made is told in words', async t => {
	const base = temporaryDirectory(t);
	fs.writeFileSync(path.join(base, 'file'), '');
	const result = await openStore(options(path.join(base, 'file', 'data')));
	assert.ok(!result.ok && ['io', 'store-unsafe'].includes(result.error.code), JSON.stringify(result));
});

function replaceBy(dir: string, name: string, make: (file: string) => unknown): void {
	fs.rmSync(path.join(dir, name), {force: true});
	make(path.join(dir, name));
}

async function unsafeErrorOf(dir: string) {
	const opened = await openStore(options(dir));
	const result = opened.ok ? await opened.value.read() : opened;
	if (opened.ok) await opened.value.close();
	return result.ok || result.error.code !== 'store-unsafe' ? undefined : result.error;
}
