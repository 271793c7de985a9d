import {createHash} from 'node:crypto';
import fs from 'node:fs';
import type {NewRecord} from './activity/activity-log.js';
import type {ActivityRecord, Revisions} from './activity/activity-record.js';
import {commit} from './commit.js';
import type {Core} from './core.js';
import {errnoOf} from './files/io-error.js';
import {readBytes} from './master-config/file/replace-file.js';
import {readDisk, type Disk} from './read-disk.js';
import {noSessions} from './schema/decode.js';
import {currentSchema} from './schema/migrations.js';
import type {ActivityEntry, FileOutcome} from './store.js';

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
	const {seq, revision: recorded, change} = core.activity.tail();
	const found = disk.kind === 'ready' ? disk.revision : {store: 0, sessions: 0};
	const isLost = disk.kind === 'ready' && disk.sessionsLost !== undefined;
	const behind = Math.max(recorded.store - found.store, isLost ? 0 : recorded.sessions - found.sessions);
	if (behind <= 0) return;
	const [about, reason] =
		behind > 1
			? [[{act: 'store.roll-back', seq}], 'rolled-back']
			: [change, isPartlyApplied(change[0], found) ? 'partly-applied' : 'not-applied'];
	const records = about.map(({act, seq: number}): NewRecord => {
		const changes = {revision: [recorded, found]} as const;
		const entry = {act, actor: null, object: 'store.json', changes, result: 'failed', reason} as const;
		return {...entry, about: number, revision: found};
	});
	core.activity.append(records, now);
}

/** Whether one of the files of a change that did not come to its end is in place all the same. */
function isPartlyApplied(record: ActivityRecord | undefined, found: Revisions): boolean {
	if (record === undefined) return false;
	const {from = record.revision, revision, beside} = record;
	const isIn = (file: keyof Revisions) => revision[file] > from[file] && found[file] >= revision[file];
	return isIn('store') || isIn('sessions') || (beside !== undefined && holds(beside));
}

function holds({file, sha256}: FileOutcome): boolean {
	try {
		const bytes = readBytes(file);
		return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
	} catch {
		// It is not known: then nothing is claimed of it.
		return false;
	}
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
