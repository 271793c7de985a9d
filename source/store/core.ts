import {randomBytes} from 'node:crypto';
import path from 'node:path';
import type {Origin} from '../domain/origin.js';
import {openActivityLog, type ActivityLog} from './activity/activity-log.js';
import type {SessionsDocument, StoreDocument} from './document.js';
import {fileOperations, type FileOperations} from './files/file-operations.js';
import {openJsonFile, type JsonFile} from './files/json-file.js';
import {openLock, type Lock} from './files/lock.js';
import {decodeSessions, decodeStore} from './schema/decode.js';
import {migrations, type Migration} from './schema/migrations.js';

/** How to open a data directory. */
export type OpenOptions = {
	/** Made when it is missing. */
	readonly dir: string;
	/** master.yaml, if there is one: what killed processes left beside it is removed at the start, too (R16). */
	readonly masterConfigFile?: string;
	readonly clock: () => Date;
	/** Who is at the keyboard; part of every activity record. */
	readonly origin: Origin;
	/** `/proc/sys/kernel/random/boot_id`, for the activity; left out where it is not known. */
	readonly bootId?: string;
	/** Milliseconds since boot, for the activity; the kernel's monotonic clock by default. */
	readonly uptimeMs?: () => number;
	/** Letters and digits, for names of temporary files; 64 random bits by default. */
	readonly randomId?: () => string;
	/** Told who holds the lock, in words, after each second a change waits for it (R7). */
	readonly onWait?: (holder: string) => void;
	/** How long a change waits for the lock, in milliseconds; 30 s by default. */
	readonly lockTimeoutMs?: number;
	/** For tests: file operations that fail. */
	readonly operations?: FileOperations;
	/** For tests: migrations from schemas that never were. */
	readonly migrations?: ReadonlyMap<number, Migration>;
};

/** What the parts of the store share: its files, its lock, its log. */
export type Core = {
	readonly dir: string;
	readonly clock: () => Date;
	readonly randomId: () => string;
	readonly operations: FileOperations;
	readonly store: JsonFile<StoreDocument>;
	readonly sessions: JsonFile<SessionsDocument>;
	readonly activity: ActivityLog;
	readonly lock: Lock;
	readonly lockTimeoutMs: number | undefined;
	readonly onWait: ((holder: string) => void) | undefined;
};

/** Joins the parts on a directory already found safe; touches nothing on disk. */
export function createCore(options: OpenOptions, dir: string): Core {
	const {clock, origin, bootId, operations = fileOperations, migrations: table = migrations} = options;
	const uptimeMs = options.uptimeMs ?? (() => Number(process.hrtime.bigint() / 1_000_000n));
	const randomId = options.randomId ?? (() => randomBytes(8).toString('hex'));
	const shared = {operations, randomId};
	return {
		dir,
		clock,
		...shared,
		store: openJsonFile({...shared, file: storeFile(dir), decode: decodeStore(table), generations: true}),
		sessions: openJsonFile({
			...shared,
			file: path.join(dir, 'sessions.json'),
			decode: decodeSessions(table),
			generations: false,
		}),
		activity: openActivityLog({dir, origin, bootId, uptimeMs, operations}),
		lock: openLock({dir, origin, clock, operations}),
		lockTimeoutMs: options.lockTimeoutMs,
		onWait: options.onWait,
	};
}

/** Path of `store.json`. */
export function storeFile(dir: string): string {
	return path.join(dir, 'store.json');
}

/** Path of the mark that the directory was once initialised (R11). */
export function markerFile(dir: string): string {
	return path.join(dir, 'initialised');
}
