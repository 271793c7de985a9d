import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {DetError} from '../../../source/domain/errors.js';
import type {Result} from '../../../source/domain/result.js';
import {openMasterConfig, type MasterConfigOptions} from '../../../source/store/master-config/master-config-file.js';
import {temporaryDirectory} from './temporary-directory.js';

const before = `# ${'long '.repeat(50)}\nport: 1\n`;
const after = 'port: 2\n';

for (const errno of ['EBUSY', 'EXDEV', 'EPERM']) {
	test(`where a rename fails with ${errno}, as on a bind mount, the file is written in place`, async t => {
		const file = fileIn(temporaryDirectory(t));
		const {ino} = fs.statSync(file);
		const backups: string[] = [];
		const renameSync = (from: fs.PathLike, to: fs.PathLike) => {
			if (to === file) throw systemError(errno);
			fs.renameSync(from, to);
			backups.push(fs.readFileSync(to, 'utf8'));
		};
		const undo = valueOf(await config(file, {renameSync}).replace(before, after));
		assert.equal(fs.readFileSync(file, 'utf8'), after);
		assert.equal(fs.statSync(file).ino, ino);
		// The old content was on disk beside it meanwhile.
		assert.deepEqual(backups, [before]);
		assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
		await undo();
		assert.equal(fs.readFileSync(file, 'utf8'), before);
		assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
	});
}

test('where the directory cannot be written, the backup of the in-place write is in the data directory', async t => {
	const dir = temporaryDirectory(t);
	fs.mkdirSync(path.join(dir, 'data'));
	const file = fileIn(dir);
	const made: string[] = [];
	const openSync: typeof fs.openSync = (name, flags, mode) => {
		if (path.dirname(String(name)) === dir && String(name).endsWith('.tmp')) throw systemError('EROFS');
		if (String(name).endsWith('.tmp')) made.push(path.dirname(String(name)));
		return fs.openSync(name, flags, mode);
	};
	const options = {backupDir: path.join(dir, 'data')};
	valueOf(await config(file, {openSync}, options).replace(before, after));
	assert.equal(fs.readFileSync(file, 'utf8'), after);
	assert.deepEqual(made, [path.join(dir, 'data')]);
	assert.deepEqual(fs.readdirSync(path.join(dir, 'data')), []);
	const refused = errorOf(await config(file, {openSync}).replace(after, before));
	assert.ok(refused.code === 'io' && refused.cause.includes('read-only') && !refused.changed, JSON.stringify(refused));
	assert.equal(fs.readFileSync(file, 'utf8'), after);
});

test('a file with hard links keeps them', async t => {
	const file = fileIn(temporaryDirectory(t));
	const other = `${file}.other`;
	fs.linkSync(file, other);
	valueOf(await config(file).replace(before, after));
	assert.equal(fs.readFileSync(other, 'utf8'), after);
});

const faults: ReadonlyArray<readonly [step: string, errno: string, cause: RegExp]> = [
	['openSync', 'EROFS', /read-only/],
	['openSync', 'EACCES', /permission/],
	['openSync', 'EMFILE', /open files/],
	['writeSync', 'ENOSPC', /disk is full/],
	['fsyncSync', 'EIO', /input\/output/],
	['fchmodSync', 'EPERM', /permit/],
	['renameSync', 'ENOSPC', /disk is full/],
];

for (const [step, errno, cause] of faults) {
	test(`${errno} in ${step} leaves the old content and says why and what to do`, async t => {
		const file = fileIn(temporaryDirectory(t));
		const error = errorOf(await config(file, {[step]: failing(errno)}).replace(before, after));
		assert.ok(error.code === 'io', JSON.stringify(error));
		assert.match(error.cause, cause);
		assert.deepEqual([error.file, error.changed, error.remedy === ''], [file, false, false]);
		assert.equal(fs.readFileSync(file, 'utf8'), before);
		assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
	});
}

