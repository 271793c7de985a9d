import {conflictComplaints} from './conflicts.js';
import {checkKind} from './fields/check.js';
import {policyKind, workloadKind} from './fields/policy-fields.js';
import {parseText} from './parse/parse.js';
import {nodeAt, type SourceNode} from './parse/source-node.js';
import {toPolicyDocument, type Complaint, type PolicyDocument, type WorkloadType} from './policy.js';
import {isMapping, type Mapping} from './value/value.js';

/** What a text stands for, with the places of its fields, or every complaint about it, at least one, in the order of the text. */
export type Checked<T> =
	| {readonly ok: true; readonly value: T; readonly root: SourceNode}
	| {readonly ok: false; readonly complaints: readonly Complaint[]};

/**
 * Checks the text of a policy as the product does when one is set (`determined.md` 6.2, checks 4 to 10). `cluster` is the
 * cluster's document of the same type when a workspace's is checked; setting the cluster's compares with nothing.
 */
export function validatePolicy(type: WorkloadType, text: string, cluster?: PolicyDocument): Checked<PolicyDocument> {
	if (text === '') return refused([{path: '', line: 1, column: 1, message: 'no specified config policies'}]);
	const parsed = parseText(text);
	const prefix = `invalid ${type === 'NTSC' ? 'ntsc' : 'experiment'} config policy: `;
	if (!parsed.ok) return refused([prefixed(parsed.complaint, prefix)]);
	const {root} = parsed;
	const unfit = checkKind(policyKind(type), root).map(complaint => prefixed(complaint, prefix));
	if (unfit.length > 0) return refused(unfit);
	const document = toPolicyDocument(root.value);
	if (type === 'NTSC' && document.invariant_config) return refused([invariantsOfTasks(root)]);
	const conflicts = conflictComplaints(document, root, cluster);
	return conflicts.length > 0 ? refused(conflicts) : {ok: true, value: document, root};
}

/** Checks the text of a person's own configuration file, which may be partial, for `explain`. An empty one is empty. */
export function validateWorkload(type: WorkloadType, text: string): Checked<Mapping> {
	const parsed = parseText(text);
	const prefix = `invalid ${type === 'NTSC' ? 'task' : 'experiment'} configuration: `;
	if (!parsed.ok) return refused([prefixed(parsed.complaint, prefix)]);
	const {root} = parsed;
	const unfit = checkKind(workloadKind(type), root).map(complaint => prefixed(complaint, prefix));
	return unfit.length > 0 ? refused(unfit) : {ok: true, value: isMapping(root.value) ? root.value : {}, root};
}

function refused(complaints: readonly Complaint[]): {readonly ok: false; readonly complaints: readonly Complaint[]} {
	return {ok: false, complaints: complaints.toSorted((a, b) => a.line - b.line || a.column - b.column)};
}

function prefixed(complaint: Complaint, prefix: string): Complaint {
	return {...complaint, message: prefix + complaint.message};
}

/** Check 6: refused because it is there at all. */
function invariantsOfTasks(root: SourceNode): Complaint {
	const message =
		'not supported: invariant config policies for tasks is not yet supported, please remove "invariant_config" section and try again.';
	return {path: 'invariant_config', ...(nodeAt(root, 'invariant_config') ?? root).keyAt, message};
}
