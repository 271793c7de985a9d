import {checkDefaultTask, type DefaultTask} from '../../domain/default-task.js';
import {mayChangeDefaultTask} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {MasterConfigText} from '../../store/master-config/master-config-file.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {readDefaultTask} from './default-task-state.js';
import {ownerUidError} from './link-rules.js';

/** master.yaml as it was read, and the text it would have. */
type DefaultTaskPlan = {readonly read: MasterConfigText; readonly next: string};

/**
 * Reads master.yaml and makes the new text; writes nothing. Errors: `signed-out`, `forbidden`, `input-invalid`,
 * `master-config-invalid` (also for a file that is valid but cannot be edited), `io`.
 */
export async function planDefaultTask(
	context: Context,
	token: Token,
	task: DefaultTask | 'unset',
): Promise<Result<DefaultTaskPlan>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const reason = mayChangeDefaultTask(reading.value.actor);
	if (reason !== undefined) return fail({code: 'forbidden', act: defaultTaskAct(task), reason});
	const checked = task === 'unset' ? ok(task) : allowedTask(context, task);
	if (!checked.ok) return checked;
	if (context.masterConfigFile === '') return fail(noFile);
	const read = await readDefaultTask(context);
	if (!read.ok) return read;
	const {setDefaultTask, unsetDefaultTask} = await import('../../store/master-config/edit-default-task.js');
	const {text} = read.value;
	const next =
		checked.value === 'unset'
			? unsetDefaultTask(text, context.masterConfigFile)
			: setDefaultTask(text, checked.value, context.masterConfigFile);
	return next.ok ? ok({read: read.value, next: next.value}) : next;
}

/** The act's id in the activity log. */
export function defaultTaskAct(task: DefaultTask | 'unset'): string {
	return task === 'unset' ? 'default-task.unset' : 'default-task.set';
}

function allowedTask({ownerUid}: Context, task: DefaultTask): Result<DefaultTask> {
	const checked = checkDefaultTask(task);
	if (!checked.ok) return checked;
	const error = ownerUidError('uid', checked.value.uid, ownerUid);
	return error === undefined ? checked : fail(error);
}

const noFile = {
	code: 'io',
	file: 'master.yaml',
	cause: 'no master.yaml was found',
	remedy: 'name one with --master-config FILE',
	changed: false,
} as const;
