import {checkDefaultTask, formatDefaultTask} from '../../domain/default-task.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {replacement} from '../../store/master-config/replacement.js';
import type {Beside} from '../../store/store.js';
import type {Changes} from '../activity.js';
import type {SetupPlan} from '../backend.js';
import type {Context} from '../context.js';

/** What set-up does to master.yaml. */
type MasterConfigEdit = {
	/** `security.initial_user_password` as it is now; a secret. */
	readonly initialPassword: string | undefined;
	/** Whether a line with it is to be removed in the end. */
	readonly removesLine: boolean;
	/** For the activity log. */
	readonly changes: Changes;
	/** Replaces the file if it is still what was read, and gives the undo; does nothing when nothing changes. */
	readonly beside: Beside;
};

/**
 * Plans the edit on what master.yaml says now. A file that need not be read is not: set-up that leaves it alone works
 * whatever is wrong with it (decision 25). Errors: `input-invalid`, `master-config-invalid`, `io`.
 */
export async function planMasterConfig(context: Context, plan: SetupPlan): Promise<Result<MasterConfigEdit>> {
	const usesInitial = plan.adminPassword.kind === 'initial' || plan.determined.kind === 'initial';
	if (plan.defaultTask === 'keep' && !plan.removeInitialPassword && !usesInitial) return ok(untouched);
	if (context.masterConfigFile === '') {
		return fail({code: 'input-invalid', what: 'master.yaml', rule: 'named with --master-config FILE: none was found'});
	}

	const file = await context.masterConfig();
	const read = await file.read();
	if (!read.ok) return read;
	const {text, exists, config} = read.value;
	const next = await nextText(context, plan, text);
	if (!next.ok) return next;
	const old = config.defaultTask === undefined ? '(not set)' : formatDefaultTask(config.defaultTask);
	return ok({
		initialPassword: config.initialUserPassword,
		removesLine: plan.removeInitialPassword && config.initialUserPassword !== undefined,
		changes: plan.defaultTask === 'keep' ? {} : {defaultTask: [old, formatDefaultTask(plan.defaultTask)]},
		beside: next.value === text ? nothing : replacement(file, exists ? text : 'absent', next.value),
	});
}

/** The text with the new default task; fails also when the line with the password could not be removed from it. */
async function nextText(context: Context, plan: SetupPlan, text: string): Promise<Result<string>> {
	// Both bring the YAML parser, which no other start pays for.
	const [{removeInitialPassword}, {setDefaultTask}] = await Promise.all([
		import('../../store/master-config/remove-initial-password.js'),
		import('../../store/master-config/edit-default-task.js'),
	]);
	const task = plan.defaultTask === 'keep' ? undefined : checkDefaultTask(plan.defaultTask);
	if (task?.ok === false) return task;
	const next = task === undefined ? ok(text) : setDefaultTask(text, task.value, context.masterConfigFile);
	if (!next.ok || !plan.removeInitialPassword) return next;
	const removed = removeInitialPassword(next.value, context.masterConfigFile);
	return removed.ok ? next : removed;
}

const nothing: Beside = {apply: async () => ok(async () => {})};

const untouched: MasterConfigEdit = {
	initialPassword: undefined,
	removesLine: false,
	changes: {},
	beside: nothing,
};
