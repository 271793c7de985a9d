import {DetFailure} from '../../domain/errors.js';
import {fail, ok, type Result} from '../../domain/result.js';

/**
 * The `io` failure for a system error on `file`, with its cause and remedy in words (R3).
 * `changed` is true when the new content is visible all the same (R4). A `DetFailure` passes as it is.
 */
export function ioFailure(file: string, error: unknown, changed = false): DetFailure {
	if (error instanceof DetFailure) return error;
	const code = errnoOf(error);
	const [cause, remedy] = causes[code] ?? [messageOf(error), 'see the cause, then try again'];
	return new DetFailure({code: 'io', file, cause, remedy, changed});
}

/** Runs file work and turns what it throws into a result: failures and system errors; anything else is a bug and stays thrown. */
export async function settle<T>(work: () => Promise<T>): Promise<Result<T>> {
	try {
		return ok(await work());
	} catch (error) {
		if (error instanceof DetFailure) return fail(error.error);
		if (errnoOf(error) === '' || !(error instanceof Error)) throw error;
		return fail(ioFailure('path' in error ? String(error.path) : '', error).error);
	}
}

/** The errno name of a system error, e.g. `ENOENT`; `''` for anything else. */
export function errnoOf(error: unknown): string {
	return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

const again = 'then try again; nothing was changed';

const causes: Readonly<Record<string, readonly [cause: string, remedy: string]>> = {
	ENOSPC: ['the disk is full', `free some space, ${again}`],
	EDQUOT: ['the disk quota is used up', `free some space or raise the quota, ${again}`],
	EROFS: ['the file system is mounted read-only', `mount it writable, ${again}`],
	EACCES: ['permission denied', 'run as the owner of the data directory'],
	EPERM: ['the system does not permit it', 'check owner, mode and attributes (lsattr) of the file and its directory'],
	EIO: ['the disk reported an input/output error', `check the disk (dmesg), ${again}`],
	EFBIG: ['the file would be larger than this process may write', 'raise the limit (ulimit -f), then try again'],
	EMFILE: ['too many open files in this process', 'raise the limit (ulimit -n), then try again'],
	ENFILE: ['too many open files on this machine', 'close programs, then try again'],
	ENOENT: ['the file or its directory is gone', 'check that the data directory is still there'],
	ENOTDIR: ['a part of the path is not a directory', 'check the path'],
	EISDIR: ['there is a directory in its place', 'move that directory away'],
	ELOOP: ['there is a symbolic link in its place', 'move that link away'],
	EEXIST: ['another file is in its place', 'try again'],
	EINTR: ['the system interrupted the operation', 'try again'],
	ENOMEM: ['the machine is out of memory', 'close programs, then try again'],
	EMLINK: ['the file has too many hard links', 'remove some of them'],
	ENOTSUP: [
		'the file system lacks a needed feature (hard links)',
		'put the data directory on a local Linux file system',
	],
	ESTALE: ['the network file system lost the file', 'put the data directory on a local file system'],
};
