import path from 'node:path';
import {findTemporaries} from './left-overs.js';
import {backupsOf, interruptedWrite} from './overwrite-file.js';
import {readBytes} from './replace-file.js';
import {targetOf} from './target-of.js';

/**
 * What killed processes left of a master.yaml: temporary files, and backups of in-place writes that came to their end
 * or never began. The backup of one that stopped in the middle is not among them: a person has to look at it. Only
 * under the lock: outside it a running writer's are among them.
 */
export function leftOversOf(file: string, dataDir: string): readonly string[] {
	const target = targetOf(file);
	const dirs = [path.dirname(target), dataDir];
	const backups = backupsOf(target, dirs);
	return [...findTemporaries(target, dirs), ...(backups.length > 0 && isSettled(target, dirs) ? backups : [])];
}

function isSettled(target: string, dirs: readonly string[]): boolean {
	try {
		const current = readBytes(target);
		return current !== undefined && interruptedWrite(target, current, dirs) === undefined;
	} catch {
		return false;
	}
}
