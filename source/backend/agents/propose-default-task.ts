import type {DefaultTask} from '../../domain/default-task.js';
import {identityWarnings} from '../../domain/identity/identity-warnings.js';
import {ok, type Result} from '../../domain/result.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import type {DefaultTaskProposal} from './agents-backend.js';
import {fingerprintOf} from './default-task-state.js';
import {planDefaultTask} from './plan-default-task.js';

/** `AgentsBackend.proposeDefaultTask`: see there. */
export async function proposeDefaultTask(
	context: Context,
	token: Token,
	task: DefaultTask | 'unset',
): Promise<Result<DefaultTaskProposal>> {
	const plan = await planDefaultTask(context, token, task);
	if (!plan.ok) return plan;
	const {read, next} = plan.value;
	const [{lineDiff}, accounts] = await Promise.all([
		import('../../store/master-config/diff.js'),
		context.hostAccounts(),
	]);
	return ok({
		task,
		file: context.masterConfigFile,
		exists: read.exists,
		diff: lineDiff(read.text, next),
		fingerprint: fingerprintOf(read),
		warnings: task === 'unset' ? [] : identityWarnings(task, accounts),
	});
}
