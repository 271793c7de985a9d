import {limitsOf, type Limits, type PolicyDocument, type PolicyScope} from '../policy.js';

/** The policies a workload of one type meets: its workspace's, and the cluster's above it. */
export type Policies = {readonly workspace: PolicyDocument | undefined; readonly cluster: PolicyDocument | undefined};

/** A limit that is enforced, and who set it. */
export type EnforcedLimit = {readonly limit: number; readonly scope: PolicyScope};

/** The limits that are enforced: each is the cluster's when that sets it, else the workspace's (`determined.md` 6.6). */
export function enforcedLimits({
	workspace,
	cluster,
}: Policies): Readonly<Record<keyof Limits, EnforcedLimit | undefined>> {
	const [upper, lower] = [limitsOf(cluster), limitsOf(workspace)];
	const enforced = (name: keyof Limits): EnforcedLimit | undefined => {
		if (upper[name] !== undefined) return {limit: upper[name], scope: 'cluster'};
		return lower[name] === undefined ? undefined : {limit: lower[name], scope: 'workspace'};
	};
	return {priorityLimit: enforced('priorityLimit'), maxSlots: enforced('maxSlots')};
}
