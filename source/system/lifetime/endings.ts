import {constants} from 'node:os';
import type {EventEmitter} from 'node:events';

/** What the end of a terminal shows on. */
export type Line = {
	readonly stdin: Pick<EventEmitter, 'on' | 'off'>;
	readonly stdout: Pick<EventEmitter, 'on'>;
};

/** Every signal that ends a program with a terminal and can be caught. */
const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;

/** How long an ending may take before the process is gone all the same: somebody may hold the lock it waits for. */
const graceMs = 1500;

/**
 * Calls back with the exit code at the first sign from outside that the console must end: a signal, or the terminal that
 * is gone without one (a line that was lost, its other side closed), which counts as SIGHUP. From then on the process
 * ends within a moment whatever happens. Gives the function that stops watching.
 */
export function watchEndings({stdin, stdout}: Line, end: (code: number) => void): () => void {
	let ending = false;
	const begin = (signal: (typeof signals)[number]) => {
		const code = 128 + constants.signals[signal];
		if (!ending) setTimeout(() => process.exit(code), graceMs).unref();
		ending = true;
		end(code);
	};
	const lost = () => begin('SIGHUP');
	for (const signal of signals) process.on(signal, begin);
	for (const sign of ['end', 'close', 'error']) stdin.on(sign, lost);
	// Where sshd is at its other end a lost line shows here first.
	stdout.on('error', lost);
	return () => {
		for (const signal of signals) process.off(signal, begin);
		// Errors have a hearer to the last: what is still drawn and read fails too.
		for (const sign of ['end', 'close']) stdin.off(sign, lost);
	};
}
