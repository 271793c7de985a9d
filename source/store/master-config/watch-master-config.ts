import fs from 'node:fs';
import path from 'node:path';
import {watchDirectory} from '../files/watch.js';
import {targetOf} from './file/target-of.js';

/**
 * Calls `listener` within a second whenever the file may read differently, also when it appears, goes, or its symbolic
 * link points elsewhere. Reads nothing but its state. Returns the end of it.
 */
export function watchMasterConfig(file: string, listener: () => void): () => void {
	const stops = [...new Set([path.resolve(file), targetOf(file)])].map(each =>
		watchDirectory({dir: path.dirname(each), names: [path.basename(each)], stamp: () => stampOf(file), listener}),
	);
	return () => {
		for (const stop of stops) stop();
	};
}

/** One word for what is at the end of the links. */
function stampOf(file: string): string {
	try {
		const stat = fs.statSync(file, {bigint: true, throwIfNoEntry: false});
		return stat === undefined ? 'absent' : `${stat.dev} ${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
	} catch {
		return 'unreadable';
	}
}
