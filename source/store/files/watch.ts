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
 * gone, it looks every 250 ms and tries again. A directory put in its place is told by the old one's own event, so that
 * an idle console looks at nothing; only when a directory above is replaced, nothing tells. Keeps no process alive.
 * Returns the end of it.
 */
export function watchDirectory(options: WatchOptions): () => void {
	const {dir, names = storeFiles, stamp, seen = stamp(), listener, watch = fs.watch} = options;
	let last = seen;
	let settling: NodeJS.Timeout | undefined;
	let polling: NodeJS.Timeout | undefined;
	let watcher: fs.FSWatcher | undefined;

	function look(): void {
		settling = undefined;
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
			const inode = fs.statSync(dir, {bigint: true}).ino;
			watcher = watch(dir, (_event, name) => {
				// The directory itself was moved, removed or touched, which comes under its own name.
				if (name === path.basename(dir) && inodeOf(dir) !== inode) return poll();
				// `.…tmp` and lock files say nothing new.
				if (name === null || names.includes(name)) settling ??= setTimeout(look, settleMs).unref();
			});
			watcher.unref();
			watcher.on('error', poll);
			// One that was replaced in between gives no event of its own.
			if (inodeOf(dir) !== inode) return poll();
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
