import {useState} from 'react';
import type {CreatedUser, NewUser} from '../../../backend/backend.js';
import {parseDisplayName} from '../../../domain/display-name.js';
import type {Result} from '../../../domain/result.js';
import {parseUsername} from '../../../domain/username.js';
import {visible} from '../../../domain/visible.js';
import {createUser} from '../../command-lines/command-lines.js';
import {Form} from '../../components/form/form.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {FormPage} from '../../components/form/form-page.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {useNavigation} from '../../navigation/navigation.js';
import {screenText} from '../../words.js';
import {OneTimePassword} from '../password/one-time-password.js';
import {noOneTimeCommand, noPassword, passwordRows, typedPasswordProblem, type PasswordEntry} from './user-form.js';

/** The form for a new user: local with a typed or a generated one-time password, or remote. */
export function NewUserScreen() {
	const {backend, token} = useConsole();
	const {back, replace} = useNavigation();
	const {say} = useStatus();
	const {columns} = useBodySize();
	const [username, setUsername] = useState('');
	const [displayName, setDisplayName] = useState('');
	const [admin, setAdmin] = useState(false);
	const [remote, setRemote] = useState(false);
	const [entry, setEntry] = useState<PasswordEntry>(noPassword);
	const [attempt, setAttempt] = useState(0);
	const [taken, setTaken] = useState<string>();
	const [busy, setBusy] = useState<string>();
	const [created, setCreated] = useState<CreatedUser>();

	const typed = !remote && entry.mode === 'typed';
	const checked = attempt > 0;
	const problems = {
		username: taken ?? problemOf(parseUsername(username)),
		displayName: problemOf(parseDisplayName(displayName)),
		password: typed ? typedPasswordProblem(entry, {username, displayName})?.text : undefined,
	};

	const submit = async () => {
		setAttempt(attempt + 1);
		if (Object.values(problems).some(problem => problem !== undefined)) return;
		setBusy('Creating…');
		const password: NewUser['password'] = remote
			? {kind: 'remote'}
			: typed
				? {kind: 'given', password: entry.password}
				: {kind: 'generated'};
		const result = await backend.users.create(token, {username, displayName, admin, password});
		setBusy(undefined);
		if (!result.ok) {
			if (result.error.code === 'user-exists') setTaken(`The username ${username} is taken`);
			say({kind: 'error', text: screenText(result.error)});
			setAttempt(attempt + 2);
			return;
		}

		if (result.value.oneTimePassword === undefined) finish(result.value);
		else setCreated(result.value);
	};

	const finish = ({user, oneTimePassword}: CreatedUser) => {
		replace(`users/${user.username}`, String(user.id));
		say({
			kind: 'ok',
			text: user.remote
				? `${visible(user.username)} created: give access in the identity provider too`
				: oneTimePassword === undefined
					? `${visible(user.username)} created: ask the user to change the password soon`
					: `${visible(user.username)} created with a one-time password`,
		});
	};

	if (created?.oneTimePassword !== undefined)
		return <OneTimePassword user={created.user} password={created.oneTimePassword} onClose={() => finish(created)} />;

	const rows: readonly FormRow[] = [
		{
			kind: 'text',
			id: 'username',
			label: 'Username',
			value: username,
			maxLength: 64,
			hint: '2 to 64 letters, digits or signs such as . _ - @',
			error: checked ? problems.username : undefined,
			onChange(value) {
				setUsername(value);
				setTaken(undefined);
			},
		},
		{
			kind: 'text',
			id: 'displayName',
			label: 'Display name',
			value: displayName,
			maxLength: 64,
			hint: 'Optional. Up to 64 characters.',
			error: checked ? problems.displayName : undefined,
			onChange: setDisplayName,
		},
		{
			kind: 'choice',
			id: 'role',
			label: 'Role',
			layout: 'line',
			value: admin ? 'admin' : 'member',
			options: [
				{value: 'member', label: 'Member'},
				{value: 'admin', label: 'ClusterAdmin'},
			],
			hint: admin ? 'May create and change users, roles and policies of the whole cluster.' : 'May use the cluster.',
			onChange: value => setAdmin(value === 'admin'),
		},
		{
			kind: 'choice',
			id: 'kind',
			label: 'Kind',
			layout: 'line',
			value: remote ? 'remote' : 'local',
			options: [
				{value: 'local', label: 'Local'},
				{value: 'remote', label: 'Remote'},
			],
			hint: remote ? 'Signs in with your identity provider; no password is kept here.' : 'Signs in with a password.',
			onChange: value => setRemote(value === 'remote'),
		},
		...(remote
			? []
			: ([
					{
						kind: 'choice',
						id: 'mode',
						label: 'First password',
						layout: 'line',
						value: entry.mode,
						options: [
							{value: 'generated', label: 'One-time, made here'},
							{value: 'typed', label: 'Typed'},
						],
						hint:
							entry.mode === 'generated'
								? 'Shown once after the user is created; must be changed at the first sign-in within 24 h.'
								: 'Typed twice by you.',
						onChange: value => setEntry({...entry, mode: value === 'typed' ? 'typed' : 'generated'}),
					},
				] satisfies FormRow[])),
		...(typed ? passwordRows(entry, {username, displayName}, checked, change => setEntry({...entry, ...change})) : []),
	];
	const command =
		(problems.username ?? problems.displayName) !== undefined
			? 'Fill in the names first.'
			: remote || typed
				? createUser({username, displayName, admin, remote})
				: noOneTimeCommand;
	const changed = username !== '' || displayName !== '' || entry.password !== '';
	return (
		<FormPage changed={changed} busy={busy} onBack={back} command={command}>
			<Form
				rows={rows}
				submitLabel="Create user"
				onSubmit={() => void submit()}
				busy={busy}
				attempt={attempt}
				width={columns - 4}
			/>
		</FormPage>
	);
}

function problemOf(result: Result<unknown>): string | undefined {
	return result.ok ? undefined : screenText(result.error);
}
