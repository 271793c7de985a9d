import fs from 'node:fs';
import path from 'node:path';
import {performance} from 'node:perf_hooks';
import {setTimeout as wait} from 'node:timers/promises';
import type {DatabaseSync} from 'node:sqlite';
import {DetFailure} from '../../domain/errors.js';
import type {Origin} from '../../domain/origin.js';
import type {FileOperations} from './file-operations.js';
import {describeHolder, noteHolder} from './holder.js';
import {ioFailure} from './io-error.js';
import {unsafe, shellWord} from './safe-file.js';
import {createEmpty} from './write-file.js';

/** The one lock of a data directory. */
export type Lock = {
	/** Runs `work` while holding it; waits up to `timeoutMs` or until `signal`, then throws `store-busy`. */
	hold<T>(work: () => Promise<T>, options?: {readonly signal?: AbortSignal; readonly timeoutMs?: number}): Promise<T>;
	close(): void;
};

export type LockOptions = {
	readonly dir: string;
	readonly origin: Origin;
	readonly clock: () => Date;
	readonly operations: FileOperations;
};

/** How long a change waits for the lock before it gives up and names the holder. */
const patienceMs = 10_000;

/**
 * A lock held by the kernel and so never left behind by a killed process (R7): SQLite's exclusive lock on `lock.db`, a
 * file in which nothing is ever stored. SQLite's own waiting would freeze the screen, so this retries every 5–30 ms.
 */
export function openLock(options: LockOptions): Lock {
	const file = path.join(options.dir, 'lock.db');
	let connection: {readonly database: DatabaseSync; readonly inode: bigint} | undefined;
	let last: Promise<unknown> = Promise.resolve();

	async function acquire(start: number, timeoutMs: number, signal: AbortSignal | undefined): Promise<void> {
		for (;;) {
			connection ??= await connect(file, options.operations);
			if (tryBegin(connection.database, file)) {
				if (inodeOf(file) === connection.inode) return;
				// Somebody removed or replaced the file: this lock holds nobody off any more.
				close();
				continue;
			}
			const waitedMs = Math.round(performance.now() - start);
			if (waitedMs >= timeoutMs || signal?.aborted) {
				throw new DetFailure({code: 'store-busy', holder: describeHolder(options.dir), waitedMs});
			}
			await wait(5 + Math.random() * 25);
		}
	}

	function close(): void {
		connection?.database.close();
		connection = undefined;
	}

	return {
		async hold(work, {signal, timeoutMs = patienceMs} = {}) {
			const start = performance.now();
			// Within this process everybody waits in turn; the sections are short.
			const before = last;
			const turn = Promise.withResolvers<void>();
			last = turn.promise;
			await before;
			try {
				await acquire(start, timeoutMs, signal);
				try {
					noteHolder(options.dir, options.origin, options.clock(), options.operations);
					return await work();
				} finally {
					connection?.database.exec('ROLLBACK');
				}
			} finally {
				turn.resolve();
			}
		},
		close,
	};
}

async function connect(file: string, operations: FileOperations) {
	// Opening the file a second time by other means would drop this process's locks on it (POSIX), so it is made once.
	createEmpty(file, operations);
	const stat = fs.lstatSync(file, {bigint: true});
	if (
		!stat.isFile() ||
		stat.nlink > 1n ||
		stat.uid !== BigInt(process.geteuid?.() ?? 0) ||
		(stat.mode & 0o077n) !== 0n
	) {
		throw unsafe(file, 'it is not a private file of ours', `rm -f ${shellWord(file)}`);
	}
	// Loaded here, since only changes need it.
	const sqlite = await import('node:sqlite');
	try {
		return {database: new sqlite.DatabaseSync(file, {timeout: 0}), inode: stat.ino};
	} catch (error) {
		throw ioFailure(file, error);
	}
}

function tryBegin(database: DatabaseSync, file: string): boolean {
	try {
		// In memory, or SQLite makes a lock.db-journal that a killed process leaves behind.
		database.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
		return true;
	} catch (error) {
		if (error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 261)) return false;
		const cause = error instanceof Error ? error.message : String(error);
		const remedy = `close every console, then: rm -f ${shellWord(file)}`;
		throw new DetFailure({code: 'io', file, cause, remedy, changed: false});
	}
}

function inodeOf(file: string): bigint | undefined {
	return fs.lstatSync(file, {bigint: true, throwIfNoEntry: false})?.ino;
}
