import {Form} from '../../components/form/form.js';
import type {ChoiceRow, FormRow} from '../../components/form/form-rows.js';
import {Prose} from '../../components/prose.js';
import {PasswordChecks} from '../../components/password/password-checks.js';
import {useKeyLabel} from '../../keys/use-acts.js';
import {StepBody, StepIntro, useStepRoom, type StepProps} from './step-page.js';
import {usePasswordCheck} from './use-password-check.js';

/** The third step: what becomes of the account `determined`. */
export function DeterminedStep({setup, place, change, next}: StepProps) {
	const {adminSource, determined, determinedPassword, determinedAgain} = setup.values;
	const {width, tight} = useStepRoom();
	const keyOf = useKeyLabel();
	const context = {username: 'determined', hostname: place.hostname};
	const check = usePasswordCheck('user', determinedPassword, determinedAgain, context);
	const takesPassword = determined === 'password';
	const canBeInitial = adminSource === 'initial';
	const errorOf = (field: 'password' | 'again') => (check.problem?.field === field ? check.problem.text : undefined);
	const choice: ChoiceRow = {
		kind: 'choice',
		id: 'determined',
		label: 'determined',
		layout: tight ? 'line' : 'list',
		value: determined,
		options: [
			tight
				? {value: 'deactivate', label: 'deactivate'}
				: {value: 'deactivate', label: 'deactivate it', hint: '(recommended)'},
			{value: 'password', label: tight ? 'password' : 'give it a password'},
			...(canBeInitial
				? [{value: 'initial', label: tight ? 'as admin' : 'use initial_user_password of master.yaml'}]
				: []),
		],
		onChange: value => change({determined: value === 'password' || value === 'initial' ? value : 'deactivate'}),
	};
	const fields: readonly FormRow[] = [
		{
			kind: 'secret',
			id: 'password',
			label: 'Password',
			value: determinedPassword,
			onChange: value => change({determinedPassword: value}),
			error: errorOf('password'),
			hint: `Another one than that of admin.${tight ? '' : ` ${keyOf('form.reveal')} shows what is typed.`}`,
		},
		{
			kind: 'secret',
			id: 'again',
			label: 'Once more',
			value: determinedAgain,
			onChange: value => change({determinedAgain: value}),
			error: errorOf('again'),
			hint: 'The same again, against slips.',
		},
	];
	return (
		<Form
			rows={takesPassword ? [choice, ...fields] : [choice]}
			submitLabel="Continue"
			onSubmit={() => (takesPassword ? check.submit(next) : next())}
			attempt={check.attempt}
			labelWidth={12}
			width={width}
			steady
		>
			<StepBody above={2 + choice.options.length + (takesPassword ? 2 : 0)} close={takesPassword && canBeInitial}>
				{takesPassword ? (
					<PasswordChecks checks={check.checks} strength={tight ? null : check.strength} width={width} adviceRows={0} />
				) : (
					<Prose text={consequences[determined === 'initial' ? 'initial' : 'deactivate']} width={width} />
				)}
			</StepBody>
		</Form>
	);
}

// After the document: "Default Accounts" and "Creating Individual User (Member) Accounts".
const consequences = {
	deactivate:
		'Nobody can then access the cluster as the determined user. Deactivating it does not remove any objects created by it, and an admin can activate it later.',
	initial:
		'It stays active with the same password as admin: whoever can read the line in master.yaml knows both. Deactivating it is safer.',
};

/** What the step says before its choice. */
export function DeterminedIntro() {
	return <StepIntro text="Beside admin there is determined, the account for single-user installations." />;
}
