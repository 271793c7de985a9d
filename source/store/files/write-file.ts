import fs from 'node:fs';
import path from 'node:path';
import {DetFailure, type DetError} from '../../domain/errors.js';
import type {FileOperations} from './file-operations.js';
import {ioFailure} from './io-error.js';

/** One replacement of a whole file. */
export type FileWrite = {
	readonly file: string;
	readonly bytes: Uint8Array;
	/** Names the temporary file; letters and digits. */
	readonly randomId: () => string;
	readonly operations: FileOperations;
	/** Runs when the new content is safe on disk and the old one still in place: keeps generations. */
	readonly beforeRename?: () => void;
};

/** What was written; `notDurable` when the new content is in place, but a power cut could still undo it (R4). */
export type FileWritten = {readonly stat: fs.BigIntStats; readonly notDurable: DetError | undefined};

const {O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY, O_APPEND, O_RDONLY, O_DIRECTORY, O_NONBLOCK} = fs.constants;

/**
 * Replaces a file as a whole, 0600 under any umask (R1, R21, R22): temporary file → write → size check → fsync →
 * `beforeRename` → rename → fsync of the directory. Throws an `io` failure while the old content is still in place.
 */
export function writeFile({file, bytes, randomId, operations, beforeRename}: FileWrite): FileWritten {
	const temporary = temporaryName(file, randomId());
	let stat: fs.BigIntStats;
	try {
		stat = writeTemporary(temporary, bytes, operations);
		try {
			beforeRename?.();
			operations.renameSync(temporary, file);
		} catch (error) {
			if (fs.lstatSync(file, {bigint: true, throwIfNoEntry: false})?.ino === stat.ino) {
				// The system calls it a failure, yet it happened: on a network file system whose answer was lost.
				return {stat, notDurable: ioFailure(file, error, true).error};
			}
			removeQuietly(temporary, operations);
			throw error;
		}
	} catch (error) {
		throw ioFailure(file, error);
	}
	return {stat, notDurable: syncDirectory(path.dirname(file), file, operations)};
}

/**
 * Appends bytes with one write and fsyncs them (R61); makes the file when it is not there. On failure what was
 * appended is cut off again as far as the file system allows, and an `io` failure is thrown.
 */
export function appendFile(file: string, bytes: Uint8Array, operations: FileOperations): void {
	let descriptor: number | undefined;
	try {
		const isNew = !fs.existsSync(file);
		descriptor = operations.openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
		if (isNew) operations.fchmodSync(descriptor, 0o600);
		const {size} = fs.fstatSync(descriptor);
		try {
			writeAll(descriptor, bytes, operations);
			operations.fsyncSync(descriptor);
		} catch (error) {
			truncateQuietly(descriptor, size, operations);
			throw error;
		}
		const notDurable = isNew ? syncDirectory(path.dirname(file), file, operations) : undefined;
		// Nothing else was done yet: what depends on the record is not done at all.
		if (notDurable?.code === 'io') throw new DetFailure({...notDurable, changed: false});
	} catch (error) {
		throw ioFailure(file, error);
	} finally {
		if (descriptor !== undefined) operations.closeSync(descriptor);
	}
}

/** The size of every note, filled up with spaces: a new one covers the old one at once, with no empty file in between. */
export const noteBytes = 1024;

/** Writes a small file in place, 0600, never through a link; for notes whose loss does no harm (the lock's holder). */
export function writeNote(file: string, text: string, operations: FileOperations): void {
	const descriptor = operations.openSync(file, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
	try {
		const stat = fs.fstatSync(descriptor);
		// Another name of it may be somebody's file.
		if (!stat.isFile() || stat.nlink > 1) throw new Error(`${file} is not a file of ours alone`);
		operations.fchmodSync(descriptor, 0o600);
		const bytes = Buffer.alloc(noteBytes, ' ');
		bytes.write('\n', bytes.write(text));
		writeAll(descriptor, bytes, operations);
	} finally {
		operations.closeSync(descriptor);
	}
}

/** Makes an empty 0600 file unless something of that name is there. */
export function createEmpty(file: string, operations: FileOperations): void {
	try {
		const descriptor = operations.openSync(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
		operations.fchmodSync(descriptor, 0o600);
		operations.closeSync(descriptor);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw ioFailure(file, error);
	}
}

/** Fsyncs a directory, so that a rename in it survives a power cut; the error, if that failed. */
export function syncDirectory(dir: string, file: string, operations: FileOperations): DetError | undefined {
	try {
		const descriptor = operations.openSync(dir, O_RDONLY | O_DIRECTORY);
		try {
			operations.fsyncSync(descriptor);
		} finally {
			operations.closeSync(descriptor);
		}
		return undefined;
	} catch (error) {
		return ioFailure(file, error, true).error;
	}
}

/** Name of a temporary file beside `file`; `isTemporary` recognises it. */
export function temporaryName(file: string, id: string): string {
	return path.join(path.dirname(file), `.${path.basename(file)}.${id}.tmp`);
}

/** Whether a name in the data directory is one of our temporary files. */
export function isTemporary(name: string): boolean {
	return /^\.(store|sessions|tokens)\.json\.[0-9A-Za-z]+\.tmp$/.test(name);
}

function writeTemporary(temporary: string, bytes: Uint8Array, operations: FileOperations): fs.BigIntStats {
	const descriptor = operations.openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
	try {
		operations.fchmodSync(descriptor, 0o600);
		writeAll(descriptor, bytes, operations);
		const stat = fs.fstatSync(descriptor, {bigint: true});
		if (stat.size !== BigInt(bytes.length)) throw new Error(`only ${stat.size} of ${bytes.length} bytes were written`);
		operations.fsyncSync(descriptor);
		return stat;
	} catch (error) {
		removeQuietly(temporary, operations);
		throw error;
	} finally {
		operations.closeSync(descriptor);
	}
}

/** A short write is not an error of its own: the next call tells the reason, e.g. a full disk. */
function writeAll(descriptor: number, bytes: Uint8Array, operations: FileOperations): void {
	let offset = 0;
	while (offset < bytes.length) {
		const count = operations.writeSync(descriptor, bytes, offset, bytes.length - offset);
		if (count <= 0) throw new Error(`only ${offset} of ${bytes.length} bytes were written`);
		offset += count;
	}
}

function removeQuietly(file: string, operations: FileOperations): void {
	try {
		operations.unlinkSync(file);
	} catch {
		// It is removed at the next start (R16); the error that brought us here is the one to report.
	}
}

function truncateQuietly(descriptor: number, size: number, operations: FileOperations): void {
	try {
		operations.ftruncateSync(descriptor, size);
	} catch {
		// An append-only file (chattr +a) cannot be cut: the reader reports the torn line (R63).
	}
}
