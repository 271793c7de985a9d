/**
 * Builds the project: `tsc` checks every type and writes dist/modules (what the tests run), esbuild bundles the
 * program that ships into dist/program. Commands and console are parts of their own: a command never loads React.
 *
 *   --program   only dist/program, types unchecked   --if-stale  only when a source is newer than dist/program
 *   --watch     both, again after every change        --plain     without the patches of bundle/patches.ts
 */
import {spawn} from 'node:child_process';
import {readFile, stat, watch as watchFiles} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join, relative} from 'node:path';
import {parseArgs} from 'node:util';
import type {BuildFailure} from 'esbuild';
import {makeProgram} from './bundle/make-program.ts';
import {filesBelow, writeProgram} from './bundle/write-program.ts';

const root = join(import.meta.dirname, '..');
const {values: flags} = parseArgs({
	options: {
		program: {type: 'boolean'},
		'if-stale': {type: 'boolean'},
		watch: {type: 'boolean'},
		plain: {type: 'boolean'},
	},
});

if (flags.watch) await watch();
else if (!flags['if-stale'] || (await isStale())) process.exitCode = await buildOnce();

async function buildOnce(): Promise<number> {
	const checking = flags.program || flags['if-stale'] ? Promise.resolve(0) : tsc();
	// On one core the two only get in each other's way.
	if (availableParallelism() < 2) await checking;
	const bundled = await bundle();
	return Math.max(await checking, bundled);
}

/** Writes dist/program; the exit code. */
async function bundle(): Promise<number> {
	try {
		await writeProgram(root, await makeProgram(root, {plain: flags.plain === true}));
		return 0;
	} catch (error) {
		// esbuild has printed the errors that have a place, but not those of the plugins' last look.
		const {errors = [{text: String(error), location: null}]} = error as Partial<BuildFailure>;
		for (const {text} of errors.filter(({location}) => !location)) console.error(`✘ ${text}`);
		return 1;
	}
}

/** Never resolves: ends with Ctrl-C. */
async function watch(): Promise<void> {
	void tsc('--watch', '--preserveWatchOutput');
	await bundle();
	const changes = watchFiles(join(root, 'source'), {recursive: true})[Symbol.asyncIterator]();
	while (!(await changes.next()).done) await bundle();
}

/** Exit code of the type check; its complaints go to the terminal. */
async function tsc(...more: readonly string[]): Promise<number> {
	const child = spawn(join(root, 'node_modules/.bin/tsc'), ['-p', root, ...more], {stdio: 'inherit'});
	return new Promise(resolve => {
		child.on('close', code => {
			resolve(code ?? 1);
		});
	});
}

/** Whether anything the program is made of changed after it was built. */
async function isStale(): Promise<boolean> {
	const built = await stat(join(root, 'dist/program/det.js')).catch(() => undefined);
	if (!built) return true;
	const inputs = [...(await filesBelow(join(root, 'source'))), ...(await filesBelow(import.meta.dirname))];
	for (const file of [...inputs, join(root, 'package.json'), join(root, 'package-lock.json')]) {
		if ((await stat(file)).mtimeMs > built.mtimeMs) return true;
	}

	// A file that was deleted since is noticed by what the bundle was made of.
	const {inputs: bundled} = JSON.parse(await readFile(join(root, 'dist/meta.json'), 'utf8')) as {inputs: object};
	const present = new Set(inputs.map(file => relative(root, file)));
	return Object.keys(bundled).some(file => file.startsWith('source/') && !present.has(file));
}
