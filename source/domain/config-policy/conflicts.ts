import {nodeAt, type SourceNode} from './parse/source-node.js';
import {limitsOf, type Complaint, type Limits, type PolicyDocument} from './policy.js';
import {numberAt} from './value/value.js';

/** What disagrees with the limits: the field of the invariants, and the product's text without its prefix. */
export type LimitConflict = {readonly field: 'max_slots' | 'priority' | 'slots_per_trial'; readonly text: string};

/**
 * Where invariants disagree with limits (checks 7–9 of `determined.md` 6.2), in the product's order. Priority and
 * max_slots must be equal, a stricter value conflicts too; slots_per_trial must not be larger.
 */
export function limitConflicts(document: PolicyDocument, limits: Limits): readonly LimitConflict[] {
	const invariant = (field: string) => numberAt(document.invariant_config, 'resources', field);
	const {priorityLimit, maxSlots} = limits;
	const [priority, slots, perTrial] = [invariant('priority'), invariant('max_slots'), invariant('slots_per_trial')];
	const conflicts: LimitConflict[] = [];
	if (priority !== undefined && priorityLimit !== undefined && priority !== priorityLimit) {
		conflicts.push({
			field: 'priority',
			text: `invariant config & constraints are trying to set the priority limit. Allowed is ${priorityLimit}, or to leave one of the two out`,
		});
	}

	if (slots !== undefined && maxSlots !== undefined && slots !== maxSlots) {
		conflicts.push({
			field: 'max_slots',
			text: `invariant config & constraints are trying to set the max slots. Allowed is ${maxSlots}, or to leave one of the two out`,
		});
	}

	if (perTrial !== undefined && maxSlots !== undefined && perTrial > maxSlots) {
		conflicts.push({
			field: 'slots_per_trial',
			text: `invariant config has ${perTrial} slots per trial. violates constraints max slots of ${maxSlots}. Allowed are at most ${maxSlots}`,
		});
	}

	return conflicts;
}

/** {@link limitConflicts} as complaints at their places: with the document's own limits, then with the cluster's. */
export function conflictComplaints(
	document: PolicyDocument,
	root: SourceNode,
	cluster: PolicyDocument | undefined,
): readonly Complaint[] {
	const complaints = (limits: Limits, prefix: string) =>
		limitConflicts(document, limits).map(({field, text}): Complaint => {
			const node = nodeAt(root, 'invariant_config', 'resources', field) ?? root;
			return {path: `invariant_config.resources.${field}`, ...node.at, message: `${prefix}${text}.`};
		});
	const invalid = 'invalid experiment config policy: ';
	return [
		...complaints(limitsOf(document), invalid),
		...complaints(limitsOf(cluster), `${invalid}workspace invariant_config conflicts with global constraints: `),
	];
}