test('when the directory cannot be synced after the rename the old content comes back and the truth is told', async t => {
	const file = fileIn(temporaryDirectory(t));
	let armed = true;
	const fsyncSync = (descriptor: number) => {
		if (fs.fstatSync(descriptor).isDirectory() && armed) {
			armed = false;
			throw systemError('EIO');
		}

		fs.fsyncSync(descriptor);
	};
	const error = errorOf(await config(file, {fsyncSync}).replace(before, after));
	assert.ok(error.code === 'io' && !error.changed, JSON.stringify(error));
	assert.equal(fs.readFileSync(file, 'utf8'), before);
	const told = errorOf(await config(file, {fsyncSync: noDirectory}).replace(before, after));
	assert.ok(told.code === 'io');
	assert.equal(told.changed, fs.readFileSync(file, 'utf8') === after);
});

test('an in-place write that fails half-way puts the old content back', async t => {
	const file = fileIn(temporaryDirectory(t));
	let armed = true;
	const ftruncateSync = (descriptor: number, length?: number) => {
		if (armed) {
			armed = false;
			throw systemError('EIO');
		}

		fs.ftruncateSync(descriptor, length);
	};
	const error = errorOf(await config(file, {renameSync: busyFor(file), ftruncateSync}).replace(before, after));
	assert.ok(error.code === 'io' && !error.changed);
	assert.equal(fs.readFileSync(file, 'utf8'), before);
	assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
});

test('an in-place write that cannot even be taken back names the backup, and reading refuses until somebody has decided', async t => {
	const dir = temporaryDirectory(t);
	const file = fileIn(dir);
	// Only in-place writes give a position: the first one stops after 4 bytes, and none works any more.
	let stopped = false;
	const writeSync = ((descriptor: number, bytes: Uint8Array, offset: number, length: number, position?: number) => {
		if (position === undefined) return fs.writeSync(descriptor, bytes, offset, length);
		if (stopped || position > 0) {
			stopped = true;
			throw systemError('EIO');
		}

		return fs.writeSync(descriptor, bytes, offset, 4, position);
	}) as typeof fs.writeSync;
	const error = errorOf(
		await config(file, {renameSync: busyFor(file), writeSync}).replace(before, 'port: 22\nname: x\n'),
	);
	const [backup = ''] = fs.readdirSync(dir).filter(name => name !== 'master.yaml');
	assert.ok(
		error.code === 'io' && error.changed && error.remedy.includes(path.join(dir, backup)),
		JSON.stringify(error),
	);
	assert.equal(fs.readFileSync(path.join(dir, backup), 'utf8'), before);
	assert.equal(fs.statSync(path.join(dir, backup)).mode & 0o777, 0o600);
	// As a power cut could have left it: neither the old content nor the new.
	fs.writeFileSync(file, 'port: 22\nname: ');
	const read = errorOf(await config(file).read());
	assert.ok(read.code === 'master-config-invalid' && read.detail.includes(backup));
	assert.equal(errorOf(await config(file).replace(fs.readFileSync(file, 'utf8'), after)).code, 'master-config-invalid');
	fs.copyFileSync(path.join(dir, backup), file);
	assert.equal(valueOf(await config(file).read()).text, before);
	valueOf(await config(file).replace(before, after));
	assert.deepEqual(fs.readdirSync(dir), ['master.yaml']);
});

test('a change made while the backup is being written is kept, also in place', async t => {
	const file = fileIn(temporaryDirectory(t));
	const busy = busyFor(file);
	const renameSync = (from: fs.PathLike, to: fs.PathLike) => {
		busy(from, to);
		fs.writeFileSync(file, 'mine: 1\n');
	};
	assert.equal(errorOf(await config(file, {renameSync}).replace(before, after)).code, 'master-config-changed');
	assert.equal(fs.readFileSync(file, 'utf8'), 'mine: 1\n');
	assert.deepEqual(fs.readdirSync(path.dirname(file)), ['master.yaml']);
});

