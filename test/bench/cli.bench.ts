/**
 * How long `det` takes from start to end, beside Node doing nothing: ratios of runs in turn, so that a busy machine
 * slows both alike. The targets are rows 17 and 18 of the performance requirements; `--runs N` for other than 11 rounds.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {launcher, projectRoot} from '../e2e/harness/house.js';
import {benchPassword, makeLargeStore} from './large-store.js';

const {values} = parseArgs({options: {runs: {type: 'string', default: '11'}}, strict: false});
const runs = Number(values.runs);
const program = join(projectRoot, 'dist/program/det.js');
const dir = mkdtempSync(join(tmpdir(), 'det-bench-'));

type Case = {
	readonly name: string;
	readonly command: readonly string[];
	readonly data: string;
	/** Largest median ratio that is still good; undefined where there is none. */
	readonly target?: number;
};

try {
	const stores = {'1k': join(dir, '1k'), '10k': join(dir, '10k')};
	for (const [name, data] of Object.entries(stores)) {
		await makeLargeStore(data, name === '1k' ? 1000 : 10_000, 10);
		// A session of its own has no terminal: the question for the password must not reach whoever measures.
		const signedIn = run(['setsid', '-w', launcher, 'user', 'login', 'admin'], data, `${benchPassword}\n`);
		if (signedIn.status !== 0) throw new Error(signedIn.stderr.toString());
	}

	const det = (line: string, data = '', target?: number): Case => ({
		name: `det ${line}${data === '' ? '' : `, ${data.slice(dir.length + 1)} users`}`,
		command: [process.execPath, program, ...line.split(' ')],
		data,
		...(target === undefined ? {} : {target}),
	});
	measure([
		{name: 'node -e 0', command: [process.execPath, '-e', '0'], data: ''},
		det('--version', '', 1.15),
		det('--help', '', 1.15),
		det('user lis', '', 1.15),
		{name: 'det --version, by the launcher', command: [launcher, '--version'], data: ''},
		det('user list', stores['1k'], 1.55),
		det('user list -a', stores['1k']),
		det('user describe ada.allen.100', stores['1k'], 1.45),
		det('user list', stores['10k'], 3.05),
		det('user describe ada.allen.100', stores['10k'], 2.8),
	]);
} finally {
	rmSync(dir, {recursive: true});
}

function measure(cases: readonly Case[]): void {
	const times = cases.map((): number[] => []);
	for (let round = 0; round < runs; round++) {
		for (const [at, {command, data}] of cases.entries()) {
			const started = performance.now();
			run(command, data);
			times[at]!.push(performance.now() - started);
		}
	}

	const [base = []] = times;
	for (const [at, {name, target}] of cases.entries()) {
		const mine = times[at]!;
		const ratio = median(mine.map((time, round) => time / base[round]!));
		const columns = [
			name.padEnd(44),
			`${median(mine).toFixed(1).padStart(7)} ms`,
			`${ratio.toFixed(2).padStart(6)} x node`,
			target === undefined ? '' : `${ratio <= target ? 'good' : 'SLOW'} (target ${target})`,
		];
		console.log(columns.join('  ').trimEnd());
	}
}

function run([file = '', ...args]: readonly string[], data: string, input = '') {
	const env = {PATH: process.env['PATH'], HOME: dir, LANG: 'C.UTF-8', ...(data === '' ? {} : {DET_DATA: data})};
	return spawnSync(file, args, {input, env, maxBuffer: 1 << 26});
}

function median(numbers: readonly number[]): number {
	return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
