import {useState} from 'react';
import {Box, Text} from 'ink';
import {formatDefaultTask} from '../../../domain/default-task.js';
import {visible} from '../../../domain/visible.js';
import {Form} from '../../components/form/form.js';
import type {ChoiceRow, FormRow} from '../../components/form/form-rows.js';
import {wrapWords} from '../../components/wrap/wrap-words.js';
import {useTheme} from '../../theme/theme.js';
import {taskProblems, type SetupValues, type TaskChoice} from './setup-state.js';
import {blockLines, masterConfigObstacle} from './setup-words.js';
import {StepBody, StepIntro, useStepRoom, type StepProps} from './step-page.js';

/** The fourth step: whom tasks run as by default, with the block of master.yaml that says so beside it. */
export function TaskStep(props: StepProps) {
	const {setup, state, place, change, next} = props;
	const {values} = setup;
	const {width} = useStepRoom();
	const {glyphs, linear} = useTheme();
	const isNarrow = width < 70;
	// Four fields and what is wrong with them need the room; the review shows the result.
	const isAlone = isNarrow && values.task === 'custom';
	const [attempt, setAttempt] = useState(0);
	const [refused, setRefused] = useState<SetupValues>();
	const problems = values.task === 'custom' ? taskProblems(values) : {};
	const shown = refused === values ? problems : {};
	const field = (id: keyof ReturnType<typeof taskProblems>, label: string, key: TaskField, hint: string): FormRow => ({
		kind: 'text',
		id,
		label,
		value: values[key],
		onChange: value => change({[key]: value}),
		error: shown[id],
		maxLength: 32,
		hint,
	});
	const fields =
		values.task === 'custom'
			? [
					field('user', 'User', 'taskUser', 'A Unix user of the agents.'),
					field('uid', 'Uid', 'taskUid', 'Its number, as id -u prints it.'),
					field('group', 'Group', 'taskGroup', 'Its group.'),
					field('gid', 'Gid', 'taskGid', 'Its number, as id -g prints it.'),
				]
			: [];
	const choice = choiceRow(props, isNarrow);
	const obstacle = masterConfigObstacle(place, state);
	const block = isNarrow ? 24 : 26;
	const formWidth = isAlone ? width : width - block;
	// Why there is nothing else to choose.
	const notes: readonly FormRow[] =
		obstacle === undefined
			? []
			: [{kind: 'note', id: 'obstacle', text: `${glyphs.warn} ${visible(obstacle)}`, tone: 'warn'}];
	const noteRows = obstacle === undefined ? 0 : wrapWords(`${glyphs.warn} ${visible(obstacle)}`, formWidth).length + 1;
	const submit = () => {
		if (Object.keys(problems).length === 0) return next();
		setRefused(values);
		setAttempt(attempt + 1);
	};
	return (
		<Box flexDirection={linear ? 'column' : 'row'}>
			<Form
				rows={[choice, ...fields, ...notes]}
				submitLabel="Continue"
				onSubmit={submit}
				attempt={attempt}
				labelWidth={isNarrow ? 8 : 12}
				width={formWidth}
				steady
			>
				<StepBody above={2 + choice.options.length + fields.length + noteRows} />
			</Form>
			{isAlone ? null : <Block lines={blockLines(values, state)} title={blockTitle(values, props)} width={block} />}
		</Box>
	);
}

type TaskField = 'taskUser' | 'taskUid' | 'taskGroup' | 'taskGid';

/** What the step says before its choice. */
export function TaskIntro() {
	return <StepIntro text="Tasks of users who are not linked with a user on the agent run as this one." />;
}

function choiceRow({setup, state, place, change}: StepProps, isNarrow: boolean): ChoiceRow {
	const {task} = setup.values;
	const isFixed = masterConfigObstacle(place, state) !== undefined;
	const kept = `(${state.defaultTask === undefined ? 'nothing set' : formatDefaultTask(state.defaultTask)})`;
	const all: ReadonlyArray<{readonly value: TaskChoice; readonly label: string; readonly hint?: string}> = [
		{value: 'det-nobody', label: 'det-nobody', ...(isNarrow ? {} : {hint: '(recommended)'})},
		{value: 'root', label: 'root', ...(isNarrow ? {} : {hint: '(as when nothing is set)'})},
		{value: 'keep', label: 'keep', hint: kept},
		{value: 'custom', label: 'custom'},
	];
	return {
		kind: 'choice',
		id: 'task',
		label: 'Run as',
		layout: 'list',
		value: task,
		options: isFixed ? all.filter(option => option.value === 'keep') : all,
		onChange: value => change({task: all.find(option => option.value === value)?.value ?? task}),
		hint: hints[task],
	};
}

const hints: Readonly<Record<TaskChoice, string>> = {
	'det-nobody': 'Unprivileged, with a writable HOME.',
	root: 'It may do everything on the agents.',
	keep: 'master.yaml stays as it is.',
	custom: 'A user and a group of the agents.',
};

function blockTitle({task}: SetupValues, {state}: StepProps): string {
	if (task === 'keep') return 'As it is now:';
	return state.masterConfigExists ? 'Goes into master.yaml:' : 'The new master.yaml:';
}

type BlockProps = {readonly lines: readonly string[]; readonly title: string; readonly width: number};

function Block({lines, title, width}: BlockProps) {
	const {styles} = useTheme();
	return (
		<Box flexDirection="column" width={width} flexShrink={0}>
			<Text {...styles.muted}>{title}</Text>
			{lines.map(line => (
				<Text key={line} wrap="truncate">
					{visible(line)}
				</Text>
			))}
		</Box>
	);
}
