import fs from 'node:fs';
import path from 'node:path';

/** The file a chain of symbolic links ends at, whether it exists or not. */
export function targetOf(file: string, links = 0): string {
	const link = fs.lstatSync(file, {throwIfNoEntry: false})?.isSymbolicLink() ?? false;
	if (!link || links > 40) return path.resolve(file);
	return targetOf(path.resolve(path.dirname(file), fs.readlinkSync(file)), links + 1);
}
