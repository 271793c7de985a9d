import fs from 'node:fs';

/**
 * The system calls that change files, so that tests can make one of them fail. Synchronous: under the lock the order of
 * the steps must be exactly the written one, and nothing else of this process may come in between.
 */
export type FileOperations = Pick<
	typeof fs,
	| 'openSync'
	| 'closeSync'
	| 'writeSync'
	| 'fchmodSync'
	| 'fsyncSync'
	| 'ftruncateSync'
	| 'linkSync'
	| 'renameSync'
	| 'unlinkSync'
>;

/** The real ones. */
export const fileOperations: FileOperations = fs;
