import {fail, ok, type Result} from '../../domain/result.js';
import {reversalOf, type Reversal} from '../../domain/undo/reversal.js';
import type {ActivityRecord} from '../../store/activity/activity-record.js';
import {findActivity} from '../../store/activity/find-activity.js';
import type {Context} from '../context.js';

/** The newest act of a user that can be undone. */
export type LastAct = {
	readonly record: ActivityRecord;
	readonly reversal: Reversal;
	/** What they did after it that never can, in a sentence; `''` when nothing. */
	readonly newer: string;
};

/** Looks from the end of the log for the newest act of a user that can be undone. Errors: `nothing-to-undo`, `io`. */
export async function lastAct({store}: Context, userId: number): Promise<Result<LastAct>> {
	const failed = new Set<number>();
	let newer = '';
	const found = await findActivity(store.dir, {
		hint: `"actor":{"userId":${userId},`,
		limit: 1,
		matches(record) {
			// The later record of a change that failed after it was recorded comes first.
			if (record.about !== undefined && record.result !== 'ok') failed.add(record.about);
			const reversal = isDone(record) && !failed.has(record.seq) ? reversalOf(record) : undefined;
			if (typeof reversal === 'string' && newer === '') newer = reversal;
			return typeof reversal === 'object';
		},
	});
	if (!found.ok) return found;
	const [record] = found.value;
	const reversal = record && reversalOf(record);
	if (record === undefined || typeof reversal !== 'object') {
		return fail({code: 'nothing-to-undo', reason: newer === '' ? 'You have changed nothing yet.' : newer});
	}

	return ok({record, reversal, newer});
}

/** Who changed again, after that act, what it had changed; `''` when the log does not tell. */
export async function changedBy({store}: Context, {record, reversal}: LastAct): Promise<string> {
	const fields = fieldsOf(record);
	const later = await findActivity(store.dir, {
		hint: hintOf(record, reversal),
		limit: 1,
		matches: each =>
			each.seq <= record.seq ||
			(isDone(each) && isAbout(each, record) && fieldsOf(each).some(field => fields.includes(field))),
	});
	const newest = later.ok ? later.value[0] : undefined;
	return newest === undefined || newest.seq <= record.seq ? '' : (newest.actor?.username ?? '');
}

function isDone({result, changes}: ActivityRecord): boolean {
	return result === 'ok' && typeof changes === 'object' && changes !== null;
}

/** Fields by the names of the store: the role ClusterAdmin is the field `admin` (decision 15). */
function fieldsOf({changes, ids}: ActivityRecord): readonly string[] {
	return Object.keys(changes).map(field => (field === 'role' && ids?.workspace === undefined ? 'admin' : field));
}

function isAbout(one: ActivityRecord, other: ActivityRecord): boolean {
	return other.ids === undefined
		? one.object === other.object
		: one.ids?.user === other.ids.user && one.ids?.workspace === other.ids.workspace;
}

function hintOf({object, ids}: ActivityRecord, {kind}: Reversal): string {
	if (kind === 'default-task') return '"act":"default-task.';
	if (kind === 'policy') return `"object":${JSON.stringify(object)}`;
	return ids?.user === undefined ? `"workspace":${ids?.workspace}` : `"user":${ids.user}`;
}
