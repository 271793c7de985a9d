import fs from 'node:fs';
import path from 'node:path';

/** What to watch: `stamp` tells one state on disk from another and must not throw. */
export type WatchOptions = {
	readonly dir: string;
	/** The files in it that matter; the store's by default. */
	readonly names?: readonly string[];
	readonly stamp: () => string;
	/** The stamp the listener knows of; by default the present one. */
	readonly seen?: string | undefined;
	readonly listener: () => void;
	/** `fs.watch`; tests pass one that fails. */
	readonly watch?: typeof fs.watch;
};

const storeFiles: readonly string[] = ['store.json', 'sessions.json'];

/** Several events belong to one write: the temporary file, the generation, the rename. */
const settleMs = 15;
/** Pace of looking while the system cannot tell us (R52). */
const pollMs = 250;

/**
 * Calls `listener` whenever the stamp has moved, within a second, also under writes without end. Watches the directory,
 * since a replaced file is another inode; while that is not possible, because inotify is exhausted or the directory is
 * gone, it looks every 250 ms and tries again. A directory put in its place shows by what happens to the old one, so that
 * an idle console looks at nothing; only when a directory above is replaced, nothing tells. Keeps no process alive.
 * Returns the end of it.
 */
export function watchDirectory(options: WatchOptions): () => void {
	const {dir, names = storeFiles, stamp, seen = stamp(), listener, watch = fs.watch} = options;
	let last = seen;
	let settling: NodeJS.Timeout | undefined;
	let polling: NodeJS.Timeout | undefined;
	let watcher: fs.FSWatcher | undefined;
	let watched: bigint | undefined;

	function look(): void {
		settling = undefined;
		// A directory that was removed while a file in it is open, as the lock is, says nothing of that itself.
		if (watcher && inodeOf(dir) !== watched) poll();
		const now = stamp();
		if (now === last) return;
		last = now;
		listener();
	}

	function poll(): void {
		watcher?.close();
		watcher = undefined;
		polling ??= setInterval(begin, pollMs).unref();
	}

	function begin(): void {
		try {
			watched = fs.statSync(dir, {bigint: true}).ino;
			watcher = watch(dir, (_event, name) => {
				// `.…tmp` and lock files say nothing new; what becomes of the directory itself comes under its own name.
				if (name !== null && !names.includes(name) && name !== path.basename(dir)) return;
				settling ??= setTimeout(look, settleMs).unref();
			});
			watcher.unref();
			watcher.on('error', poll);
			clearInterval(polling);
			polling = undefined;
		} catch {
			poll();
		}
		// What moved between the last look and now.
		settling ??= setTimeout(look, 0).unref();
	}

	begin();
	return () => {
		watcher?.close();
		clearInterval(polling);
		clearTimeout(settling);
	};
}

function inodeOf(dir: string): bigint | undefined {
	return fs.statSync(dir, {bigint: true, throwIfNoEntry: false})?.ino;
}
