import fs from 'node:fs';
import {commit} from './commit.js';
import type {Core} from './core.js';
import {errnoOf} from './files/io-error.js';
import {readDisk, type Disk} from './read-disk.js';
import {noSessions} from './schema/decode.js';
import {currentSchema} from './schema/migrations.js';
import type {ActivityEntry} from './store.js';

/** Under the lock, before anything else: says in the log what a crash lost, and replaces a lost `sessions.json`. */
export async function repair(core: Core, disk: Disk, now: Date): Promise<Disk> {
	recordNotApplied(core, disk, now);
	if (disk.kind === 'uninitialised' || disk.sessionsLost === undefined) return disk;
	await replaceSessions(core, disk.sessionsLost, now);
	return readDisk(core);
}

/** Keeps the file of an older schema for good before the first write in ours (R12); generations go after ten writes. */
export function keepSchemaBackup({store, operations}: Core): void {
	// Of the store alone: a sign-in may have written `sessions.json` in our schema before.
	if (store.low.data.kind === 'missing' || store.low.data.schema >= currentSchema) return;
	try {
		operations.linkSync(store.file, `${store.file}.schema-${store.low.data.schema}`);
	} catch (error) {
		if (errnoOf(error) !== 'EEXIST') throw error;
	}
}

/** Where a damaged file is kept, e.g. `sessions.json.damaged-20261123T100000Z-3f9a`. */
export function asideName(core: Core, file: string, now: Date): string {
	return `${file}.damaged-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${core.randomId().slice(0, 4)}`;
}

/** Moves a damaged file, or whatever stands in its place, out of the way. */
export function putAside(core: Core, file: string, aside: string): void {
	if (fs.lstatSync(file, {throwIfNoEntry: false}) !== undefined) core.operations.renameSync(file, aside);
}

/**
 * The newest record is ahead of the files: its writer died between record and write, or somebody put an older file in
 * place (more than one revision back). Either way the log must not claim what is not so.
 */
function recordNotApplied(core: Core, disk: Disk, now: Date): void {
	const {seq, act, revision: recorded} = core.activity.tail();
	const found = disk.kind === 'ready' ? disk.revision : {store: 0, sessions: 0};
	const isLost = disk.kind === 'ready' && disk.sessionsLost !== undefined;
	const behind = Math.max(recorded.store - found.store, isLost ? 0 : recorded.sessions - found.sessions);
	if (behind <= 0) return;
	const entry: ActivityEntry = {
		act: behind === 1 ? act : 'store.roll-back',
		actor: null,
		object: 'store.json',
		changes: {revision: [recorded, found]},
		result: 'failed',
		reason: behind === 1 ? 'not-applied' : 'rolled-back',
	};
	core.activity.append([{...entry, about: seq, revision: found}], now);
}

/** Everybody is signed out; the damaged file stays beside for those who want to look (decision 31). */
async function replaceSessions(core: Core, why: 'missing' | 'damaged', now: Date): Promise<void> {
	const {file} = core.sessions;
	const aside = asideName(core, file, now);
	const entry: ActivityEntry = {
		act: 'session.lose-all',
		actor: null,
		object: why === 'missing' ? file : aside,
		changes: {},
		result: 'ok',
		reason: why,
	};
	const beside = async () => {
		if (why === 'damaged') putAside(core, file, aside);
		return async () => {
			// Nothing to take back: a missing file signs everybody out just as a damaged one does.
		};
	};
	await commit(core, {sessions: noSessions, activity: [entry], beside}, now);
}
