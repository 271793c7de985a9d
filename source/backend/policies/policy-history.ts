import type {WorkloadType} from '../../domain/config-policy/policy.js';
import {ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {ActivityRecord} from '../../store/activity/activity-record.js';
import {findActivity} from '../../store/activity/find-activity.js';
import type {PolicyVersion, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {policyAt, policyLabel} from './policy-place.js';

/** `PoliciesBackend.history`: see there. */
export async function policyHistory(
	context: Context,
	token: Token,
	place: RoleScope,
	type: WorkloadType,
	{limit = 50}: {readonly limit?: number} = {},
): Promise<Result<readonly PolicyVersion[]>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const found = policyAt(reading.value.snapshot.store, place, type);
	if (!found.ok) return found;
	const label = policyLabel(place, type);
	const undone = new Set<number>();
	const records = await findActivity(context.store.dir, {
		hints: ['"act":"policy.'],
		limit,
		matches(record) {
			// The later record of a change that failed after it was recorded comes first.
			if (record.about !== undefined && record.result !== 'ok') undone.add(record.about);
			return (
				record.object === label && record.result === 'ok' && !undone.has(record.seq) && textsOf(record) !== undefined
			);
		},
	});
	return records.ok ? ok(records.value.map(versionOf)) : records;
}

function versionOf(record: ActivityRecord): PolicyVersion {
	const [before, text] = textsOf(record) ?? ['', ''];
	return {seq: record.seq, at: record.at, by: record.actor?.username ?? '', text, before};
}

/** The texts before and after; undefined when the record has none: setting what was there already. */
function textsOf({changes}: ActivityRecord): readonly [before: string, text: string] | undefined {
	const pair: unknown = changes['text'];
	if (!Array.isArray(pair)) return undefined;
	const [before, text] = pair.map((each: unknown) => (typeof each === 'string' ? each : ''));
	return [before ?? '', text ?? ''];
}
