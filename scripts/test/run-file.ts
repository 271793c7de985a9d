import {spawn} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {basename, extname, join} from 'node:path';
import type {TestRecord} from './reporter.ts';

/** One test that failed, or a file that could not be run (then `name` says so and there is no place). */
export type Failure = {
	readonly name: string;
	readonly message: string;
	/** `path:line:column` of the test; `''` when the whole file failed. */
	readonly place: string;
	/** What the file wrote, when nothing else says what happened. */
	readonly output: string;
};

/** `file` is relative to the project; `ms` the whole process. */
export type FileResult = {
	readonly file: string;
	readonly passed: number;
	readonly skipped: number;
	readonly failures: readonly Failure[];
	readonly ms: number;
};

export type RunOptions = {
	/** A folder for the reports of the test processes. */
	readonly scratch: string;
	readonly grep: string | undefined;
	/** How many files run at once; as many as there are processors by default. */
	readonly atOnce?: number;
	/** A test that is not done by then has failed. */
	readonly testTimeoutMs?: number;
	/** A file that is not done by then is ended: something in it never lets go. */
	readonly timeoutMs?: number;
};

/**
 * Runs one test file in a process of its own. A file that does not end, ends badly or holds no test is a failure
 * (with `grep` no test is fine).
 */
export async function runTestFile(root: string, file: string, options: RunOptions): Promise<FileResult> {
	const {scratch, grep, testTimeoutMs = 60_000, timeoutMs = 180_000} = options;
	const started = performance.now();
	const report = join(scratch, `${file.replaceAll('/', '+')}.jsonl`);
	const {code, output, timedOut} = await runNode(
		root,
		[
			'--enable-source-maps',
			`--test-timeout=${testTimeoutMs}`,
			`--test-reporter=${join(import.meta.dirname, `reporter${extname(import.meta.filename)}`)}`,
			`--test-reporter-destination=${report}`,
			...(grep === undefined ? [] : [`--test-name-pattern=${grep}`]),
			join(root, 'dist/modules', file.replace(/\.tsx?$/, '.js')),
		],
		timeoutMs,
	);
	const records = await readRecords(report);
	const count = (result: TestRecord['result']): number => records.filter(record => record.result === result).length;
	const failures: Failure[] = records
		.filter(record => record.result === 'failed')
		.map(({name, message, place}) => ({name, message, place, output: ''}));
	const wrong = timedOut
		? `still running after ${timeoutMs / 1000} s, all its tests done or not`
		: code !== 0 && failures.length === 0
			? `the process ended with ${code ?? 'a signal'}`
			: records.length === 0 && grep === undefined
				? 'the file holds no test'
				: undefined;
	if (wrong !== undefined) failures.push({name: basename(file), message: wrong, place: '', output});
	return {file, passed: count('passed'), skipped: count('skipped'), failures, ms: performance.now() - started};
}

async function runNode(root: string, args: readonly string[], timeoutMs: number) {
	const child = spawn(process.execPath, args, {cwd: root, stdio: ['ignore', 'pipe', 'pipe']});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', data => (output += data));
	let timedOut = false;
	const timer = setTimeout(() => {
		timedOut = true;
		child.kill('SIGKILL');
	}, timeoutMs);
	// 'exit', not 'close': what a test left running may hold the pipes open.
	const code = await new Promise<number | null>(resolve => {
		child.on('exit', resolve);
	});
	clearTimeout(timer);
	for (const stream of [child.stdout, child.stderr]) stream.destroy();
	return {code, output, timedOut};
}

async function readRecords(report: string): Promise<TestRecord[]> {
	const text = await readFile(report, 'utf8').catch(() => '');
	// A process that was ended may leave half a line.
	return text
		.split('\n')
		.filter(line => line.endsWith('}'))
		.map(line => JSON.parse(line) as TestRecord);
}
