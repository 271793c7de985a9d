import type {WorkloadType} from '../policy.js';
import {numberAt} from '../value/value.js';
import {enforcedLimits, type Policies} from './policies.js';
import {priorityAllowed, type Scheduler} from './scheduler.js';

/*
 * Changes of a workload that runs already (`determined.md` 6.7). Each returns the product's text of the refusal, without
 * the words of the command around it, or undefined. The cluster is asked first.
 */

/** Changing the priority: to what an invariant says, where one does, else within the limit. */
export function priorityEditProblem(
	type: WorkloadType,
	priority: number,
	policies: Policies,
	scheduler: Scheduler,
): string | undefined {
	if (type === 'NTSC' && (priority < 1 || priority > 99)) return 'priority must be between 1 and 99';
	if (scheduler === 'slurm' || scheduler === 'pbs') return undefined;
	const enforced = invariant(policies, 'resources', 'priority');
	if (enforced !== undefined) {
		return priority === enforced ? undefined : 'priority set by invariant config: priority cannot be modified';
	}

	const limit = enforcedLimits(policies).priorityLimit?.limit;
	if (limit === undefined || priorityAllowed(priority, limit, scheduler)) return undefined;
	return "priority exceeds task config policy's priority_limit";
}

/** Changing the most slots an experiment may have. */
export function maxSlotsEditProblem(slots: number, policies: Policies): string | undefined {
	const enforced = invariant(policies, 'resources', 'max_slots');
	if (enforced !== undefined && slots !== enforced) {
		return `max slots is already set in an invariant config policy:max_slots of ${enforced} is enforced`;
	}

	const limit = enforcedLimits(policies).maxSlots?.limit;
	if (limit === undefined || slots <= limit) return undefined;
	return `requested slots is violates max slots constraint: ${slots} > ${limit}`;
}

/** Changing the weight of an experiment. */
export function weightEditProblem(weight: number, policies: Policies): string | undefined {
	const enforced = invariant(policies, 'resources', 'weight');
	return enforced === undefined || weight === enforced
		? undefined
		: `weight is enforced as an invariant config policy of ${enforced}`;
}

/** Changing how many checkpoints of an experiment are kept. */
export function retentionEditProblem(
	field: 'save_experiment_best' | 'save_trial_best' | 'save_trial_latest',
	count: number,
	policies: Policies,
): string | undefined {
	const enforced = invariant(policies, 'checkpoint_storage', field);
	return enforced === undefined || count === enforced
		? undefined
		: `${field} is enforced as an invariant config policy of ${enforced}`;
}

/** What the invariants say of a number: the cluster's, else the workspace's. */
function invariant({cluster, workspace}: Policies, ...keys: readonly string[]): number | undefined {
	return numberAt(cluster?.invariant_config, ...keys) ?? numberAt(workspace?.invariant_config, ...keys);
}
