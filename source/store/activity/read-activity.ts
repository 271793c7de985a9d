import fs from 'node:fs';
import path from 'node:path';
import type {Result} from '../../domain/result.js';
import {settle} from '../files/io-error.js';
import {openSafeFile} from '../files/safe-file.js';
import {parseRecord, type ActivityRecord} from './activity-record.js';

/** A page of the activity, newest first. */
export type ActivityPage = {
	readonly records: readonly ActivityRecord[];
	/** Lines among them that are no records: torn by a crash, or damaged (R63). */
	readonly torn: number;
};

/** Reads the newest records, or the newest before `seq` number `before`; an absent log is empty. Errors: `store-unsafe`, `io`. */
export function readActivity(
	dir: string,
	{limit, before = Infinity}: {readonly limit: number; readonly before?: number},
): Promise<Result<ActivityPage>> {
	return settle(async () => {
		const records: ActivityRecord[] = [];
		let torn = 0;
		for (const line of linesFromEnd(activityFile(dir))) {
			const record = parseRecord(line);
			if (record === undefined) torn++;
			else if (record.seq < before) records.push(record);
			if (records.length >= limit) break;
		}
		return {records, torn};
	});
}

/**
 * The newest records that match, newest first. `hint` is a text that the line of each of them holds, so that the others
 * need not be parsed. Errors: `store-unsafe`, `io`.
 */
export function findActivity(
	dir: string,
	{hint, limit, matches}: {hint: string; limit: number; matches: (record: ActivityRecord) => boolean},
): Promise<Result<readonly ActivityRecord[]>> {
	return settle(async () => {
		const records: ActivityRecord[] = [];
		for (const line of linesFromEnd(activityFile(dir))) {
			const record = line.includes(hint) ? parseRecord(line) : undefined;
			if (record !== undefined && matches(record)) records.push(record);
			if (records.length >= limit) break;
		}
		return records;
	});
}

/** Path of the log. */
export function activityFile(dir: string): string {
	return path.join(dir, 'activity.jsonl');
}

/** The lines of a file from the last to the first, without empty ones, reading no more of it than is asked for. */
export function* linesFromEnd(file: string): Generator<string> {
	const open = openSafeFile(file);
	if (open === undefined) return;
	try {
		let end = Number(open.stat.size);
		let rest = Buffer.alloc(0);
		while (end > 0) {
			const start = Math.max(0, end - chunkBytes);
			const chunk = Buffer.alloc(end - start);
			fs.readSync(open.descriptor, chunk, 0, chunk.length, start);
			rest = Buffer.concat([chunk, rest]);
			end = start;
			// What stands before the first line feed may begin in an earlier chunk.
			const first = end === 0 ? -1 : rest.indexOf(lineFeed);
			if (first === -1 && end > 0) continue;
			const lines = rest
				.toString('utf8', first + 1)
				.split('\n')
				.toReversed();
			rest = rest.subarray(0, first + 1);
			yield* lines.filter(line => line !== '');
		}
	} finally {
		fs.closeSync(open.descriptor);
	}
}

const chunkBytes = 16 * 1024;
const lineFeed = 0x0a;
