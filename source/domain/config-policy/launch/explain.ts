import {policyKind, workloadKind} from '../fields/policy-fields.js';
import {mergeLayers} from '../merge/merge.js';
import type {Override} from '../merge/override.js';
import {origins, plain} from '../merge/owned.js';
import type {PolicyDocument, Scope, WorkloadType} from '../policy.js';
import {isMapping, type Mapping, type Value} from '../value/value.js';
import type {Policies} from './policies.js';
import type {Scheduler} from './scheduler.js';
import {violations, type Violation} from './violations.js';

/** What becomes of a configuration when it is launched. */
export type Explanation = {
	/** What would run; the product's own defaults are left out. */
	readonly config: Mapping;
	/** Who set each field of `config`, by `fieldPath`; see `origins`. */
	readonly origins: ReadonlyMap<string, Scope>;
	/** What of the user's or the workspace's a policy took the place of, in the order it happens; the product is silent about it. */
	readonly overrides: readonly Override[];
	/** Why it would be refused; empty when it would run. */
	readonly violations: readonly Violation[];
};

/**
 * Decides a launch as the product does (`determined.md` 6.4): the workspace's invariants over the user's configuration,
 * the cluster's over both, then the limits. Tasks have limits only.
 */
export function explain(
	type: WorkloadType,
	config: Mapping,
	policies: Policies,
	scheduler: Scheduler = 'agent',
): Explanation {
	const invariant = (document: PolicyDocument | undefined) =>
		type === 'NTSC' ? undefined : document?.invariant_config;
	const {tree, overrides} = mergeLayers(workloadKind(type), [
		{scope: 'user', value: config},
		{scope: 'workspace', value: invariant(policies.workspace)},
		{scope: 'cluster', value: invariant(policies.cluster)},
	]);
	const merged = tree ? plain(tree) : {};
	const effective = isMapping(merged) ? merged : {};
	return {
		config: effective,
		origins: tree ? origins(tree) : new Map(),
		overrides,
		violations: violations(type, effective, policies, scheduler),
	};
}

/** An explanation as the command line prints it with `--json` (decision 29). */
export function explanationJson(explanation: Explanation): Value {
	return {
		config: explanation.config,
		origins: Object.fromEntries(explanation.origins),
		violations: explanation.violations,
	};
}

/**
 * What the cluster's document overrides of a workspace's, in constraints and invariants. Storing such a document is
 * allowed; the product warns in the master's log only, we tell the person who sets it.
 */
export function policyOverlaps(
	type: WorkloadType,
	workspace: PolicyDocument,
	cluster: PolicyDocument | undefined,
): readonly Override[] {
	return mergeLayers(policyKind(type), [
		{scope: 'workspace', value: workspace},
		{scope: 'cluster', value: cluster},
	]).overrides;
}
