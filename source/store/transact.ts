import {DetFailure} from '../domain/errors.js';
import type {Result} from '../domain/result.js';
import {commit, type Change} from './commit.js';
import type {Core} from './core.js';
import {check} from './check.js';
import type {SessionsDocument, StoreDocument} from './document.js';
import {settle} from './files/io-error.js';
import {readDisk, type Disk} from './read-disk.js';
import {keepSchemaBackup, repair} from './repair.js';
import {currentSchema} from './schema/migrations.js';
import type {Beside, Decision, Snapshot, TransactOptions} from './store.js';

/** `Store.transact`: see there. */
export function transact<T>(
	core: Core,
	decide: (snapshot: Snapshot, now: Date) => Decision<T>,
	options: TransactOptions = {},
): Promise<Result<T>> {
	return underLock(core, options, async (disk, now) => {
		if (disk.kind === 'uninitialised') throw new DetFailure({code: 'not-initialised', dir: core.dir});
		const {store: nextStore, sessions: nextSessions, activity, value, beside} = decide(disk.snapshot, now);
		const store = nextStore === disk.snapshot.store ? undefined : nextStore;
		const sessions = nextSessions === disk.snapshot.sessions ? undefined : nextSessions;
		// With a file beside there is always a revision that shows, after a crash, whether it came to its end.
		const written = sessions ?? (beside && !store ? {...disk.snapshot.sessions} : undefined);
		const change = {
			...(store && {store}),
			...(written && {sessions: written}),
			activity,
			...(beside && besideOf(beside)),
		};
		if (change.store !== undefined || change.sessions !== undefined) {
			const {store: before, sessions: sessionsBefore} = disk.snapshot;
			await check(change.store ?? before, change.sessions ?? sessionsBefore, before);
		}
		if (change.store !== undefined) keepSchemaBackup(core);
		await commit(core, change, now);
		return value;
	});
}

/** `Store.initialise`: see there. */
export function initialise<T>(
	core: Core,
	decide: (now: Date) => {readonly store: StoreDocument; readonly sessions: SessionsDocument} & Decision<T>,
	beside: Beside,
): Promise<Result<T>> {
	return underLock(core, {}, async (disk, now) => {
		if (disk.kind === 'ready') {
			const {initialisedAt} = disk.snapshot.store;
			throw new DetFailure({code: 'already-initialised', dir: core.dir, at: initialisedAt});
		}
		const {store, sessions, activity, value} = decide(now);
		await check(store, sessions);
		const change: Change = {
			store,
			sessions,
			activity,
			...besideOf(beside),
		};
		await commit(core, change, now);
		return value;
	});
}

/** A refusal beside stops the whole change, so it becomes an exception here. */
function besideOf({apply, outcome}: Beside): Pick<Change, 'beside' | 'besideOutcome'> {
	return {
		async beside() {
			const done = await apply();
			if (!done.ok) throw new DetFailure(done.error);
			return done.value;
		},
		...(outcome && {besideOutcome: outcome}),
	};
}

/** Takes the lock, reads what is new, puts right what a crash left, then does the work. */
function underLock<T>(
	core: Core,
	options: TransactOptions,
	work: (disk: Disk, now: Date) => Promise<T>,
): Promise<Result<T>> {
	return settle(() =>
		core.lock.hold(
			async () => {
				const disk = await readDisk(core);
				const {schema} = disk;
				if (schema > currentSchema) throw new DetFailure({code: 'store-newer', file: core.store.file, schema});
				const now = core.clock();
				return work(await repair(core, disk, now), now);
			},
			{...options, timeoutMs: core.lockTimeoutMs, onWait: core.onWait},
		),
	);
}
