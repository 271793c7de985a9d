import fs from 'node:fs';
import type {DatabaseSync} from 'node:sqlite';
import {DetFailure} from '../../../domain/errors.js';
import type {FileOperations} from '../file-operations.js';
import {ioFailure} from '../io-error.js';
import {moveAside, unsafe} from '../safe-file.js';
import {createEmpty} from '../write-file.js';
import {isBehind, leaveQueue, markAsNext} from './queue-mark.js';

/** A lock between processes that its holder cannot leave behind. */
export type KernelLock = {
	/**
	 * Takes the lock if it is free and nobody has waited longer than since `since` (milliseconds of the epoch). When it
	 * is not: whether the caller is `next`, or `behind` somebody else. Throws `store-unsafe` or `io`.
	 */
	tryTake(since: number): Promise<'taken' | 'next' | 'behind'>;
	release(): void;
	close(): void;
};

/**
 * SQLite's exclusive lock on a file in which nothing is ever stored: the kernel's, so that it dies with its holder (R7).
 * Who has waited longest is told by the times of that file, see `queue-mark.ts`.
 */
export function openKernelLock(file: string, operations: FileOperations): KernelLock {
	let connection: Connection | undefined;

	function close(): void {
		connection?.database.close();
		connection = undefined;
	}

	async function isTaken(): Promise<boolean> {
		for (;;) {
			connection ??= await connect(file, operations);
			if (!tryBegin(connection.database, file)) return false;
			if (fs.lstatSync(file, {bigint: true, throwIfNoEntry: false})?.ino === connection.inode) return true;
			// Somebody removed or replaced the file: this lock holds nobody off any more.
			close();
		}
	}

	return {
		async tryTake(since) {
			if (isBehind(file, since)) return 'behind';
			const taken = await isTaken();
			if (taken) leaveQueue(file, since);
			else markAsNext(file, since);
			return taken ? 'taken' : 'next';
		},
		release: () => connection?.database.exec('ROLLBACK'),
		close,
	};
}

type Connection = {readonly database: DatabaseSync; readonly inode: bigint};

async function connect(file: string, operations: FileOperations): Promise<Connection> {
	// Opening the file a second time by other means would drop this process's locks on it (POSIX), so it is made once.
	createEmpty(file, operations);
	const stat = fs.lstatSync(file, {bigint: true});
	if (
		!stat.isFile() ||
		stat.nlink > 1n ||
		stat.uid !== BigInt(process.geteuid?.() ?? 0) ||
		(stat.mode & 0o077n) !== 0n
	) {
		throw unsafe(file, 'it is not a private file of ours', moveAside(file));
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
		const remedy = `close every console, then: ${moveAside(file)}`;
		throw new DetFailure({code: 'io', file, cause, remedy, changed: false});
	}
}
