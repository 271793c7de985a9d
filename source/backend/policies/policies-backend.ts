import type {Change} from '../../domain/config-policy/diff.js';
import type {Explanation} from '../../domain/config-policy/launch/explain.js';
import type {Scheduler} from '../../domain/config-policy/launch/scheduler.js';
import type {Override} from '../../domain/config-policy/merge/override.js';
import type {Complaint, PolicyDocument, WorkloadType} from '../../domain/config-policy/policy.js';
import type {Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {DiffLine} from '../../store/master-config/diff.js';
import type {Token} from '../backend.js';

export type {RoleScope as PolicyPlace} from '../../domain/workspace/role.js';
export type {Change, Complaint, Explanation, Override, PolicyDocument, Scheduler, WorkloadType};

/**
 * The policies of the cluster and of each workspace, one document for each workload type. Everybody may read them;
 * every act on a workspace that is not there is `workspace-not-found`.
 */
export type PoliciesBackend = {
	/** What is stored; {@link StoredPolicyView.version} `absent` and an empty text when nothing is. */
	get(token: Token, place: RoleScope, type: WorkloadType): Promise<Result<StoredPolicyView>>;
	/**
	 * What would be refused in a text, each with its place, as `set` checks it; empty when nothing. Writes nothing and
	 * asks no right, so that it can be called while somebody types. A text without content deletes the policy: no complaint.
	 */
	check(token: Token, place: RoleScope, type: WorkloadType, text: string): Promise<Result<readonly Complaint[]>>;
	/** What setting a text would change; writes nothing. An empty text proposes to delete. Errors: `forbidden`, `config-invalid`. */
	propose(token: Token, place: RoleScope, type: WorkloadType, text: string): Promise<Result<PolicyProposal>>;
	/**
	 * Replaces the whole document; the text is kept as typed. `base` is the version the caller saw: when somebody set
	 * another one meanwhile it is `policy-changed` and nothing is written; undefined replaces whatever is there. The same
	 * text again is success; an empty one is refused as the product does. Errors: `forbidden`, `config-invalid` with every complaint, `policy-changed`.
	 */
	set(
		token: Token,
		place: RoleScope,
		type: WorkloadType,
		text: string,
		base: string | undefined,
	): Promise<Result<StoredPolicyView>>;
	/** Takes the policy away; success when there is none. `base` as for `set`. Errors: `forbidden`, `policy-changed`. */
	remove(token: Token, place: RoleScope, type: WorkloadType, base: string | undefined): Promise<Result<void>>;
	/** What was stored before and what is now, newest first, from the activity log. Restoring one is `set` with its text. */
	history(
		token: Token,
		place: RoleScope,
		type: WorkloadType,
		options?: {readonly limit?: number},
	): Promise<Result<readonly PolicyVersion[]>>;
	/**
	 * What becomes of a configuration when it is launched in a workspace (by name), or with the cluster's policies only.
	 * Errors: `config-invalid` when the text itself is wrong, `workspace-not-found`, `workspace-state` when it is
	 * archived, those of master.yaml when the scheduler is to be taken from there.
	 */
	explain(token: Token, question: ExplainQuestion): Promise<Result<PolicyExplanation>>;
};

/** A policy as it is stored. */
export type StoredPolicyView = {
	/** As typed, comments and all; `''` when nothing is stored. */
	readonly text: string;
	/** What the text says; `{}` when it sets nothing. */
	readonly document: PolicyDocument;
	/** SHA-256 of the text in hex, or `absent`; stands for what the caller saw. */
	readonly version: string;
	/** ISO 8601 UTC and username; `''` when nothing is stored. */
	readonly updatedAt: string;
	readonly updatedBy: string;
};

/** What a change would do, for the confirmation. */
export type PolicyProposal = {
	/** The version it was compared with: the `base` for `set` or `remove`. */
	readonly version: string;
	/** The lines that differ, with three around them; empty when nothing would change. */
	readonly lines: readonly DiffLine[];
	/** The fields that differ in meaning; empty when only comments or layout do. */
	readonly changes: readonly Change[];
	/** Names of the workspaces that the change reaches, archived ones too: all of them for the cluster's. */
	readonly workspaces: readonly string[];
	/** For a workspace: what the cluster's policy takes the place of, so that it has no effect here. */
	readonly overlaps: readonly Override[];
};

/** One change of a policy. */
export type PolicyVersion = {
	/** Number of the activity record. */
	readonly seq: number;
	/** ISO 8601 UTC. */
	readonly at: string;
	/** Who changed it; `''` when it is not known. */
	readonly by: string;
	/** What it was changed to; `''` when it was deleted. */
	readonly text: string;
	/** What it was before; `''` when there was nothing. */
	readonly before: string;
};

export type ExplainQuestion = {
	readonly type: WorkloadType;
	/** YAML or JSON, also partial. */
	readonly text: string;
	/** Name of the workspace, ignoring case. */
	readonly workspace?: string;
	/** `resource_manager.type` of master.yaml unless it is given, else agent. */
	readonly scheduler?: Scheduler;
};

export type PolicyExplanation = Explanation & {readonly scheduler: Scheduler};
