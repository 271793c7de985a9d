import type {PolicyScope, WorkloadType} from '../policy.js';
import {numberAt, type Mapping} from '../value/value.js';
import {enforcedLimits, type EnforcedLimit, type Policies} from './policies.js';
import {defaultPriority, priorityAllowed, type Scheduler} from './scheduler.js';

/** A limit that a launch would break. */
export type Violation = {
	readonly constraint: 'priority_limit' | 'resources.max_slots';
	readonly limit: number;
	/** The product's text of the refusal. */
	readonly message: string;
	readonly requested: number;
	readonly scope: PolicyScope;
};

/**
 * Every limit that a configuration breaks, after the invariants were laid over it, in the order the product looks; the
 * product names only the first. What is not set counts as its default: one slot, priority 42 (50 on Kubernetes).
 */
export function violations(
	type: WorkloadType,
	config: Mapping,
	policies: Policies,
	scheduler: Scheduler,
): readonly Violation[] {
	const {maxSlots, priorityLimit} = enforcedLimits(policies);
	const asked = (field: string) => numberAt(config, 'resources', field);
	const prefix = type === 'NTSC' ? 'failed constraint check: ' : '';
	const slots = asked(type === 'NTSC' ? 'slots' : 'slots_per_trial') ?? 1;
	return [
		tooManySlots('resources.slots', slots, maxSlots),
		tooManySlots('resources.max_slots', asked('max_slots'), maxSlots),
		tooImportant(asked('priority') ?? defaultPriority(scheduler), priorityLimit, scheduler),
	].flatMap(violation => (violation ? [{...violation, message: prefix + violation.message}] : []));
}

function tooManySlots(
	field: string,
	requested: number | undefined,
	enforced: EnforcedLimit | undefined,
): Violation | undefined {
	if (!enforced || requested === undefined || requested <= enforced.limit) return undefined;
	const message = `requested ${field} [${requested}] exceeds limit set by admin [${enforced.limit}]: submitted workload failed a resource constraint`;
	return {constraint: 'resources.max_slots', ...enforced, message, requested};
}

function tooImportant(
	requested: number | undefined,
	enforced: EnforcedLimit | undefined,
	scheduler: Scheduler,
): Violation | undefined {
	if (!enforced || requested === undefined || priorityAllowed(requested, enforced.limit, scheduler)) return undefined;
	const message = `requested priority [${requested}] exceeds limit set by admin [${enforced.limit}]: submitted workload failed priority constraint`;
	return {constraint: 'priority_limit', ...enforced, message, requested};
}
