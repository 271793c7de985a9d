import {useState} from 'react';
import type {UserEdit} from '../../../backend/backend.js';
import {parseDisplayName} from '../../../domain/display-name.js';
import {mayEditUser} from '../../../domain/permission.js';
import type {User} from '../../../domain/user.js';
import {parseUsername} from '../../../domain/username.js';
import {visible} from '../../../domain/visible.js';
import {editUser} from '../../command-lines/command-lines.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useStatus} from '../../hooks/status.js';
import {useNavigation} from '../../navigation/navigation.js';
import {editProblem, screenText} from '../../words.js';
import {useDraft} from './use-draft.js';
import {UserProblem} from './user-problem.js';
import {passwordRows, typedPasswordProblem} from './user-form.js';

/** The form that changes a user's names, role and kind. */
export function EditUserScreen({name}: {readonly name: string}) {
	const answer = useLiveUser(name);
	if (answer?.ok) return <EditUserForm user={answer.value} name={name} />;
	return answer ? <UserProblem name={name} error={answer.error} /> : null;
}

function EditUserForm({user, name}: {readonly user: User; readonly name: string}) {
	const {backend, token, user: me} = useConsole();
	const {back, rename} = useNavigation();
	const {say} = useStatus();
	const {columns} = useBodySize();
	const draft = useDraft(user);
	const {values, edit} = draft;
	const [entry, setEntry] = useState({password: '', again: ''});
	const [attempt, setAttempt] = useState(0);
	const [busy, setBusy] = useState<string>();
	const checked = attempt > 0;
	const becomesLocal = user.remote && !values.remote;
	const changed = Object.keys(edit.changes).length > 0;

	const problems = {
		username: textProblem(parseUsername(values.username)),
		displayName: textProblem(parseDisplayName(values.displayName)),
		password: becomesLocal ? typedPasswordProblem(entry, values)?.text : undefined,
	};

	const submit = async () => {
		setAttempt(attempt + 1);
		if (!changed) {
			back();
			say({kind: 'info', text: 'Nothing was changed.'});
			return;
		}

		if (Object.values(problems).some(problem => problem !== undefined)) return;
		setBusy('Saving…');
		const request: UserEdit = becomesLocal ? {...edit, password: {kind: 'given', password: entry.password}} : edit;
		const result = await backend.users.edit(token, user.id, request);
		setBusy(undefined);
		if (!result.ok) {
			if (result.error.code === 'conflict') draft.overwrite();
			say({kind: 'error', text: editProblem(result.error)});
			setAttempt(attempt + 2);
			return;
		}

		rename(`users/${name}`, `users/${result.value.username}`);
		back();
		say({kind: 'ok', text: `${visible(result.value.username)} has been updated`});
	};

	const lock = (field: 'username' | 'displayName' | 'admin' | 'remote') => mayEditUser(me, user, field);
	const rows: readonly FormRow[] = [
		{
			kind: 'text',
			id: 'username',
			label: 'Username',
			value: values.username,
			maxLength: 64,
			hint: 'The sign-in name. Sessions and everything the user owns stay.',
			locked: lock('username') ?? (user.remote && values.remote ? 'Cannot set username for remote users' : undefined),
			error: draft.clash('username') ?? (checked ? problems.username : undefined),
			onChange: username => draft.set({username}),
		},
		{
			kind: 'text',
			id: 'displayName',
			label: 'Display name',
			value: values.displayName,
			maxLength: 64,
			hint: 'Empty for none.',
			locked: lock('displayName'),
			error: draft.clash('displayName') ?? (checked ? problems.displayName : undefined),
			onChange: displayName => draft.set({displayName}),
		},
		{
			kind: 'choice',
			id: 'role',
			label: 'Role',
			layout: 'line',
			value: values.admin ? 'admin' : 'member',
			options: [
				{value: 'member', label: 'Member'},
				{value: 'admin', label: 'ClusterAdmin'},
			],
			hint: user.admin && !values.admin ? 'The rights end at once, also in open consoles; the sessions stay.' : ' ',
			locked: lock('admin'),
			error: draft.clash('admin'),
			onChange: value => draft.set({admin: value === 'admin'}),
		},
		{
			kind: 'choice',
			id: 'kind',
			label: 'Kind',
			layout: 'line',
			value: values.remote ? 'remote' : 'local',
			options: [
				{value: 'local', label: 'Local'},
				{value: 'remote', label: 'Remote'},
			],
			hint:
				!user.remote && values.remote
					? 'The password is removed and open sessions end.'
					: becomesLocal
						? 'A local user needs a password.'
						: ' ',
			locked: lock('remote'),
			error: draft.clash('remote'),
			onChange: value => draft.set({remote: value === 'remote'}),
		},
		...(becomesLocal ? passwordRows(entry, values, checked, change => setEntry({...entry, ...change})) : []),
	];
	return (
		<FormPage
			changed={changed}
			busy={busy}
			onBack={back}
			command={changed ? editUser(user.username, edit.changes) : 'Nothing is changed yet.'}
		>
			<Form
				rows={rows}
				submitLabel="Save"
				onSubmit={() => void submit()}
				busy={busy}
				attempt={attempt}
				width={columns - 4}
			/>
		</FormPage>
	);
}

function textProblem(
	result: {readonly ok: true} | {readonly ok: false; readonly error: Parameters<typeof screenText>[0]},
): string | undefined {
	return result.ok ? undefined : screenText(result.error);
}
