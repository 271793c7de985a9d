import fs from 'node:fs';
import path from 'node:path';

/** Marks the name of a temporary file of master.yaml as ours. */
export function temporaryId(randomId: () => string): string {
	return `${mark}${randomId()}`;
}

/**
 * Temporary files beside a master.yaml that killed processes left: they may hold its password. Only under the lock:
 * outside it a running writer's is among them. `target` is the file itself, not a link to it.
 */
export function findTemporaries(target: string, dirs: readonly string[]): readonly string[] {
	const prefix = `.${path.basename(target)}.${mark}`;
	return dirs.flatMap(dir => {
		try {
			const names = fs.readdirSync(dir).filter(name => name.startsWith(prefix) && name.endsWith('.tmp'));
			return names.map(name => path.join(dir, name));
		} catch {
			// They only take room; a directory that cannot be read or written says so at the write itself.
			return [];
		}
	});
}

const mark = 'det';
