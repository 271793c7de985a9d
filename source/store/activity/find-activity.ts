import type {Result} from '../../domain/result.js';
import {settle} from '../files/io-error.js';
import {activityFile, linesFromEnd} from './activity-lines.js';
import {parseRecord, type ActivityRecord} from './activity-record.js';

/** What is looked for. */
export type ActivitySearch = {
	/** The line of each record that matches holds one of them, so that the others need not be parsed. */
	readonly hints: readonly string[];
	readonly matches: (record: ActivityRecord) => boolean;
	/** How many are wanted; all unless it says otherwise. */
	readonly limit?: number;
	/** No record with a smaller `seq` is wanted. */
	readonly from?: number;
};

/** The newest records that match, newest first. Errors: `store-unsafe`, `io`. */
export function findActivity(
	dir: string,
	{hints, matches, limit = Infinity, from = 0}: ActivitySearch,
): Promise<Result<readonly ActivityRecord[]>> {
	return settle(async () => {
		const records: ActivityRecord[] = [];
		for (const line of linesFromEnd(activityFile(dir))) {
			const record = hints.some(hint => line.includes(hint)) ? parseRecord(line) : undefined;
			if (record !== undefined && record.seq < from) break;
			if (record !== undefined && matches(record)) records.push(record);
			if (records.length >= limit) break;
		}

		return records;
	});
}
