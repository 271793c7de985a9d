import fs from 'node:fs';
import path from 'node:path';
import type {FileOperations} from './file-operations.js';
import {isTemporary} from './write-file.js';

/** Temporary files in the data directory; a running writer's are among them. */
export function findLeftOvers(dir: string): readonly string[] {
	return fs
		.readdirSync(dir)
		.filter(isTemporary)
		.map(name => path.join(dir, name));
}

/**
 * Removes temporary files that killed processes left (R16). Only under the lock: only its holder writes any, so the
 * owners of those that are there are dead. Files of other users are left alone.
 */
export function removeLeftOvers(files: readonly string[], operations: FileOperations): void {
	const uid = process.geteuid?.() ?? 0;
	for (const file of files) {
		if (fs.lstatSync(file, {throwIfNoEntry: false})?.uid === uid) operations.unlinkSync(file);
	}
}
