import type {WorkloadType} from '../policy.js';
import {experimentFields, experimentFileFields} from './experiment.js';
import {record, whole, type Kind} from './kind.js';
import {taskFields} from './task.js';

/** The only two constraints there are. */
const constraints = record({priority_limit: whole, resources: record({max_slots: whole})});

/** A whole policy document of a type. The tasks' invariants are read before they are refused, as in the product. */
export function policyKind(type: WorkloadType): Kind {
	return policyKinds[type];
}

/** A person's own configuration file of a type. */
export function workloadKind(type: WorkloadType): Kind {
	return workloadKinds[type];
}

const policyKinds: Readonly<Record<WorkloadType, Kind>> = {
	EXPERIMENT: record({constraints, invariant_config: record(experimentFields)}),
	NTSC: record({constraints, invariant_config: record(taskFields)}),
};

const workloadKinds: Readonly<Record<WorkloadType, Kind>> = {
	EXPERIMENT: record(experimentFileFields),
	NTSC: record(taskFields),
};
