import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {Form} from '../../components/form/form.js';
import type {ChoiceRow, FormRow} from '../../components/form/form-rows.js';
import {PasswordChecks} from '../../components/password/password-checks.js';
import {masterConfigObstacle} from './setup-words.js';
import {useStepRoom, type StepProps} from './step-page.js';
import {usePasswordCheck} from './use-password-check.js';

/** The second step: a strong password for admin, typed twice, or the one of master.yaml. */
export function AdminStep(props: StepProps) {
	const {setup, state, place, change, next} = props;
	const {adminSource, adminPassword, adminAgain} = setup.values;
	const {width, tight} = useStepRoom();
	const check = usePasswordCheck('admin', adminPassword, adminAgain, {username: 'admin', hostname: place.hostname});
	const isInitial = adminSource === 'initial';
	const errorOf = (field: 'password' | 'again') => (check.problem?.field === field ? check.problem.text : undefined);
	const fields: readonly FormRow[] = [
		{
			kind: 'secret',
			id: 'password',
			label: 'Password',
			value: adminPassword,
			onChange: value => change({adminPassword: value}),
			error: errorOf('password'),
			hint: '15 characters or more are better still. ^R shows what is typed.',
		},
		{
			kind: 'secret',
			id: 'again',
			label: 'Once more',
			value: adminAgain,
			onChange: value => change({adminAgain: value}),
			error: errorOf('again'),
			hint: 'The same again, against slips.',
		},
	];
	const source = state.initialPassword === 'usable' ? [sourceRow(props)] : [];
	return (
		<Form
			rows={isInitial ? [...source, removeRow(props)] : [...source, ...fields]}
			submitLabel="Continue"
			onSubmit={() => (isInitial ? next() : check.submit(next))}
			attempt={check.attempt}
			labelWidth={12}
			width={width}
			steady
		>
			{isInitial ? (
				<Box marginTop={tight ? 0 : 1} flexShrink={0}>
					<Text>
						It stands in clear text in {visible(place.masterConfigFile)}: whoever can read that file knows the password
						of admin. The line counts at the first start only, so nothing is lost when it goes.
					</Text>
				</Box>
			) : (
				<Box flexDirection="column" marginTop={tight ? 0 : 1} flexShrink={0}>
					<PasswordChecks checks={check.checks} strength={check.strength} width={width} adviceRows={tight ? 0 : 2} />
				</Box>
			)}
		</Form>
	);
}

/** What the step says before its fields; nothing where rows are few or a choice says it. */
export function AdminIntro({state}: Pick<StepProps, 'state'>) {
	const {tight} = useStepRoom();
	if (tight || state.initialPassword === 'usable') return null;
	return (
		<Box marginBottom={1} flexShrink={0}>
			<Text>
				{state.initialPassword === 'weak'
					? 'initial_user_password of master.yaml is not used: it breaks a rule below.'
					: 'The admin may do everything, so its password must be a strong one.'}
			</Text>
		</Box>
	);
}

function sourceRow({setup, change}: StepProps): ChoiceRow {
	return {
		kind: 'choice',
		id: 'source',
		label: 'Password',
		layout: 'list',
		value: setup.values.adminSource,
		options: [
			{value: 'typed', label: 'type one now'},
			{value: 'initial', label: 'use initial_user_password of master.yaml for both accounts'},
		],
		onChange: value => change({adminSource: value === 'initial' ? 'initial' : 'typed'}),
		hint: 'master.yaml carries security.initial_user_password, and it keeps the rules.',
	};
}

function removeRow({setup, state, place, change}: StepProps): ChoiceRow {
	const obstacle = masterConfigObstacle(place, state);
	return {
		kind: 'choice',
		id: 'remove',
		label: 'Its line',
		layout: 'line',
		value: setup.values.removeInitial ? 'remove' : 'leave',
		options: [
			{value: 'remove', label: 'remove it'},
			{value: 'leave', label: 'leave it'},
		],
		onChange: value => change({removeInitial: value === 'remove'}),
		locked: obstacle === undefined ? undefined : visible(obstacle),
	};
}
