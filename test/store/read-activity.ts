import fs from 'node:fs';
import path from 'node:path';
import {parseRecord, type ActivityRecord} from '../../source/store/activity/activity-record.js';

/** The newest records of a directory, newest first, and how many of all lines are none. */
export function readActivity(
	dir: string,
	{limit = Infinity}: {readonly limit?: number} = {},
): {readonly records: readonly ActivityRecord[]; readonly torn: number} {
	const lines = fs
		.readFileSync(path.join(dir, 'activity.jsonl'), 'utf8')
		.split('\n')
		.filter(line => line !== '');
	const records = lines.map(parseRecord).filter(record => record !== undefined);
	return {records: records.toReversed().slice(0, limit), torn: lines.length - records.length};
}
