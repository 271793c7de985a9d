/**
 * `npm test`: types, bundle, lint, format, then every test; the last line is `N passed, N failed`.
 *
 *   npm test -- test/store                 only the files whose path holds one of the arguments; lint is left out
 *   npm test -- --grep 'last admin'        only the tests whose name matches
 */
import {spawn} from 'node:child_process';
import {globSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {foldersText, slowText, totals} from './test/report.ts';
import {runTestFiles} from './test/run-files.ts';
import {setTerminalEnvironment} from './test/terminal-environment.ts';

const root = join(import.meta.dirname, '..');
const {values: flags, positionals: wanted} = parseArgs({
	options: {grep: {type: 'string'}},
	allowPositionals: true,
});

setTerminalEnvironment();

// A part is for work in progress: it runs although a type is wrong elsewhere, and fails all the same.
const whole = wanted.length === 0 && flags.grep === undefined;
const sound = await checks();
if (sound || !whole) process.exitCode = Math.max(await tests(), sound ? 0 : 1);
else process.exitCode = 1;

/** Everything that can be known without running a test. */
async function checks(): Promise<boolean> {
	const folders = ['source', 'test', 'scripts'];
	const results = await Promise.all([
		stage('Types and build', 'node', 'scripts/build.ts'),
		...(whole
			? [
					stage('Lint', 'oxlint', '--type-aware', '--deny-warnings', ...folders),
					stage('Format', 'prettier', '--check', '--log-level', 'warn', ...folders),
				]
			: []),
	]);
	const failed = results.filter(name => name !== undefined);
	if (failed.length > 0) console.error(`\n${failed.join(' and ')} failed${whole ? ': no test was run' : ''}.`);
	return failed.length === 0;
}

/** The stage's title when it failed, after its complaints. */
async function stage(title: string, tool: string, ...args: readonly string[]): Promise<string | undefined> {
	const started = performance.now();
	const command = tool === 'node' ? process.execPath : join(root, 'node_modules/.bin', tool);
	const child = spawn(command, args, {cwd: root, stdio: ['ignore', 'pipe', 'pipe']});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', data => (output += data));
	const code = await new Promise(resolve => {
		child.on('close', resolve);
	});
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)${output.trim() && `\n${output.trimEnd()}`}`);
	return code === 0 ? undefined : title;
}

async function tests(): Promise<number> {
	const files = testFiles();
	const scratch = await mkdtemp(join(tmpdir(), 'det-test-'));
	const results = await runTestFiles(root, files, {scratch, grep: flags.grep}).finally(() =>
		rm(scratch, {recursive: true}),
	);

	const {passed, failed, skipped} = totals(results);
	console.log(foldersText(results) + slowText(results));
	if (skipped > 0) console.log(`${skipped} skipped`);
	if (passed + failed === 0)
		console.log(`No test ran${wanted.length > 0 ? `: no file matches ${wanted.join(' or ')}` : ''}.`);
	console.log(`${passed} passed, ${failed} failed`);
	return failed === 0 && passed > 0 ? 0 : 1;
}

/** Relative to the project, the end-to-end ones first: they take longest. */
function testFiles(): string[] {
	const all = globSync('test/**/*.test.{ts,tsx}', {cwd: root});
	return (
		all
			// The rig needs programs that npm does not install: `npm run test:rig`.
			.filter(file => (wanted.length === 0 ? !file.startsWith('test/rig/') : wanted.some(part => file.includes(part))))
			.toSorted((a, b) => Number(b.startsWith('test/e2e/')) - Number(a.startsWith('test/e2e/')) || a.localeCompare(b))
	);
}
