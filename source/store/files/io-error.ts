import {DetFailure} from '../../domain/errors.js';
import {fail, ok, type Result} from '../../domain/result.js';

/**
 * The `io` failure for a system error on `file`, with its cause and remedy in words (R3).
 * `changed` is true when the new content is visible all the same (R4). A `DetFailure` passes as it is.
 */
export function ioFailure(file: string, error: unknown, changed = false): DetFailure {
	if (error instanceof DetFailure) return error;
	const code = errnoOf(error);
	const [cause, remedy] = causes[code] ?? [messageOf(error), 'see to the cause'];
	return new DetFailure({code: 'io', file, cause, remedy: remedyText(remedy, changed), changed});
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
	if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return '';
	return ('errno' in error && unnamed.get(error.errno)) || String(error.code);
}

/** Those of Linux that Node has no name for: it says `UNKNOWN`, or `Unknown system error -122`. */
const unnamed: ReadonlyMap<unknown, string> = new Map([
	[-122, 'EDQUOT'],
	[-116, 'ESTALE'],
]);

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** What is visible already is not to be done again: a user would exist twice. */
function remedyText(remedy: string, changed: boolean): string {
	if (remedy === '') return changed ? 'look whether it is as you want it' : 'try again';
	return changed ? remedy : `${remedy}, then try again`;
}

/** An empty remedy: it was bad luck. */
const causes: Readonly<Record<string, readonly [cause: string, remedy: string]>> = {
	ENOSPC: ['the disk is full', 'free some space'],
	EDQUOT: ['the disk quota is used up', 'free some space or raise the quota'],
	EROFS: ['the file system is mounted read-only', 'mount it writable'],
	EACCES: ['permission denied', 'run as the owner of the data directory'],
	EPERM: ['the system does not permit it', 'check owner, mode and attributes (lsattr) of the file and its directory'],
	EIO: ['the disk reported an input/output error', 'check the disk (dmesg)'],
	EFBIG: ['the file would be larger than this process may write', 'raise the limit (ulimit -f)'],
	EMFILE: ['too many open files in this process', 'raise the limit (ulimit -n)'],
	ENFILE: ['too many open files on this machine', 'close programs'],
	ENOENT: ['the file or its directory is gone', 'check that the data directory is still there'],
	ENOTDIR: ['a part of the path is not a directory', 'check the path'],
	EISDIR: ['there is a directory in its place', 'move that directory away'],
	ELOOP: ['there is a symbolic link in its place', 'move that link away'],
	EEXIST: ['another file is in its place', ''],
	EINTR: ['the system interrupted the operation', ''],
	ENOMEM: ['the machine is out of memory', 'close programs'],
	EMLINK: ['the file has too many hard links', 'remove some of them'],
	ENOTSUP: [
		'the file system lacks a needed feature (hard links)',
		'put the data directory on a local Linux file system',
	],
	ESTALE: ['the network file system lost the file', 'put the data directory on a local file system'],
};
