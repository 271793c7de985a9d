/**
 * `node code-cache.ts NAME=FILE.cjs…`: runs the command lines that are asked for most on a store made for it, and keeps
 * what V8 compiled of each script as FILE.cache. Not everything: V8 reads a cache whole, so what is seldom run would
 * only cost.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {Script} from 'node:vm';
import {runScript} from './run-script.ts';

const mostAsked = [['--version'], ['--help'], ['user', 'list'], ['user', 'describe', 'admin']];

const [, self = '', ...words] = process.argv;
const files = new Map(words.map(word => word.split('=') as [string, string]));
const {WARM_UP: toRun} = process.env;
if (toRun === undefined) makeStoreAndCache();
else await runAll(JSON.parse(toRun) as readonly (readonly string[])[]);

function makeStoreAndCache(): void {
	const dir = mkdtempSync(join(tmpdir(), 'det-code-cache-'));
	try {
		const password = 'Orchard-Lantern-Quay-71';
		const toRead = join(dir, 'password');
		writeFileSync(toRead, password, {mode: 0o600});
		const env = {
			PATH: process.env['PATH'],
			HOME: dir,
			DET_DATA: join(dir, 'data'),
			DET_USER: 'admin',
			DET_PASS: password,
		};
		// In a process of its own: what set-up and the first sign-in need is not to be in the cache.
		for (const lines of [
			[
				['setup', '--admin-password-file', toRead, '--default-task', 'keep'],
				['user', 'list'],
			],
			mostAsked,
		]) {
			const {status, stderr} = spawnSync(process.execPath, [self, ...words], {
				stdio: ['ignore', 'ignore', 'pipe'],
				env: {...env, WARM_UP: JSON.stringify(lines)},
			});
			if (status !== 0) throw new Error(`no code cache was made: ${stderr.toString()}`);
		}
	} finally {
		rmSync(dir, {recursive: true});
	}
}

/** Runs command lines one after the other in this process, then keeps what was compiled for them. */
async function runAll(lines: readonly (readonly string[])[]): Promise<void> {
	const scripts = new Map<string, Script>();
	const load = (name: string): unknown => {
		const file = files.get(name)!;
		const importPart = (path: string): Promise<unknown> => import(join(dirname(file), path));
		const {script, exports} = runScript(file, {load, importPart, importMeta: import.meta});
		scripts.set(file, script);
		return exports;
	};

	const {main} = load('main') as typeof import('../../source/commands/main.js');
	for (const line of lines) {
		const code = await main(line);
		if (code !== 0) throw new Error(`det ${line.join(' ')} ended with exit code ${code}`);
	}

	for (const [file, script] of scripts) {
		writeFileSync(`${file}.new`, script.createCachedData());
		renameSync(`${file}.new`, file.replace(/\.cjs$/, '.cache'));
	}
}
