import type {Place, SetupState} from '../../../backend/backend.js';
import {defaultTaskBlock, formatDefaultTask, rootTask} from '../../../domain/default-task.js';
import {visible} from '../../../domain/visible.js';
import {chosenTask, steps, type SetupValues, type Step} from './setup-state.js';

/** The titles of the steps. */
export const stepTitles: Readonly<Record<Step, string>> = {
	place: 'Welcome',
	admin: 'Password of admin',
	determined: 'The determined account',
	task: 'Default task user',
	review: 'Review',
};

/** `Step 2 of 5`. */
export function stepNumber(step: Step): string {
	return `Step ${steps.indexOf(step) + 1} of ${steps.length}`;
}

/** What the header of the frame shows for a step. */
export function setupCrumbs(step: Step): readonly string[] {
	return ['First run', `${stepNumber(step)}: ${stepTitles[step]}`];
}

/** Why nothing can be written to master.yaml, in words; undefined when it can. */
export function masterConfigObstacle(place: Place, state: SetupState): string | undefined {
	return place.masterConfigFile === ''
		? 'No master.yaml was found; --master-config FILE names one.'
		: state.masterConfigProblem;
}

/** A line of a list with a name in front; `warns` where it is something to think twice about. */
export type Item = {readonly label: string; readonly text: string; readonly warns?: boolean};

/** Where everything is kept and who can read it. */
export function placeItems(place: Place, state: SetupState): readonly Item[] {
	const obstacle = masterConfigObstacle(place, state);
	const file = visible(place.masterConfigFile);
	const config = state.masterConfigExists ? 'exists and can be changed' : 'does not exist yet and will be created';
	return [
		{label: 'Accounts', text: visible(place.dataDir)},
		{label: '', text: 'readable only by the OS user this runs as, and root'},
		{label: 'master.yaml', text: file === '' ? 'none' : file},
		{label: '', text: obstacle === undefined ? config : visible(obstacle)},
		{label: 'Host', text: visible(place.hostname)},
	];
}

/** The lines that will stand in master.yaml, or what holds instead. */
export function blockLines(values: SetupValues, state: SetupState): readonly string[] {
	const task = chosenTask(values);
	if (!task.ok) return ['(give all four)'];
	if (task.value !== 'keep') return lines(defaultTaskBlock(task.value));
	return state.defaultTask === undefined
		? ['nothing is set:', 'tasks run as root']
		: lines(defaultTaskBlock(state.defaultTask));
}

/** Everything Apply will do, in words, never a password. */
export function reviewItems(values: SetupValues, place: Place, state: SetupState): readonly Item[] {
	const task = chosenTask(values);
	const initial = 'security.initial_user_password';
	const next = task.ok && task.value !== 'keep' ? task.value : (state.defaultTask ?? rootTask);
	const written = task.ok && task.value !== 'keep' ? formatDefaultTask(task.value) : undefined;
	const kept =
		state.defaultTask === undefined
			? 'root, as nothing is set'
			: `${visible(formatDefaultTask(state.defaultTask))}, as set already`;
	const config = [
		written === undefined ? '' : `${state.masterConfigExists ? 'gets' : 'is created with'} security.default_task`,
		values.adminSource === 'initial' && values.removeInitial ? 'loses its line initial_user_password' : '',
	].filter(Boolean);
	return [
		{
			label: 'admin',
			text:
				values.adminSource === 'typed'
					? 'gets the password you chose, and full privileges'
					: `gets the password of ${initial}`,
		},
		{
			label: 'determined',
			text: {
				deactivate: 'is deactivated: nobody can sign in as it',
				password: 'stays active, with the password you gave it',
				initial: `stays active, with the password of ${initial}`,
			}[values.determined],
		},
		{label: 'tasks', text: `of unlinked users run as ${written ?? kept}`, warns: next.uid === 0},
		{label: 'accounts', text: `are kept in ${visible(place.dataDir)}`},
		{
			label: 'master.yaml',
			text: config.length === 0 ? 'stays as it is' : `${config.join(' and ')}; all else in it stays`,
		},
	];
}

function lines(block: string): readonly string[] {
	return block.trimEnd().split('\n');
}
