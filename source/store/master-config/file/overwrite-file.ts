import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {DetFailure} from '../../../domain/errors.js';
import type {FileOperations} from '../../files/file-operations.js';
import {ioFailure} from '../../files/io-error.js';
import {syncDirectory, writeFile} from '../../files/write-file.js';
import {worded} from './file-words.js';
import type {Replacement} from './replace-file.js';

/** An in-place write: `target` is the file itself, `id` names temporary files. */
export type Overwrite = Replacement & {
	readonly target: string;
	readonly expected: Uint8Array;
	readonly next: Uint8Array;
	readonly id: string;
};

/**
 * Writes over a file that cannot be replaced (bind mount, hard links, unwritable directory, foreign owner). The old
 * content is kept, fsynced, in `FILE.det-backup-HASH` until the new one is. What remains: a power cut between the first
 * byte and the fsync leaves a mixture, which `interruptedWrite` finds at the next read. Throws `DetFailure`.
 */
export function overwriteFile(write: Overwrite): void {
	const {file, target, expected, next, operations} = write;
	let descriptor: number | undefined;
	try {
		descriptor = operations.openSync(target, fs.constants.O_RDWR | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK);
		const backup = keepBackup(write);
		const drop = () => {
			operations.unlinkSync(backup);
			syncDirectory(path.dirname(backup), backup, operations);
		};
		if (!fs.readFileSync(descriptor).equals(expected)) {
			drop();
			throw new DetFailure({code: 'master-config-changed', file});
		}

		try {
			writeOver(descriptor, next, operations);
		} catch (error) {
			putBack(write, descriptor, backup, error);
			drop();
			throw error;
		}

		drop();
	} catch (error) {
		throw worded(file, error);
	} finally {
		if (descriptor !== undefined) operations.closeSync(descriptor);
	}
}

/**
 * The backup of an in-place write that did not end; undefined when there is none. A backup whose write ended, or never
 * began, does not count. While another process writes, its backup is seen for a moment.
 */
export function interruptedWrite(target: string, current: Uint8Array, dirs: readonly string[]): string | undefined {
	return backupsOf(target, dirs).find(backup => {
		const before = fs.readFileSync(backup);
		return !before.equals(current) && !backup.endsWith(hashOf(current));
	});
}

/** Removes backups of writes that ended but could not tidy up; only under the lock. */
export function removeDoneBackups(target: string, dirs: readonly string[], operations: FileOperations): void {
	for (const backup of backupsOf(target, dirs)) operations.unlinkSync(backup);
}

function keepBackup({target, expected, next, operations, id, backupDir}: Overwrite): string {
	const name = `${path.basename(target)}${mark}${hashOf(next)}`;
	const dirs = [path.dirname(target), ...(backupDir === undefined ? [] : [backupDir])];
	let failure: unknown;
	for (const dir of dirs) {
		try {
			const backup = path.join(dir, name);
			const {notDurable} = writeFile({file: backup, bytes: expected, randomId: () => id, operations});
			if (notDurable === undefined) return backup;
			operations.unlinkSync(backup);
			failure = new DetFailure(notDurable);
		} catch (error) {
			failure = error;
		}
	}

	throw failure;
}

function writeOver(descriptor: number, bytes: Uint8Array, operations: FileOperations): void {
	let offset = 0;
	while (offset < bytes.length) {
		offset += operations.writeSync(descriptor, bytes, offset, bytes.length - offset, offset);
	}

	operations.ftruncateSync(descriptor, bytes.length);
	operations.fsyncSync(descriptor);
}

/** Writes the old content again after a failed write; when that fails too, the backup stays and is named. */
function putBack({file, expected, operations}: Overwrite, descriptor: number, backup: string, cause: unknown): void {
	try {
		writeOver(descriptor, expected, operations);
	} catch {
		const failure = ioFailure(file, cause).error;
		const words = failure.code === 'io' ? failure.cause : failure.code;
		const remedy = `its content before is in ${backup}: copy that over it`;
		throw new DetFailure({code: 'io', file, cause: `it was written in part only: ${words}`, remedy, changed: true});
	}
}

/** Backups of in-place writes, whatever became of those. */
export function backupsOf(target: string, dirs: readonly string[]): readonly string[] {
	const prefix = `${path.basename(target)}${mark}`;
	return dirs.flatMap(dir => {
		try {
			return fs
				.readdirSync(dir)
				.filter(name => name.startsWith(prefix))
				.map(name => path.join(dir, name));
		} catch {
			// A directory that is not there, or that we may not list, holds no backup of ours.
			return [];
		}
	});
}

const mark = '.det-backup-';

function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
