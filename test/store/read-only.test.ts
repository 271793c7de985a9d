import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {openInitialised, temporaryDirectory} from './fixture.js';

const isRoot = process.geteuid?.() === 0;
const canMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;
const child = path.join(import.meta.dirname, 'child.js');
const canRunAsOther = isRoot && spawnSync(process.execPath, ['--check', child], {uid: 12345, gid: 12345}).status === 0;

test(
	'a read-only file system opens for looking, and every change is refused',
	{skip: canMount ? false : 'needs mounts'},
	async t => {
		const dir = temporaryDirectory(t);
		await (await openInitialised(t, dir)).close();
		const script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$2" "$3" view "$1"';
		const output = execFileSync('unshare', ['-m', '/bin/sh', '-c', script, 'sh', dir, process.execPath, child]);
		assert.deepEqual(JSON.parse(output.toString()), {
			readOnly: `the file system of ${dir} is mounted read-only`,
			names: ['admin'],
			codes: ['read-only', 'read-only'],
		});
	},
);

test(
	'a directory without write permission opens for looking',
	{skip: canRunAsOther ? false : 'needs root'},
	async t => {
		const dir = temporaryDirectory(t);
		await (await openInitialised(t, dir)).close();
		for (const name of fs.readdirSync(dir)) fs.chownSync(path.join(dir, name), 12345, 12345);
		fs.chownSync(dir, 12345, 12345);
		fs.chmodSync(dir, 0o500);
		const output = execFileSync(process.execPath, [child, 'view', dir], {uid: 12345, gid: 12345});
		assert.deepEqual(JSON.parse(output.toString()), {
			readOnly: `you may not write in ${dir}`,
			names: ['admin'],
			codes: ['read-only', 'read-only'],
		});
	},
);
