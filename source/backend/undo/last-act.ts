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
		hints: [`"actor":{"userId":${userId},`, followUps],
		limit: 1,
		matches(record) {
			const isOwn = record.actor?.userId === userId;
			const reversal = isDone(record, failed) && isOwn ? reversalOf(record) : undefined;
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

/**
 * The newest act that changed again what this one had changed, be it back to the same values; undefined when there is
 * none. Errors: `io`.
 */
export async function changedAgain(
	{store}: Context,
	{record, reversal}: LastAct,
): Promise<Result<ActivityRecord | undefined>> {
	const fields = fieldsOf(record);
	const failed = new Set<number>();
	const later = await findActivity(store.dir, {
		hints: [hintOf(record, reversal), followUps],
		limit: 1,
		matches: each =>
			each.seq <= record.seq ||
			(isDone(each, failed) && isAbout(each, record) && fieldsOf(each).some(field => fields.includes(field))),
	});
	if (!later.ok) return later;
	return ok(later.value.find(({seq}) => seq > record.seq));
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
