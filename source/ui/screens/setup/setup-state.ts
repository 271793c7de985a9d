import type {SetupPlan, SetupState} from '../../../backend/backend.js';
import {isUnixName, largestId, parseAgentId} from '../../../domain/agent-user.js';
import {nobodyTask, parseDefaultTask, rootTask, type DefaultTask} from '../../../domain/default-task.js';
import {ok, type Result} from '../../../domain/result.js';

/** The steps of the first run, in order. */
export const steps = ['place', 'admin', 'determined', 'task', 'review'] as const;
export type Step = (typeof steps)[number];

/** Everything a person has entered so far; kept while moving between the steps, stored nowhere. */
export type SetupValues = {
	/** Where admin's password comes from: the keyboard, or `security.initial_user_password` of master.yaml. */
	readonly adminSource: 'typed' | 'initial';
	readonly adminPassword: string;
	readonly adminAgain: string;
	readonly removeInitial: boolean;
	readonly determined: 'deactivate' | 'password' | 'initial';
	readonly determinedPassword: string;
	readonly determinedAgain: string;
	readonly task: TaskChoice;
	/** The fields of a custom default task, as typed. */
	readonly taskUser: string;
	readonly taskUid: string;
	readonly taskGroup: string;
	readonly taskGid: string;
};

export type TaskChoice = 'det-nobody' | 'root' | 'keep' | 'custom';

/** Where the wizard is and what it knows. */
export type Setup = {readonly step: Step; readonly values: SetupValues};

export type SetupAction =
	{readonly type: 'change'; readonly values: Partial<SetupValues>} | {readonly type: 'next'} | {readonly type: 'back'};

/** The wizard at its beginning: every choice at what is recommended, nothing typed. */
export function startOfSetup(state: SetupState, canWriteMasterConfig: boolean): Setup {
	const {defaultTask, initialPassword} = state;
	// A block somebody wrote on purpose stays unless they say otherwise; root is only what holds without one.
	const isOwn = defaultTask !== undefined && !sameTask(defaultTask, rootTask);
	return {
		step: 'place',
		values: {
			adminSource: 'typed',
			adminPassword: '',
			adminAgain: '',
			removeInitial: canWriteMasterConfig && initialPassword === 'usable',
			determined: 'deactivate',
			determinedPassword: '',
			determinedAgain: '',
			task: canWriteMasterConfig && !isOwn ? 'det-nobody' : 'keep',
			taskUser: '',
			taskUid: '',
			taskGroup: '',
			taskGid: '',
		},
	};
}

/** The next state of the wizard; going back keeps everything. */
export function setupReducer(setup: Setup, action: SetupAction): Setup {
	const at = steps.indexOf(setup.step);
	switch (action.type) {
		case 'next':
			return {...setup, step: steps[at + 1] ?? setup.step};
		case 'back':
			return {...setup, step: steps[at - 1] ?? setup.step};
		case 'change':
			return {
				...setup,
				values: {...setup.values, ...determinedFollowing(setup.values, action.values), ...action.values},
			};
	}
}

/** What is wrong with the fields of a custom task, by field, in words. Empty when it can be used. */
export function taskProblems(values: SetupValues): Partial<Record<'user' | 'uid' | 'group' | 'gid', string>> {
	const problems = {
		user: nameProblem(values.taskUser),
		uid: idProblem(values.taskUid),
		group: nameProblem(values.taskGroup),
		gid: idProblem(values.taskGid),
	};
	return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

function nameProblem(text: string): string | undefined {
	return isUnixName(text.trim()) ? undefined : 'A Unix name, such as det-nobody.';
}

function idProblem(text: string): string | undefined {
	return parseAgentId(text, 'id').ok ? undefined : `A number from 0 to ${largestId}.`;
}

/** The default task chosen; `keep` leaves master.yaml as it is. Error `input-invalid` for a custom one that cannot be. */
export function chosenTask(values: SetupValues): Result<DefaultTask | 'keep'> {
	switch (values.task) {
		case 'det-nobody':
			return ok(nobodyTask);
		case 'root':
			return ok(rootTask);
		case 'keep':
			return ok('keep');
		case 'custom':
			return parseDefaultTask(
				[values.taskUser, values.taskUid, values.taskGroup, values.taskGid].map(text => text.trim()).join(':'),
			);
	}
}

/** The plan for the backend; `input-invalid` while the custom task is. Passwords are checked by the steps and the backend. */
export function planOf(values: SetupValues): Result<SetupPlan> {
	const task = chosenTask(values);
	if (!task.ok) return task;
	return ok({
		adminPassword:
			values.adminSource === 'initial' ? {kind: 'initial'} : {kind: 'given', password: values.adminPassword},
		determined:
			values.determined === 'password'
				? {kind: 'password', password: values.determinedPassword}
				: {kind: values.determined},
		defaultTask: task.value,
		removeInitialPassword: values.adminSource === 'initial' && values.removeInitial,
	});
}

/** Initial password is for both accounts: choosing it proposes it for `determined`, dropping it takes it back. */
function determinedFollowing(before: SetupValues, {adminSource}: Partial<SetupValues>): Partial<SetupValues> {
	if (adminSource === 'initial' && before.determined === 'deactivate') return {determined: 'initial'};
	if (adminSource === 'typed' && before.determined === 'initial') return {determined: 'deactivate'};
	return {};
}

function sameTask(a: DefaultTask, b: DefaultTask): boolean {
	return a.user === b.user && a.uid === b.uid && a.group === b.group && a.gid === b.gid;
}
