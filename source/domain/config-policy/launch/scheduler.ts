/** What hands out the slots; the sense of a priority depends on it. */
export type Scheduler = 'agent' | 'kubernetes' | 'slurm' | 'pbs';

/** The scheduler of `resource_manager.type` in master.yaml; everything unknown, and nothing, is agents'. */
export function schedulerOf(resourceManager: string | undefined): Scheduler {
	return resourceManager === 'kubernetes' || resourceManager === 'slurm' || resourceManager === 'pbs'
		? resourceManager
		: 'agent';
}

/** The priority a workload gets that asks for none; undefined where there are no priorities. */
export function defaultPriority(scheduler: Scheduler): number | undefined {
	return {agent: 42, kubernetes: 50, slurm: undefined, pbs: undefined}[scheduler];
}

/**
 * Whether a limit allows a priority. For agents the smaller number is the more important, so it must not be below the
 * limit; for Kubernetes the larger is, so it must not be above. Where there are no priorities there is nothing to refuse.
 */
export function priorityAllowed(requested: number, limit: number, scheduler: Scheduler): boolean {
	if (scheduler === 'agent') return requested >= limit;
	return scheduler !== 'kubernetes' || requested <= limit;
}
