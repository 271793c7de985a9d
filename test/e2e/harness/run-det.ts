import {spawn} from 'node:child_process';
import {environmentOf, launcher, placesOf, type House} from './house.js';

export type RunOptions = {
	readonly house: House;
	/** What is piped in; without it stdin is empty. */
	readonly input?: string;
	readonly env?: Readonly<Record<string, string | undefined>>;
	/** Instead of the launcher, such as `['sh', launcher]`. */
	readonly command?: readonly string[];
	/** False leaves `--data` and `--master-config` out. */
	readonly places?: boolean;
};

/** How a command ended: exit code or signal, and what it wrote. */
export type Run = {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
};

/** Runs `det …` without a terminal, as a script does. */
export async function runDet(args: readonly string[], options: RunOptions): Promise<Run> {
	const {house, input = '', env, command = [launcher], places = true} = options;
	const [file = '', ...before] = command;
	const child = spawn(file, [...before, ...(places ? placesOf(house) : []), ...args], {
		env: environmentOf(house, env),
		cwd: house.home,
		// A session of its own has no terminal: a question for a password must not reach whoever runs the tests.
		detached: true,
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
	child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
	// A program that does not read its input may be gone before it is written.
	child.stdin.on('error', () => undefined).end(input);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code, signal) => {
			resolve({code, signal, stdout, stderr});
		});
	});
}
