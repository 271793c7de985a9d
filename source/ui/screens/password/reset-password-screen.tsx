import {useState} from 'react';
import type {CreatedUser} from '../../../backend/backend.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {changePassword} from '../../command-lines/command-lines.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useSessionCount} from '../../hooks/use-session-count.js';
import {useStatus} from '../../hooks/status.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';
import {
	noOneTimeCommand,
	noPassword,
	passwordRows,
	typedPasswordProblem,
	type PasswordEntry,
} from '../user/user-form.js';
import {UserProblem} from '../user/user-problem.js';
import {ResetDialog} from './reset-dialog.js';
import {OneTimePassword} from './one-time-password.js';

/** The form in which an admin sets a user's password; all of that user's sessions end. */
export function ResetPasswordScreen({name}: {readonly name: string}) {
	const answer = useLiveUser(name);
	if (answer?.ok) return <ResetPasswordForm user={answer.value} />;
	return answer ? <UserProblem name={name} error={answer.error} /> : null;
}

function ResetPasswordForm({user}: {readonly user: User}) {
	const {backend, token} = useConsole();
	const {back} = useNavigation();
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const {columns} = useBodySize();
	const [entry, setEntry] = useState<PasswordEntry>(noPassword);
	const [attempt, setAttempt] = useState(0);
	const [busy, setBusy] = useState<string>();
	const [asking, setAsking] = useState(false);
	const [done, setDone] = useState<CreatedUser & {readonly ended: number}>();
	const sessions = useSessionCount(user);
	const name = visible(user.username);
	const typed = entry.mode === 'typed';
	const command = typed ? changePassword(user.username) : noOneTimeCommand;

	const finish = (ended: number) => {
		back();
		const also = ended === 0 ? '' : ` ${glyphs.dot} ${counted(ended, 'session')} ended`;
		say({kind: 'ok', text: `The password of ${name} was set${also}`});
	};

	const submit = () => {
		setAttempt(attempt + 1);
		if (!typed || typedPasswordProblem(entry, user) === undefined) setAsking(true);
	};

	const send = async () => {
		setBusy('Saving…');
		const ended = sessions ?? 0;
		const result = await backend.users.resetPassword(
			token,
			user.id,
			typed ? {kind: 'given', password: entry.password} : {kind: 'generated'},
		);
		setBusy(undefined);
		setAsking(false);
		if (!result.ok) say({kind: 'error', text: screenText(result.error)});
		else if (result.value.oneTimePassword === undefined) finish(ended);
		else setDone({...result.value, ended});
	};

	if (done?.oneTimePassword !== undefined)
		return <OneTimePassword user={done.user} password={done.oneTimePassword} onClose={() => finish(done.ended)} />;
	const rows: readonly FormRow[] = [
		{
			kind: 'note',
			id: 'about',
			text: `A new password for ${name}. Open sessions of the user end at once.`,
			tone: 'strong',
		},
		{
			kind: 'choice',
			id: 'mode',
			label: 'New password',
			layout: 'line',
			value: entry.mode,
			options: [
				{value: 'generated', label: 'One-time, made here'},
				{value: 'typed', label: 'Typed'},
			],
			hint: typed ? 'Typed twice by you.' : 'Shown once; must be changed at the next sign-in within 24 h.',
			onChange: value => setEntry({...entry, mode: value === 'typed' ? 'typed' : 'generated'}),
		},
		...(typed ? passwordRows(entry, user, attempt > 0, change => setEntry({...entry, ...change})) : []),
	];
	return (
		<FormPage
			changed={entry.password !== ''}
			busy={busy}
			onBack={back}
			command={command}
			question={
				asking ? (
					<ResetDialog
						user={user}
						sessions={sessions}
						command={command}
						busy={busy}
						onConfirm={() => void send()}
						onCancel={() => setAsking(false)}
					/>
				) : undefined
			}
		>
			<Form
				rows={rows}
				submitLabel="Set password"
				onSubmit={submit}
				busy={busy}
				attempt={attempt}
				width={columns - 4}
			/>
		</FormPage>
	);
}