test('temporary files of killed processes go with the next write, and nobody else’s', async t => {
	const dir = temporaryDirectory(t);
	const file = fileIn(dir);
	fs.writeFileSync(path.join(dir, '.master.yaml.det0123456789abcdef.tmp'), 'x');
	fs.writeFileSync(path.join(dir, '.master.yaml.swp'), 'vim');
	valueOf(await config(file).replace(before, after));
	assert.deepEqual(fs.readdirSync(dir).toSorted(), ['.master.yaml.swp', 'master.yaml']);
});

test(
	'without the right to write, that is known before anything is typed',
	{skip: process.geteuid?.() === 0},
	async t => {
		const file = fileIn(temporaryDirectory(t));
		fs.chmodSync(file, 0o400);
		assert.equal(
			await config(file).writeProblem(),
			'permission denied; run as the owner of the file, or edit it by hand',
		);
	},
);

const canMount = process.geteuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

test('a real bind mount and a real read-only mount', {skip: !canMount}, t => {
	const dir = temporaryDirectory(t);
	const file = fileIn(dir);
	fs.writeFileSync(path.join(dir, 'host.yaml'), before);
	const module = new URL('../../../source/store/master-config/master-config-file.js', import.meta.url).href;
	const script = `
		const {openMasterConfig} = await import(${JSON.stringify(module)});
		const config = openMasterConfig(${JSON.stringify(file)});
		const result = await config.replace(${JSON.stringify(before)}, ${JSON.stringify(after)});
		console.log(JSON.stringify([result.ok, result.error?.cause ?? '', await config.writeProblem() ?? '']));
	`;
	const run = (mount: string) =>
		execFileSync(
			'unshare',
			['-m', 'sh', '-c', `${mount} && exec "$0" --input-type=module -e "$1"`, process.execPath, script],
			{
				cwd: dir,
				encoding: 'utf8',
			},
		);
	const readOnly = run('mount --bind host.yaml master.yaml && mount -o remount,bind,ro master.yaml');
	assert.deepEqual(JSON.parse(readOnly), [
		false,
		'the file system is mounted read-only',
		'the file system is mounted read-only; mount it writable, then try again',
	]);
	assert.equal(fs.readFileSync(path.join(dir, 'host.yaml'), 'utf8'), before);
	assert.deepEqual(JSON.parse(run('mount --bind host.yaml master.yaml')), [true, '', '']);
	assert.equal(fs.readFileSync(path.join(dir, 'host.yaml'), 'utf8'), after);
	assert.equal(fs.readFileSync(file, 'utf8'), before);
	assert.deepEqual(fs.readdirSync(dir).toSorted(), ['host.yaml', 'master.yaml']);
});

function config(file: string, operations: Partial<typeof fs> = {}, options: MasterConfigOptions = {}) {
	return openMasterConfig(file, {...options, operations: {...fs, ...operations}});
}

function fileIn(dir: string): string {
	const file = path.join(dir, 'master.yaml');
	fs.writeFileSync(file, before);
	return file;
}

/** A rename that finds its target to be a mount point. */
function busyFor(file: string): (from: fs.PathLike, to: fs.PathLike) => void {
	return (from, to) => {
		if (to === file) throw systemError('EBUSY');
		fs.renameSync(from, to);
	};
}

function failing(errno: string): () => never {
	return () => {
		throw systemError(errno);
	};
}

/** An fsync that fails for every directory. */
function noDirectory(descriptor: number): void {
	if (fs.fstatSync(descriptor).isDirectory()) throw systemError('EIO');
	fs.fsyncSync(descriptor);
}

function systemError(code: string): Error {
	return Object.assign(new Error(`${code}: failed by the test`), {code, syscall: 'test'});
}

function valueOf<T>(result: Result<T>): T {
	assert.ok(result.ok, JSON.stringify(result));
	return result.value;
}

function errorOf(result: Result<unknown>): DetError {
	assert.equal(result.ok, false);
	return (result as {readonly error: DetError}).error;
}
