import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Stage} from './stages.ts';

/** What a stage came to. */
export type StageResult = {
	readonly stage: string;
	readonly passed: number;
	readonly failed: number;
	/** How many single things were tried, and figures in words, as the tests told them (`test/rig/support/note.ts`). */
	readonly cases: number;
	readonly figures: readonly string[];
	readonly seconds: number;
};

/**
 * Runs a stage in a machine of its own: own processes, own mounts, own network with loopback alone, an empty temporary
 * directory in memory and an empty /run. Whatever it leaves ends with it, also when the time is over or we are killed.
 */
export async function runStage(root: string, stage: Stage, seed: number, grep?: string): Promise<StageResult> {
	const work = mkdtempSync(join(tmpdir(), 'det-rig-'));
	const scratch = join(work, 'tmp');
	mkdirSync(scratch);
	const remove = () => rmSync(work, {recursive: true, force: true});
	process.once('exit', remove);
	const started = performance.now();
	const child = spawn(
		'setpriv',
		['--pdeathsig', 'KILL', 'unshare', ...namespaces, 'sh', '-euc', prepare, ...command()],
		{
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: {...process.env, TMPDIR: scratch, RIG_SEED: String(seed), RIG_WORK: work},
		},
	);
	let timedOut = false;
	const timer = setTimeout(() => {
		timedOut = true;
		child.kill('SIGKILL');
	}, stage.seconds * 1000);
	const code = await new Promise<number | null>(resolve => {
		child.on('exit', resolve);
	});
	clearTimeout(timer);
	const result = readResult(join(work, 'result.json'));
	process.off('exit', remove);
	remove();
	const seconds = (performance.now() - started) / 1000;
	if (result !== undefined && !timedOut) return {...result, stage: stage.name, seconds};
	console.log(timedOut ? `not done after ${stage.seconds} s` : `ended with ${code ?? 'a signal'} before it was done`);
	return {stage: stage.name, passed: result?.passed ?? 0, failed: 1, cases: 0, figures: [], seconds};

	function command(): readonly string[] {
		const inside = join(import.meta.dirname, 'inside.ts');
		return ['rig', process.execPath, inside, stage.name, ...(grep === undefined ? [] : [grep])];
	}
}

const namespaces = ['--mount', '--net', '--pid', '--fork', '--mount-proc', '--kill-child'];

/** The shell stays, as the process that takes in orphans. */
const prepare = `
	ip link set lo up
	mount -t tmpfs -o mode=1777 tmpfs "$TMPDIR"
	mount -t tmpfs -o mode=755 tmpfs /run
	"$@"
	exit 0
`;

function readResult(file: string): Pick<StageResult, 'passed' | 'failed' | 'cases' | 'figures'> | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as StageResult;
	} catch {
		return undefined;
	}
}
