import fs from 'node:fs';

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
/** Pace of looking when the system cannot tell us (R52). */
const pollMs = 250;

/**
 * Calls `listener` whenever the stamp has moved, within a second. Watches the directory, since a replaced file is
 * another inode; only where inotify is exhausted it looks every 250 ms. Keeps no process alive. Returns the end of it.
 */
export function watchDirectory(options: WatchOptions): () => void {
	const {dir, names = storeFiles, stamp, seen = stamp(), listener, watch = fs.watch} = options;
	let last = seen;
	let settling: NodeJS.Timeout | undefined;
	let polling: NodeJS.Timeout | undefined;
	let watcher: fs.FSWatcher | undefined;

	function look(): void {
		const now = stamp();
		if (now === last) return;
		last = now;
		listener();
	}

	function poll(): void {
		watcher?.close();
		watcher = undefined;
		polling ??= setInterval(look, pollMs).unref();
	}

	try {
		watcher = watch(dir, (_event, name) => {
			// `.…tmp` and lock files say nothing new.
			if (name !== null && !names.includes(name)) return;
			clearTimeout(settling);
			settling = setTimeout(look, settleMs).unref();
		});
		watcher.unref();
		watcher.on('error', poll);
	} catch {
		poll();
	}
	// What moved between the caller's last look and now.
	settling = setTimeout(look, 0).unref();
	return () => {
		watcher?.close();
		clearInterval(polling);
		clearTimeout(settling);
	};
}
