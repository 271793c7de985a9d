import {DetFailure, type DetError} from '../domain/errors.js';
import type {NewRecord} from './activity/activity-log.js';
import type {Revisions} from './activity/activity-record.js';
import {markerFile, type Core} from './core.js';
import type {SessionsDocument, StoreDocument} from './document.js';
import type {FileContent, JsonFile} from './files/json-file.js';
import {createEmpty} from './files/write-file.js';
import {currentSchema} from './schema/migrations.js';
import type {ActivityEntry, FileOutcome} from './store.js';

/** One change, decided and found sound. Parts left out stay as they are. */
export type Change = {
	readonly store?: StoreDocument;
	readonly sessions?: SessionsDocument;
	readonly activity: readonly ActivityEntry[];
	/** Runs between the record and the files; gives its own undo. */
	readonly beside?: () => Promise<() => Promise<void>>;
	/** What another file holds after that. */
	readonly besideOutcome?: FileOutcome;
	/** Sessions first: for a restored store, whose lower epochs would bring ended sessions back to life. */
	readonly sessionsFirst?: boolean;
};

/**
 * Applies a change under the lock: everything is encoded, then recorded (no record, no act: R60), then written; what
 * fails after the record gets a record that says so: that it failed, was made in part, or was made but is not safe from
 * a power cut. Throws `input-invalid` or `io`; the latter tells whether the change is visible all the same (R4).
 */
export async function commit(core: Core, change: Change, now: Date): Promise<void> {
	const store = next(core, 'store', change.store);
	const sessions = next(core, 'sessions', change.sessions);
	if (store) core.store.prepare(store);
	if (sessions) core.sessions.prepare(sessions);

	const revision = {store: revisionOf(core.store, store), sessions: revisionOf(core.sessions, sessions)};
	const from = revisionsOf(core);
	const {besideOutcome: outcome} = change;
	core.activity.append(
		change.activity.map((entry, index) => ({
			...entry,
			revision,
			...((store ?? sessions) && {from}),
			...(index === 0 && outcome !== undefined && {beside: outcome}),
		})),
		now,
	);
	const first = core.activity.tail().seq - change.activity.length + 1;

	let undo: (() => Promise<void>) | undefined;
	try {
		undo = await change.beside?.();
		const writes = [() => write(core.store, store), () => write(core.sessions, sessions)];
		const notDurable: DetError[] = [];
		for (const each of change.sessionsFirst ? writes.toReversed() : writes) notDurable.push(...(await each()));
		mark(core);
		if (notDurable[0] !== undefined) throw new DetFailure(notDurable[0]);
	} catch (error) {
		const visible = isIn(core.store, store) || isIn(core.sessions, sessions);
		const failure = error instanceof DetFailure ? error.error : undefined;
		const isWhole = (!store || isIn(core.store, store)) && (!sessions || isIn(core.sessions, sessions));
		const isMade = isWhole && failure?.code === 'io' && failure.changed;
		const isPart = !isMade && (visible || !(await isUndone(undo, failure)));
		const reason = isPart ? 'partly-applied' : (failure?.code ?? 'bug');
		recordOutcome(core, change.activity, first, isMade ? madeOnly : {result: 'failed', reason}, now);
		throw failure?.code === 'io' && isPart ? partly(failure) : error;
	}
}

/** Revision of a file as this process knows it; 0 when it is not there. */
export function revisionOf<T>(file: JsonFile<T>, content: FileContent<T> = file.low.data): number {
	return content.kind === 'present' ? content.revision : 0;
}

function revisionsOf({store, sessions}: Core): Revisions {
	return {store: revisionOf(store), sessions: revisionOf(sessions)};
}

/** Never a revision that was given before, be it only in the log: a change that was lost, or a file put back by hand. */
function next<T>(core: Core, kind: 'store' | 'sessions', data: T | undefined) {
	if (data === undefined) return undefined;
	const known = core[kind].low.data;
	const newest = Math.max(known.kind === 'present' ? known.revision : 0, core.activity.tail().revision[kind]);
	return {kind: 'present', schema: currentSchema, revision: newest + 1, data} as const;
}

/** Writes through lowdb; `low.data` is what is on disk, also after a failure. What a power cut could undo goes on (R4). */
async function write<T>(file: JsonFile<T>, content: FileContent<T> | undefined): Promise<readonly DetError[]> {
	if (content === undefined) return [];
	const before = file.low.data;
	file.low.data = content;
	try {
		await file.low.write();
		return [];
	} catch (error) {
		if (error instanceof DetFailure && error.error.code === 'io' && error.error.changed) return [error.error];
		file.low.data = before;
		throw error;
	}
}

/** Whether the file beside is as it was: put back, or never changed. */
async function isUndone(undo: (() => Promise<void>) | undefined, failure: DetError | undefined): Promise<boolean> {
	try {
		await undo?.();
		return undo !== undefined || failure?.code !== 'io' || !failure.changed;
	} catch {
		// The disk may be gone altogether; what is said of the first failure is true of this one.
		return false;
	}
}

function isIn<T>(file: JsonFile<T>, content: FileContent<T> | undefined): boolean {
	return content !== undefined && file.low.data === content;
}

function mark(core: Core): void {
	try {
		createEmpty(markerFile(core.dir), core.operations);
	} catch {
		// It is made again with the next change; until then the other files show that there was a store.
	}
}

function partly(failure: Extract<DetError, {code: 'io'}>): DetFailure {
	return new DetFailure({...failure, changed: true, partly: true, remedy: 'see what is missing, and repeat that'});
}

/** It is there for all to see; only a power cut could undo it. */
const madeOnly = {result: 'ok', reason: 'not-durable'} as const;

function recordOutcome(
	core: Core,
	activity: readonly ActivityEntry[],
	first: number,
	outcome: Pick<ActivityEntry, 'result' | 'reason'>,
	now: Date,
): void {
	const revision = revisionsOf(core);
	const records = activity.map((entry, index): NewRecord => ({
		...entry,
		changes: {},
		...outcome,
		about: first + index,
		revision,
	}));
	try {
		core.activity.append(records, now);
	} catch {
		// The disk is full, most likely: the next change finds the record ahead of the files and says so then.
	}
}
