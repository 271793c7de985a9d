import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import type {TestContext} from 'node:test';
import type {Job, Outcome} from './actor.js';
import {shimEnvironment, type Watched} from './fault-shim.js';

/** Processes that do acts under the shim. One is kept warm, for the time after a kill. */
export type Actors = {
	/** Does a job; undefined when the process was killed at it. */
	perform(job: Job): Promise<Outcome | undefined>;
};

/** Starts them; they end with the test. */
export function startActors(t: TestContext, watched: Watched): Actors {
	let started = 0;
	const running = new Set<ChildProcess>();
	t.after(() => {
		for (const child of running) child.kill('SIGKILL');
	});

	async function start(): Promise<ChildProcess> {
		const control = `${watched.library}-control-${started++}`;
		const child = fork(new URL('actor.js', import.meta.url), {
			env: shimEnvironment(watched, control),
			execPath: process.execPath,
			execArgv: [],
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
		running.add(child);
		child.once('exit', () => running.delete(child));
		await once(child, 'message');
		return child;
	}

	let next = start();
	let spare: Promise<ChildProcess> | undefined;
	return {
		async perform(job) {
			const child = await next;
			if (job.fault.kind === 'kill') spare ??= start();
			const ended = new AbortController();
			const outcome = await new Promise<Outcome | undefined>(resolve => {
				child.once('message', resolve);
				const stop = () => resolve(undefined);
				child.once('exit', stop);
				ended.signal.addEventListener('abort', () => child.off('message', resolve).off('exit', stop));
				child.send(job);
			});
			ended.abort();
			if (outcome === undefined) {
				next = spare ?? start();
				spare = undefined;
			}
			return outcome;
		},
	};
}
