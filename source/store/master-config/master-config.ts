import type {DefaultTask} from '../../domain/default-task.js';

/** What the console needs to know of master.yaml. */
export type MasterConfig = {
	/** `security.default_task` as the master would take it: keys left out are root's. Undefined when not set or wrong. */
	readonly defaultTask: DefaultTask | undefined;
	/** What is wrong with the block, in words with the place; beside a `defaultTask` it is only a warning (incomplete). */
	readonly defaultTaskProblem: string | undefined;
	/** `security.initial_user_password`; a secret. Undefined when absent or empty. */
	readonly initialUserPassword: string | undefined;
	/** `resource_manager.type`: `agent`, `kubernetes`, … */
	readonly resourceManagerType: string | undefined;
};

/** The configuration of a file that does not exist or is empty. */
export const emptyMasterConfig: MasterConfig = {
	defaultTask: undefined,
	defaultTaskProblem: undefined,
	initialUserPassword: undefined,
	resourceManagerType: undefined,
};
