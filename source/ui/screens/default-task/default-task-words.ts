import type {DefaultTaskState} from '../../../backend/backend.js';
import {nobodyTask, rootTask, type DefaultTask} from '../../../domain/default-task.js';
import {dockerfileLines} from '../../../domain/identity/dockerfile-lines.js';
import {visible} from '../../../domain/visible.js';
import type {TextLine} from '../../components/scroll-lines.js';
import {identityText, identityTone, markedIdentity} from '../../identity-words.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {counted} from '../../words.js';

const gap: TextLine = {text: ''};

/** What the screen says of the block as it stands; `unlinked` is how many users it counts for. */
export function stateLines(state: DefaultTaskState, unlinked: number, glyphs: Glyphs): readonly TextLine[] {
	const {file, exists, task, problem, writeProblem, lines} = state;
	const whom = `tasks of the ${counted(unlinked, 'user')} without a link run as`;
	const root = markedIdentity(rootTask, glyphs);
	const warn = (text: string): TextLine => ({text: `${glyphs.warn} ${visible(text)}`, tone: 'warn'});
	if (file === '') {
		return [warn(`No master.yaml was found; --master-config FILE names one. If it sets nothing, ${whom} ${root}.`)];
	}

	return [
		{text: visible(file), tone: 'strong', exact: true},
		...(task !== undefined
			? [{text: `Set: ${whom} ${markedIdentity(task, glyphs)}.`, tone: identityTone(task)}]
			: problem === undefined
				? [{text: `${exists ? 'Not set' : 'Does not exist yet'}: ${whom} ${root}.`, tone: 'warn' as const}]
				: []),
		...(problem === undefined ? [] : [warn(problem)]),
		...(writeProblem === undefined ? [] : [warn(`It cannot be written: ${writeProblem}`)]),
		...(lines.length === 0 ? [] : [gap]),
		...lines.map(({line, text}): TextLine => ({text: `${String(line).padStart(4)}  ${visible(text)}`, exact: true})),
	];
}

/** The document's rule of the writable HOME, and what a custom image needs for the task. */
export function homeLines(task: DefaultTask | undefined): readonly TextLine[] {
	const chosen = imageTask(task);
	const needsNone = task === undefined || task.uid === 0;
	const forWhom = needsNone
		? 'root is in every image. For det-nobody, a Dockerfile needs:'
		: `For ${identityText(chosen)}, a Dockerfile needs:`;
	return [
		{
			text: 'Every task needs a writable HOME. nobody has none and will not do; det-nobody (65533) of the official images has one.',
		},
		{
			text: 'The official images inject users with libnss_determined. Images on another base must prebuild the users, include libnss_determined, or inject them in another way.',
		},
		{text: forWhom},
		...dockerfileLines(chosen).map((text): TextLine => ({text: `  ${text}`, tone: 'accent', exact: true})),
	];
}

/** The task whose Dockerfile lines are shown and copied: root needs none, so the unprivileged one's instead. */
export function imageTask(task: DefaultTask | undefined): DefaultTask {
	return task === undefined || task.uid === 0 ? nobodyTask : task;
}

/** What follows from writing the task, for the question before it. */
export function consequences(task: DefaultTask | 'unset', unlinked: number): readonly string[] {
	const becomes = task === 'unset' ? rootTask : task;
	return [
		`Once the master is started again, tasks of ${counted(unlinked, 'user')} without a link run as ${identityText(becomes)}.`,
		...(becomes.uid === 0 ? ['As root they own every bind-mounted file on the agents.'] : []),
	];
}
