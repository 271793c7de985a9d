import {nobodyTask} from '../../domain/default-task.js';
import {errorText} from '../../domain/error-text.js';
import {adminPasswordIssues} from '../../domain/password-rules.js';
import {passwordStrength} from '../../domain/password/password-strength.js';
import {ok, type Result} from '../../domain/result.js';
import type {SetupState} from '../backend.js';
import type {Context} from '../context.js';
import {adminContext} from './accounts.js';

/**
 * Whether the store is initialised, and what set-up would find in master.yaml. Once it is initialised master.yaml is
 * not read: every start asks this, and nobody needs the rest then.
 */
export async function setupState(context: Context): Promise<Result<SetupState>> {
	const state = await context.store.read();
	if (!state.ok) return state;
	if (state.value.kind === 'ready') return ok({...nothingRead, initialised: true, masterConfigExists: true});
	if (context.masterConfigFile === '') return ok({...nothingRead, masterConfigProblem: noFile});
	const masterConfig = await context.masterConfig();
	const read = await masterConfig.read();
	if (!read.ok) return ok({...nothingRead, masterConfigProblem: errorText(read.error), masterConfigExists: true});
	const {text, exists, config} = read.value;
	return ok({
		initialised: false,
		defaultTask: config.defaultTask,
		initialPassword: await rateInitialPassword(context, config.initialUserPassword),
		masterConfigProblem: (await masterConfig.writeProblem()) ?? (await editProblem(context, text)),
		masterConfigExists: exists,
	});
}

/** Why default task and initial password cannot be had from a master.yaml nobody has named. */
const noFile = 'no master.yaml was found: name one with --master-config FILE';

const nothingRead: SetupState = {
	initialised: false,
	defaultTask: undefined,
	initialPassword: 'none',
	masterConfigProblem: undefined,
	masterConfigExists: false,
};

/** Why the block could not be set in this text: tried without writing anything. */
async function editProblem(context: Context, text: string): Promise<string | undefined> {
	const {setDefaultTask} = await import('../../store/master-config/edit-default-task.js');
	const edited = setDefaultTask(text, nobodyTask, context.masterConfigFile);
	return edited.ok ? undefined : errorText(edited.error);
}

async function rateInitialPassword(
	context: Context,
	password: string | undefined,
): Promise<SetupState['initialPassword']> {
	if (password === undefined) return 'none';
	const who = adminContext(context);
	const {score} = await passwordStrength(password, who);
	return adminPasswordIssues(password, who, score).length === 0 ? 'usable' : 'weak';
}
