import {fieldOf, isMapping, numberAt, type Mapping, type Value} from './value/value.js';

/** What a policy governs: experiments, or notebooks, TensorBoards, shells and commands. */
export type WorkloadType = 'EXPERIMENT' | 'NTSC';

/** Every workload type, in the order they are shown. */
export const workloadTypes = ['EXPERIMENT', 'NTSC'] as const satisfies readonly WorkloadType[];

/** Who set a value, lowest first: the user's own file, the workspace's policy, the cluster's policy. */
export type Scope = 'user' | 'workspace' | 'cluster';

/** A scope that has policies. */
export type PolicyScope = Exclude<Scope, 'user'>;

/** The longest text of a policy, in UTF-16 units: 256 KiB of ASCII; one that anybody can read is far shorter. */
export const longestPolicyText = 256 * 1024;

/** One stored policy (`determined.md` 6.1). A part that is absent is not set; keys are those of the product's wire. */
export type PolicyDocument = {
	/** Any part of an experiment configuration; never there for NTSC. */
	readonly invariant_config?: Mapping;
	/** `priority_limit` and `resources.max_slots`, both whole numbers, both optional. */
	readonly constraints?: Mapping;
};

/** Something wrong with a document, at the place of the text it came from; line and column count from 1. */
export type Complaint = {
	/** The field, as `fieldPath` names it; `''` for the document as a whole. */
	readonly path: string;
	readonly line: number;
	readonly column: number;
	/** A sentence with the product's words that says what is allowed. */
	readonly message: string;
};

/** What the constraints of one document ask for. */
export type Limits = {readonly priorityLimit: number | undefined; readonly maxSlots: number | undefined};

/** The word of the command line for a workload type, and back: `experiment`, `tasks`. */
export const workloadWords = {EXPERIMENT: 'experiment', NTSC: 'tasks'} as const satisfies Record<WorkloadType, string>;

/** A complaint as one line for a command line: the message and its place. */
export function complaintText({message, line, column}: Complaint): string {
	return `${message.replace(/\.$/, '')} (line ${line}, column ${column})`;
}

/** The document a checked value stands for: parts that are null count as left out. */
export function toPolicyDocument(value: Value): PolicyDocument {
	const part = (key: string): Mapping | undefined => {
		const found = fieldOf(value, key);
		return isMapping(found) ? found : undefined;
	};
	const invariant = part('invariant_config');
	const constraints = part('constraints');
	return {...(invariant && {invariant_config: invariant}), ...(constraints && {constraints})};
}

/** True when a document sets nothing: storing it is the same as deleting. */
export function isEmptyPolicy(document: PolicyDocument): boolean {
	return document.invariant_config === undefined && document.constraints === undefined;
}

/** The two limits of a document's constraints. */
export function limitsOf(document: PolicyDocument | undefined): Limits {
	return {
		priorityLimit: numberAt(document?.constraints, 'priority_limit'),
		maxSlots: numberAt(document?.constraints, 'resources', 'max_slots'),
	};
}
