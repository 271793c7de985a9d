import type {Result} from '../../domain/result.js';
import {settle} from '../files/io-error.js';
import {activityFile, linesFromEnd} from './activity-lines.js';
import {parseRecord, type ActivityRecord} from './activity-record.js';

/**
 * The newest records that match, newest first. The line of each of them holds one of the `hints`, so that the others
 * need not be parsed. Errors: `store-unsafe`, `io`.
 */
export function findActivity(
	dir: string,
	{hints, limit, matches}: {hints: readonly string[]; limit: number; matches: (record: ActivityRecord) => boolean},
): Promise<Result<readonly ActivityRecord[]>> {
	return settle(async () => {
		const records: ActivityRecord[] = [];
		for (const line of linesFromEnd(activityFile(dir))) {
			const record = hints.some(hint => line.includes(hint)) ? parseRecord(line) : undefined;
			if (record !== undefined && matches(record)) records.push(record);
			if (records.length >= limit) break;
		}

		return records;
	});
}
