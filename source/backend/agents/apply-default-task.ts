import {formatDefaultTask, notSet, type DefaultTask} from '../../domain/default-task.js';
import {mayChangeDefaultTask} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {MasterConfig} from '../../store/master-config/master-config.js';
import {replacement} from '../../store/master-config/replacement.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import type {DefaultTaskProposal, DefaultTaskState} from './agents-backend.js';
import {fingerprintOf, stateOf} from './default-task-state.js';
import {defaultTaskAct, planDefaultTask} from './plan-default-task.js';

/** `AgentsBackend.applyDefaultTask`: see there. */
export async function applyDefaultTask(
	context: Context,
	token: Token,
	{task, fingerprint}: Pick<DefaultTaskProposal, 'task' | 'fingerprint'>,
): Promise<Result<DefaultTaskState>> {
	const plan = await planDefaultTask(context, token, task);
	// Not even a plan: the refusal leaves its record all the same.
	if (!plan.ok) return recordRefusal(context, token, task, plan);
	const {read, next} = plan.value;
	if (fingerprintOf(read) !== fingerprint) {
		return recordRefusal(context, token, task, fail({code: 'master-config-changed', file: context.masterConfigFile}));
	}

	if (next === read.text) return ok(await stateOf(context, read));
	const file = await context.masterConfig();
	const applied = await perform(context, token, {
		id: defaultTaskAct(task),
		object: () => context.masterConfigFile,
		decide({actor}) {
			const reason = mayChangeDefaultTask(actor);
			if (reason !== undefined) return fail({code: 'forbidden', act: defaultTaskAct(task), reason});
			return ok({
				changes: {defaultTask: [defaultTaskWord(read.config), task === 'unset' ? notSet : formatDefaultTask(task)]},
				// Compared once more there, immediately before the file is replaced.
				beside: replacement(file, read.exists ? read.text : 'absent', next),
				value: undefined,
			});
		},
	});
	if (!applied.ok) return applied;
	// Not read again: that could fail, and would deny what was done.
	const {parseMasterConfig} = await import('../../store/master-config/read-master-config.js');
	const config = parseMasterConfig(next, context.masterConfigFile);
	return config.ok ? ok(await stateOf(context, {text: next, exists: true, config: config.value})) : config;
}

/** Every refused act has its record (R59); the session is looked at again for it. */
export function recordRefusal<T>(
	context: Context,
	token: Token,
	task: DefaultTask | 'unset',
	refusal: Result<never> & {readonly ok: false},
): Promise<Result<T>> {
	return perform<T>(context, token, {
		id: defaultTaskAct(task),
		object: () => context.masterConfigFile,
		decide: () => refusal,
	});
}

/** What is there, for the record. */
export function defaultTaskWord({defaultTask, defaultTaskProblem}: MasterConfig): string {
	if (defaultTask !== undefined) return formatDefaultTask(defaultTask);
	return defaultTaskProblem === undefined ? notSet : '(wrong)';
}
