import fs from 'node:fs';
import path from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {Origin} from '../../domain/origin.js';
import type {FileOperations} from '../files/file-operations.js';
import {appendFile} from '../files/write-file.js';
import type {ActivityEntry} from '../store.js';
import {activityFile, linesFromEnd, unfinishedBytes} from './activity-lines.js';
import {parseRecord, recordLine, type ActivityRecord} from './activity-record.js';

/** The newest record's number and revisions, zeros while there is none; and the records of the change it belongs to. */
export type Tail = Pick<ActivityRecord, 'seq' | 'revision'> & {readonly change: readonly ActivityRecord[]};

/** The writing end of the log. Everything here happens under the lock. */
export type ActivityLog = {
	/** What was recorded last, by anybody. */
	tail(): Tail;
	/** Numbers, dates and appends records in one write, and fsyncs; throws `io` when that failed. A torn last line is told by a record before them. */
	append(entries: readonly NewRecord[], now: Date): void;
};

/** An entry with the revisions its act leads to. */
export type NewRecord = ActivityEntry & Pick<ActivityRecord, 'revision' | 'from' | 'beside' | 'about'>;

export type ActivityLogOptions = {
	readonly dir: string;
	readonly origin: Origin;
	readonly bootId: string | undefined;
	/** Milliseconds that only grow, whatever the clock is set to. */
	readonly uptimeMs: () => number;
	readonly operations: FileOperations;
};

/** Opens the log of a directory; reads nothing yet, and never more than its end. */
export function openActivityLog({dir, origin, bootId, uptimeMs, operations}: ActivityLogOptions): ActivityLog {
	const file = activityFile(dir);
	let known: {readonly place: string; readonly tail: Tail} = {place: '', tail: emptyTail};

	function tail(): Tail {
		const place = placeOf(file);
		if (place !== known.place) known = {place, tail: readTail(file)};
		return known.tail;
	}

	return {
		tail,
		append(entries, now) {
			if (entries.length === 0) return;
			const last = tail();
			const unfinished = unfinishedBytes(file);
			const torn = unfinished > 0 && isTorn(file) ? [tornLine(file, unfinished, last)] : [];
			const records = [...torn, ...entries].map((entry, index) => {
				const {act, actor, object, ids, undoes, bulk, changes, result, reason, revision, from, beside, about} = entry;
				return {
					seq: last.seq + 1 + index,
					at: now.toISOString(),
					...(bootId !== undefined && {boot: bootId}),
					uptimeMs: uptimeMs(),
					act,
					actor,
					origin,
					object,
					...(ids !== undefined && {ids}),
					...(undoes !== undefined && {undoes}),
					...(bulk !== undefined && {bulk}),
					changes,
					result,
					reason,
					revision,
					...(from !== undefined && {from}),
					...(beside !== undefined && {beside}),
					...(about !== undefined && {about}),
				};
			});
			// A line torn by a crash stays as it is; the next record begins on a line of its own.
			const text = (unfinished > 0 ? '\n' : '') + records.map(recordLine).join('');
			appendFile(file, Buffer.from(text), operations);
			const newest = records.at(-1);
			if (newest !== undefined) known = {place: placeOf(file), tail: tailOf(records.toReversed())};
		},
	};
}

const emptyTail: Tail = {seq: 0, revision: {store: 0, sessions: 0}, change: []};

function readTail(file: string): Tail {
	return tailOf(recordsFromEnd(file));
}

function* recordsFromEnd(file: string): Generator<ActivityRecord> {
	for (const line of linesFromEnd(file)) {
		const record = parseRecord(line);
		if (record !== undefined) yield record;
	}
}

/** From the newest record on: those before it that lead to the same revisions from the same ones are of its change. */
function tailOf(newestFirst: Iterable<ActivityRecord>): Tail {
	const change: ActivityRecord[] = [];
	for (const record of newestFirst) {
		const [last = record] = change;
		if (!isDeepStrictEqual([record.revision, record.from], [last.revision, last.from])) break;
		change.unshift(record);
		if (record.from === undefined) break;
	}

	const newest = change.at(-1);
	return newest === undefined ? emptyTail : {seq: newest.seq, revision: newest.revision, change};
}

function placeOf(file: string): string {
	const stat = fs.lstatSync(file, {throwIfNoEntry: false});
	return stat === undefined ? '' : `${stat.ino} ${stat.size}`;
}

/** Only the line feed may be missing: then the record is whole. */
function isTorn(file: string): boolean {
	const [last = ''] = linesFromEnd(file);
	return parseRecord(last) === undefined;
}

/** Says in the log what a crash did to it (R63), with the revisions of the last whole record: it changes none. */
function tornLine(file: string, bytes: number, {revision}: Tail): NewRecord {
	return {
		act: 'activity.torn-line',
		actor: null,
		object: path.basename(file),
		changes: {bytes: [bytes, 0]},
		result: 'failed',
		reason: 'torn',
		revision,
	};
}
