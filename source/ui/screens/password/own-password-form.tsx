import {useState} from 'react';
import {Form} from '../../components/form/form.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {useWait} from '../../hooks/use-wait.js';
import {screenText} from '../../words.js';
import {passwordRows, typedPasswordProblem} from '../user/user-form.js';

export type OwnPasswordFormProps = {
	/** A sentence above the fields. */
	readonly about: string;
	readonly currentLabel: string;
	readonly onTyped: (typed: boolean) => void;
	readonly onDone: () => void;
};

/** Asks for the present and twice for the new password of whoever is signed in. */
export function OwnPasswordForm({about, currentLabel, onTyped, onDone}: OwnPasswordFormProps) {
	const {backend, token, user} = useConsole();
	const {say} = useStatus();
	const {columns} = useBodySize();
	const [current, setCurrent] = useState('');
	const [entry, setEntry] = useState({password: '', again: ''});
	const [attempt, setAttempt] = useState(0);
	const [wrong, setWrong] = useState<string>();
	const [busy, setBusy] = useState(false);
	const wait = useWait();

	const named = currentLabel.toLowerCase();

	const submit = async () => {
		setAttempt(attempt + 1);
		setWrong(current === '' ? `Please type in your ${named}.` : undefined);
		if (current === '' || typedPasswordProblem(entry, user) || wait.isOn) return;
		wait.forget();
		setBusy(true);
		const result = await backend.users.changeOwnPassword(token, current, entry.password);
		setBusy(false);
		if (result.ok) {
			onDone();
			say({kind: 'ok', text: 'Password updated. Your other sessions have ended.'});
			return;
		}

		if (result.error.code === 'current-password-wrong') {
			setCurrent('');
			setWrong(`This is not the ${named}. Please try again.`);
		} else if (result.error.code === 'throttled') wait.begin(result.error.waitMs);
		else say({kind: 'error', text: screenText(result.error)});
		setAttempt(attempt + 2);
	};

	const rows: readonly FormRow[] = [
		{kind: 'note', id: 'about', text: about, tone: 'strong'},
		{
			kind: 'secret',
			id: 'current',
			label: currentLabel,
			value: current,
			error: wrong,
			onChange(value) {
				setCurrent(value);
				setWrong(undefined);
				onTyped(true);
			},
		},
		...passwordRows(entry, user, attempt > 0, change => {
			setEntry({...entry, ...change});
			onTyped(true);
		}),
	];
	return (
		<Form
			rows={rows}
			submitLabel="Change password"
			onSubmit={() => void submit()}
			busy={busy ? 'Saving…' : undefined}
			notice={wait.text}
			attempt={attempt}
			width={columns - 4}
		/>
	);
}
