import fs from 'node:fs';
import path from 'node:path';
import {DetFailure, type DetError} from '../../../domain/errors.js';
import type {FileOperations} from '../../files/file-operations.js';
import {errnoOf} from '../../files/io-error.js';
import {syncDirectory, temporaryName, writeFile} from '../../files/write-file.js';
import {worded} from './file-words.js';
import {findTemporaries, temporaryId} from './left-overs.js';
import {targetOf} from './target-of.js';
import {overwriteFile} from './overwrite-file.js';

/** Replace the content of a file that others own and edit too; bytes, or undefined for "no such file". */
export type Replacement = {
	/** As configured; a symbolic link is followed and stays. */
	readonly file: string;
	/** What must be there, or nothing happens. */
	readonly expected: Uint8Array | undefined;
	readonly next: Uint8Array | undefined;
	readonly operations: FileOperations;
	readonly randomId: () => string;
	/** Where the old content is kept during an in-place write when the file's own directory cannot be written. */
	readonly backupDir: string | undefined;
};

/** Errors after which the file can still be written in place: bind mounts, foreign owners, unwritable directories. */
const inPlaceErrors = new Set(['EBUSY', 'EXDEV', 'EACCES', 'EPERM', 'EROFS']);

/**
 * Puts `next` in the place of `expected`: temporary file, owner and mode as before, fsync, comparison, rename, fsync of
 * the directory. Where a rename cannot work the file is written in place, with a backup beside it meanwhile. A file that
 * is not as expected is left alone: `master-config-changed`. Throws `DetFailure`. ACLs and extended attributes are not kept.
 */
export function replaceFile(replacement: Replacement): void {
	const {file, expected, next, operations} = replacement;
	const target = targetOf(file);
	const check = () => {
		if (!same(readBytes(target), expected)) throw new DetFailure({code: 'master-config-changed', file});
	};
	try {
		check();
		removeLeftOvers(target, operations);
		if (next === undefined) remove(target, expected, operations);
		else if (expected === undefined) create(replacement, target, next);
		else replace(replacement, target, expected, next, check);
	} catch (error) {
		throw worded(file, error);
	}
}

/** The content of a regular file; undefined when there is none. Never waits on a pipe or reads a device. */
export function readBytes(file: string): Buffer | undefined {
	let descriptor: number;
	try {
		descriptor = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
	} catch (error) {
		if (errnoOf(error) === 'ENOENT') return undefined;
		throw worded(file, error);
	}

	try {
		const stat = fs.fstatSync(descriptor);
		const remedy = 'name the file itself with --master-config FILE';
		if (!stat.isFile())
			throw new DetFailure({code: 'io', file, cause: 'it is not a regular file', remedy, changed: false});
		if (stat.size > largestFile)
			throw new DetFailure({code: 'io', file, cause: 'it is too large for a master.yaml', remedy, changed: false});
		return fs.readFileSync(descriptor);
	} catch (error) {
		throw worded(file, error);
	} finally {
		fs.closeSync(descriptor);
	}
}

const largestFile = 4 * 1024 * 1024;

function same(bytes: Buffer | undefined, expected: Uint8Array | undefined): boolean {
	if (bytes === undefined || expected === undefined) return bytes === expected;
	return bytes.equals(expected);
}

/** A new file is 0600 whatever the umask: the next thing an operator writes into it is a password. */
function create({file, operations, randomId}: Replacement, target: string, next: Uint8Array): void {
	const seen = recording(operations);
	// A link fails where a rename would replace the file that somebody else has made meanwhile.
	const renameSync = (from: fs.PathLike, to: fs.PathLike) => {
		seen.operations.linkSync(from, to);
		operations.unlinkSync(from);
	};
	try {
		const id = temporaryId(randomId);
		writeFile({file: target, bytes: next, randomId: () => id, operations: {...seen.operations, renameSync}});
	} catch (error) {
		if (seen.errno() === 'EEXIST') throw new DetFailure({code: 'master-config-changed', file});
		throw worded(file, error, seen.errno());
	}
}

function replace(
	replacement: Replacement,
	target: string,
	expected: Uint8Array,
	next: Uint8Array,
	check: () => void,
): void {
	const {file, operations, randomId} = replacement;
	const stat = fs.statSync(target);
	const id = temporaryId(randomId);
	// A rename would part the names of a file with hard links.
	if (stat.nlink > 1) {
		overwriteFile({...replacement, target, expected, next, id});
		return;
	}

	const seen = recording(operations);
	const beforeRename = () => {
		seen.adopt(temporaryName(target, id), stat);
		check();
	};
	let notDurable: DetError | undefined;
	try {
		({notDurable} = writeFile({
			file: target,
			bytes: next,
			randomId: () => id,
			operations: seen.operations,
			beforeRename,
		}));
	} catch (error) {
		if (!inPlaceErrors.has(seen.errno())) throw worded(file, error, seen.errno());
		overwriteFile({...replacement, target, expected, next, id});
	}

	if (notDurable) throw new DetFailure(notDurable);
}

function remove(target: string, expected: Uint8Array | undefined, operations: FileOperations): void {
	if (expected === undefined) return;
	operations.unlinkSync(target);
	syncDirectory(path.dirname(target), target, operations);
}

/** File operations that remember the error number of the last one that failed: the store's writer turns it into words. */
function recording(operations: FileOperations) {
	let errno = '';
	const record =
		<A extends readonly unknown[], R>(work: (...args: A) => R) =>
		(...args: A): R => {
			try {
				return work(...args);
			} catch (error) {
				errno = errnoOf(error);
				throw error;
			}
		};
	return {
		errno: () => errno,
		operations: {
			...operations,
			openSync: record(operations.openSync),
			linkSync: record(operations.linkSync),
			renameSync: record(operations.renameSync),
		},
		/** Gives a temporary file the owner and mode of the one it will replace. */
		adopt: record((temporary: string, stat: fs.Stats) => {
			const descriptor = operations.openSync(temporary, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW);
			try {
				const now = fs.fstatSync(descriptor);
				if (now.uid !== stat.uid || now.gid !== stat.gid) fs.fchownSync(descriptor, stat.uid, stat.gid);
				operations.fchmodSync(descriptor, stat.mode & 0o7777);
				operations.fsyncSync(descriptor);
			} finally {
				operations.closeSync(descriptor);
			}
		}),
	};
}

/** The caller's lock says that none of their writers is alive (R16). */
function removeLeftOvers(target: string, operations: FileOperations): void {
	for (const file of findTemporaries(target, [path.dirname(target)])) {
		try {
			operations.unlinkSync(file);
		} catch {
			// They only take room; a directory that cannot be written says so at the write itself.
		}
	}
}
