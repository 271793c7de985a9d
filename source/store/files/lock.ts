import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {DetFailure} from '../../domain/errors.js';
import type {Origin} from '../../domain/origin.js';
import type {FileOperations} from './file-operations.js';
import {describeHolder, noteHolder} from './holder.js';
import {openKernelLock} from './lock/kernel-lock.js';

/** The one lock of a data directory. */
export type Lock = {
	/** Runs `work` while holding it. Throws `store-busy` when the wait was in vain, `read-only` once it is closed. */
	hold<T>(work: () => Promise<T>, options?: HoldOptions): Promise<T>;
	/** Lets the work under way end and begins no other: neither what waits for its turn nor what is asked for later. */
	close(): Promise<void>;
};

export type HoldOptions = {
	/** Ends the wait. */
	readonly signal?: AbortSignal | undefined;
	/** The longest wait; 30 s by default. */
	readonly timeoutMs?: number | undefined;
	/** Told who holds the lock, in words, after each second of waiting. */
	readonly onWait?: ((holder: string) => void) | undefined;
};

export type LockOptions = {
	readonly dir: string;
	readonly origin: Origin;
	readonly clock: () => Date;
	readonly operations: FileOperations;
};

/** How long a change waits for the lock before it gives up and names the holder. */
const patienceMs = 30_000;
/** How often somebody who waits is told for whom. */
const tellMs = 1000;
/** How often, about, those look who are not next. */
const lookMs = 5;

/**
 * A lock on `lock.db`, held by the kernel and so never left behind by a killed process (R7). SQLite's own waiting would
 * freeze the screen, so this tries again: every ms whoever has waited longest; the others only look every 5 ms whether
 * they have come to that. So a process that saves again and again lets everybody else in between.
 */
export function openLock({dir, origin, clock, operations}: LockOptions): Lock {
	const kernel = openKernelLock(path.join(dir, 'lock.db'), operations);
	let last: Promise<void> = Promise.resolve();
	let isClosed = false;

	async function acquire(before: Promise<void>, {timeoutMs = patienceMs, signal, onWait}: HoldOptions): Promise<void> {
		const since = Date.now();
		const start = performance.now();
		let told = 0;
		let isMyTurn = false;
		// Within this process everybody waits in turn.
		const turn = before.then(() => {
			isMyTurn = true;
		});
		await Promise.race([turn, wait(lookMs)]);
		for (;;) {
			if (isClosed) throw new DetFailure({code: 'read-only', reason: 'det console is being closed'});
			const found = isMyTurn ? await kernel.tryTake(since) : 'behind';
			if (found === 'taken') return;
			const waitedMs = Math.round(performance.now() - start);
			if (waitedMs >= timeoutMs || signal?.aborted) {
				throw new DetFailure({code: 'store-busy', holder: describeHolder(dir), waitedMs});
			}
			if (waitedMs >= (told + 1) * tellMs) {
				told = Math.floor(waitedMs / tellMs);
				onWait?.(describeHolder(dir));
			}
			const pause = wait(found === 'next' ? 1 : lookMs * (0.5 + Math.random()));
			await (isMyTurn ? pause : Promise.race([turn, pause]));
		}
	}

	return {
		async hold(work, options = {}) {
			const before = last;
			const end = Promise.withResolvers<void>();
			// Who gives up does not let the next one pass those before.
			last = before.then(() => end.promise);
			try {
				await acquire(before, options);
				try {
					noteHolder(dir, origin, clock(), operations);
					return await work();
				} finally {
					kernel.release();
				}
			} finally {
				end.resolve();
			}
		},
		async close() {
			isClosed = true;
			await last;
			kernel.close();
		},
	};
}
