import {visible} from '../../../domain/visible.js';
import {Form} from '../../components/form/form.js';
import type {ChoiceRow, FormRow} from '../../components/form/form-rows.js';
import {Prose} from '../../components/prose.js';
import {PasswordChecks} from '../../components/password/password-checks.js';
import {useKeyLabel} from '../../keys/use-acts.js';
import {masterConfigObstacle} from './setup-words.js';
import {StepBody, StepIntro, useStepRoom, type StepProps} from './step-page.js';
import {usePasswordCheck} from './use-password-check.js';

/** The second step: a strong password for admin, typed twice, or the one of master.yaml. */
export function AdminStep(props: StepProps) {
	const {setup, state, place, change, next} = props;
	const {adminSource, adminPassword, adminAgain} = setup.values;
	const {width, tight} = useStepRoom();
	const keyOf = useKeyLabel();
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
			hint: `${tight ? '' : '15 characters or more are better still; '}${keyOf('form.reveal')} shows them.`,
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
	const source = state.initialPassword === 'usable' ? [sourceRow(props, tight)] : [];
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
			<StepBody above={(source.length === 0 ? 2 : 2 * source.length) + (isInitial ? 1 : 2)}>
				{isInitial ? (
					<Prose text={warning(visible(place.masterConfigFile))} width={width} />
				) : (
					<PasswordChecks checks={check.checks} strength={check.strength} width={width} adviceRows={tight ? 0 : 2} />
				)}
			</StepBody>
		</Form>
	);
}

/** What the step says before its fields; nothing where a choice says it. */
export function AdminIntro({state}: Pick<StepProps, 'state'>) {
	if (state.initialPassword === 'usable') return null;
	return (
		<StepIntro
			text={
				state.initialPassword === 'weak'
					? 'initial_user_password of master.yaml is not used: it breaks a rule below.'
					: 'The admin may do everything, so its password must be a strong one.'
			}
		/>
	);
}

function warning(file: string): string {
	return `It stands in clear text in ${file}: whoever can read that file knows the password of admin. The line counts at the first start only, so nothing is lost when it goes.`;
}

function sourceRow({setup, change}: StepProps, tight: boolean): ChoiceRow {
	return {
		kind: 'choice',
		id: 'source',
		label: 'Use',
		layout: tight ? 'line' : 'list',
		value: setup.values.adminSource,
		options: [
			{value: 'typed', label: tight ? 'typed' : 'a password typed now'},
			{value: 'initial', label: `initial_user_password${tight ? '' : ' of master.yaml, for both accounts'}`},
		],
		onChange: value => change({adminSource: value === 'initial' ? 'initial' : 'typed'}),
		hint: 'It stands in the section security and keeps the rules.',
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
