import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import type {TestContext} from 'node:test';

/** Starts `child.ts`; it is killed when the test ends before it. */
export function startChild(t: TestContext, ...args: readonly string[]): ChildProcess {
	const child = fork(new URL('child.js', import.meta.url), args, {stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
	t.after(() => child.kill('SIGKILL'));
	return child;
}

/** Runs `child.ts` to its end and gives its outcome; undefined when it was killed before. */
export async function runChild(t: TestContext, ...args: readonly string[]): Promise<unknown> {
	const child = startChild(t, ...args);
	let outcome: unknown;
	child.on('message', message => {
		outcome = message;
	});
	await once(child, 'close');
	return outcome;
}
