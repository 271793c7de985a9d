import {fail, type Result} from '../domain/result.js';
import {createCore, type Core, type OpenOptions} from './core.js';
import {settle} from './files/io-error.js';
import {findLeftOvers, removeLeftOvers} from './files/left-overs.js';
import {prepareDirectory} from './files/safe-path.js';
import {watchDirectory} from './files/watch.js';
import {leftOversOf} from './master-config/file/left-overs-of.js';
import {newerSchema, readDisk, stateOf} from './read-disk.js';
import type {Store} from './store.js';
import {initialise, transact} from './transact.js';

export type {OpenOptions} from './core.js';

/**
 * Opens the store of a directory, which is made when it is missing. Fails with `store-unsafe` or `io` when the
 * directory cannot be used; what is wrong with the files in it is told by `read()`.
 */
export function openStore(options: OpenOptions): Promise<Result<Store>> {
	return settle(async () => {
		const {dir, readOnly} = prepareDirectory(options.dir);
		const core = createCore(options, dir);
		if (readOnly === undefined) await tidy(core, options.masterConfigFile);
		return createStore(core, readOnly);
	});
}

function createStore(core: Core, directoryReadOnly: string | undefined): Store {
	let readOnly = directoryReadOnly ?? newerSchema(schemaOf(core));
	const watchers = new Set<() => void>();
	const refused = () => (readOnly === undefined ? undefined : fail({code: 'read-only', reason: readOnly}));
	return {
		dir: core.dir,
		get readOnly() {
			return readOnly;
		},
		read: () =>
			settle(async () => {
				const disk = await readDisk(core);
				readOnly = directoryReadOnly ?? newerSchema(disk.schema);
				return stateOf(disk);
			}),
		transact: async (decide, transactOptions) => refused() ?? transact(core, decide, transactOptions),
		initialise: async (decide, beside) => refused() ?? initialise(core, decide, beside),
		watch(listener) {
			const stop = watchDirectory({dir: core.dir, stamp: () => stampOf(core), seen: seenOf(core), listener});
			watchers.add(stop);
			return () => {
				watchers.delete(stop);
				stop();
			};
		},
		async close() {
			for (const stop of watchers) stop();
			watchers.clear();
			await core.lock.close();
		},
	};
}

/** Removes what killed processes left (R16); when the lock is taken, its holder is alive and the next start does it. */
async function tidy(core: Core, masterConfigFile = ''): Promise<void> {
	const find = () => [
		...findLeftOvers(core.dir),
		...(masterConfigFile === '' ? [] : leftOversOf(masterConfigFile, core.dir)),
	];
	if (find().length === 0) return;
	await settle(() => core.lock.hold(async () => removeLeftOvers(find(), core.operations), {timeoutMs: 1000}));
}

/** From the first bytes of the files, so that opening costs no parsing; what is wrong with them is told by `read()`. */
function schemaOf({store, sessions}: Core): number {
	try {
		return Math.max(store.schema(), sessions.schema());
	} catch {
		return 0;
	}
}

/** What `stampOf` would have said at the last read; undefined when nothing was read yet. */
function seenOf({store, sessions}: Core): string | undefined {
	return store.seen() === undefined ? undefined : `${store.seen()}|${sessions.seen() ?? ''}`;
}

/** One word for the state of both files; a file that became unsafe is a change too. */
function stampOf({store, sessions}: Core): string {
	return [store, sessions]
		.map(file => {
			try {
				return file.stamp();
			} catch {
				return 'unsafe';
			}
		})
		.join('|');
}
