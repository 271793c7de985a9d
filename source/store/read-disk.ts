import fs from 'node:fs';
import {DetFailure} from '../domain/errors.js';
import type {Core} from './core.js';
import {markerFile} from './core.js';
import {listGenerations} from './files/generations.js';
import {noSessions} from './schema/decode.js';
import {currentSchema} from './schema/migrations.js';
import type {Snapshot, StoreState} from './store.js';

/** What both files hold. */
export type Disk =
	| {readonly kind: 'uninitialised'; readonly schema: 0}
	| {
			readonly kind: 'ready';
			readonly snapshot: Snapshot;
			readonly revision: {readonly store: number; readonly sessions: number};
			/** Why `sessions.json` could not be used; everybody is signed out then (decision 31). */
			readonly sessionsLost: 'missing' | 'damaged' | undefined;
			/** The newest schema of the two files. */
			readonly schema: number;
	  };

/** Reads what is new in either file. Throws `store-missing`, `store-damaged`, `store-newer`, `store-unsafe`, `io`. */
export async function readDisk(core: Core): Promise<Disk> {
	for (let attempt = 1; ; attempt++) {
		await core.store.refresh();
		const sessionsLost = await readSessions(core);
		// A change of both files writes the store first: sessions newer than the store were read in between.
		if (attempt === 5 || core.store.stamp() === core.store.seen()) return join(core, sessionsLost);
	}
}

/** The state that readers get. */
export function stateOf(disk: Disk): StoreState {
	if (disk.kind === 'uninitialised') return {kind: 'uninitialised'};
	return {kind: 'ready', snapshot: disk.snapshot, revision: disk.revision.store + disk.revision.sessions};
}

/** Why a newer schema may only be looked at; undefined when the schema is ours or older. */
export function newerSchema(schema: number): string | undefined {
	if (schema <= currentSchema) return undefined;
	return `a newer version of det console wrote the store (schema ${schema}; this version knows ${currentSchema})`;
}

async function readSessions({sessions}: Core): Promise<'missing' | 'damaged' | undefined> {
	try {
		await sessions.refresh();
		return sessions.low.data.kind === 'missing' ? 'missing' : undefined;
	} catch (error) {
		if (error instanceof DetFailure && error.error.code === 'store-damaged') return 'damaged';
		throw error;
	}
}

function join(core: Core, sessionsLost: 'missing' | 'damaged' | undefined): Disk {
	const store = core.store.low.data;
	const sessions = core.sessions.low.data;
	if (store.kind === 'missing') {
		if (!wasInitialised(core, sessionsLost)) return {kind: 'uninitialised', schema: 0};
		const {file} = core.store;
		throw new DetFailure({code: 'store-missing', file, generations: listGenerations(file)});
	}
	const usable = sessionsLost === undefined && sessions.kind === 'present' ? sessions : undefined;
	return {
		kind: 'ready',
		snapshot: snapshotOf(store.data, usable?.data ?? noSessions),
		revision: {store: store.revision, sessions: usable?.revision ?? 0},
		sessionsLost,
		schema: Math.max(store.schema, usable?.schema ?? 0),
	};
}

/** Any trace is enough: what was initialised once never looks new again (R11). */
function wasInitialised({dir, store, activity}: Core, sessionsLost: 'missing' | 'damaged' | undefined): boolean {
	return (
		sessionsLost !== 'missing' ||
		fs.lstatSync(markerFile(dir), {throwIfNoEntry: false}) !== undefined ||
		listGenerations(store.file).length > 0 ||
		// The record of a set-up that failed speaks of first revisions only.
		activity.tail().revision.store > 1 ||
		activity.tail().revision.sessions > 1
	);
}

/** The same snapshot for the same parts, so that whoever holds one sees at a glance that nothing changed. */
function snapshotOf(store: Snapshot['store'], sessions: Snapshot['sessions']): Snapshot {
	const known = snapshots.get(store);
	if (known?.sessions === sessions) return known;
	const snapshot = {store, sessions};
	snapshots.set(store, snapshot);
	return snapshot;
}

const snapshots = new WeakMap<Snapshot['store'], Snapshot>();
