import {fail, ok, type Result} from '../../domain/result.js';
import {reversalOf, type Reversal} from '../../domain/undo/reversal.js';
import type {ActivityRecord} from '../../store/activity/activity-record.js';
import {findActivity} from '../../store/activity/find-activity.js';
import type {Context} from '../context.js';

/** An act that can be undone. */
export type PastAct = {readonly record: ActivityRecord; readonly reversal: Reversal};

/** The newest act of a user that can be undone. */
export type LastAct = {
	/** Several where they were done as one; the newest first. */
	readonly acts: readonly PastAct[];
	/** What they did after it that never can, in a sentence; `''` when nothing. */
	readonly newer: string;
};

/**
 * Looks from the end of the log for the newest act of a user that can be undone. What the bulk act under way has done
 * already is passed over. Of what was done as one, nothing before the record `from` is looked for. Errors:
 * `nothing-to-undo`, `io`.
 */
export async function lastAct({store, bulk}: Context, userId: number, from = 0): Promise<Result<LastAct>> {
	const failed = new Set<number>();
	let newer = '';
	const found = await findActivity(store.dir, {
		hints: [`"actor":{"userId":${userId},`, followUps],
		limit: 1,
		matches(record) {
			const isOwn = record.actor?.userId === userId && (bulk === undefined || record.bulk !== bulk);
			const reversal = isDone(record, failed) && isOwn ? reversalOf(record) : undefined;
			if (typeof reversal === 'string' && newer === '') newer = reversal;
			return typeof reversal === 'object';
		},
	});
	if (!found.ok) return found;
	const [newest] = found.value;
	if (newest === undefined) {
		return fail({code: 'nothing-to-undo', reason: newer === '' ? 'You have changed nothing yet.' : newer});
	}

	const mark = newest.bulk;
	if (typeof mark !== 'string') return ok({acts: pastActs(found.value), newer});
	const together = await findActivity(store.dir, {
		hints: [`"bulk":${JSON.stringify(mark)}`, followUps],
		from,
		matches: record => isDone(record, failed) && record.bulk === mark && record.actor?.userId === userId,
	});
	return together.ok ? ok({acts: pastActs(together.value), newer}) : together;
}

function pastActs(records: readonly ActivityRecord[]): readonly PastAct[] {
	return records.flatMap(record => {
		const reversal = reversalOf(record);
		return typeof reversal === 'object' ? [{record, reversal}] : [];
	});
}

/**
 * The newest act that changed again what this one had changed, be it back to the same values; undefined when there is
 * none. Errors: `io`.
 */
export async function changedAgain(
	{store}: Context,
	{record, reversal}: PastAct,
): Promise<Result<ActivityRecord | undefined>> {
	const fields = fieldsOf(record);
	const failed = new Set<number>();
	const later = await findActivity(store.dir, {
		hints: [hintOf(record, reversal), followUps],
		limit: 1,
		from: record.seq + 1,
		matches: each =>
			isDone(each, failed) && isAbout(each, record) && fieldsOf(each).some(field => fields.includes(field)),
	});
	return later.ok ? ok(later.value[0]) : later;
}

/** In the line of the record of how a change ended after it was recorded. Who did it is not known after a crash. */
const followUps = '"about":';

/** Whether the act was done. Records are looked at from the newest on, so that one that failed later has told so. */
function isDone({seq, about, result, changes}: ActivityRecord, failed: Set<number>): boolean {
	if (about !== undefined && result !== 'ok') failed.add(about);
	return result === 'ok' && !failed.has(seq) && typeof changes === 'object' && changes !== null;
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
