import fs from 'node:fs';
import path from 'node:path';
import type {FileOperations} from './file-operations.js';

/** How many previous contents of `store.json` are kept, as `store.json.1` (newest) to `store.json.10` (R9). */
export const generationCount = 10;

/** Path of generation `n` of a file. */
export function generationName(file: string, n: number): string {
	return `${file}.${n}`;
}

/** Paths of the generations that are there, newest first. */
export function listGenerations(file: string): readonly string[] {
	return numbers(1, generationCount)
		.map(n => generationName(file, n))
		.filter(name => inodeOf(name) !== undefined);
}

/**
 * Keeps the present content as generation 1 and moves the others up; the oldest goes. A gap (a crash in between)
 * takes up the move, so that nothing is lost. Throws system errors.
 */
export function keepGeneration(file: string, operations: FileOperations): void {
	const current = inodeOf(file);
	// The same inode: a crash came after the link and before the rename; it is kept already.
	if (current === undefined || inodeOf(generationName(file, 1)) === current) return;
	const free = numbers(1, generationCount).find(n => inodeOf(generationName(file, n)) === undefined) ?? generationCount;
	for (let n = free; n > 1; n--) operations.renameSync(generationName(file, n - 1), generationName(file, n));
	operations.linkSync(file, generationName(file, 1));
}

/** How many names in the directory, derived from `file`, are links to this inode, `file` itself included. */
export function countLinks(file: string, inode: bigint): number {
	const base = path.basename(file);
	return fs
		.readdirSync(path.dirname(file))
		.filter(name => name.startsWith(base) && inodeOf(path.join(path.dirname(file), name)) === inode).length;
}

function inodeOf(file: string): bigint | undefined {
	return fs.lstatSync(file, {bigint: true, throwIfNoEntry: false})?.ino;
}

function numbers(from: number, to: number): readonly number[] {
	return Array.from({length: to - from + 1}, (_, index) => from + index);
}
