import {useState} from 'react';
import type {RoleGrant, WorkspaceView} from '../../../backend/backend.js';
import type {DetError} from '../../../domain/errors.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {mayAssignRole} from '../../../domain/workspace/role.js';
import {changeRole} from '../../command-lines/command-lines.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useLiveWorkspace} from '../../hooks/workspaces/use-live-workspace.js';
import {useKnownRoleActor, useRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {useReasonText} from '../../keys/reasons.js';
import {useNavigation} from '../../navigation/navigation.js';
import {screenText} from '../../words.js';
import {UserProblem} from '../user/user-problem.js';
import {WorkspaceProblem} from '../workspaces/workspace-problem.js';
import {scopeOf} from './role-table.js';

/** The form that makes somebody WorkspaceAdmin of a workspace, from the workspace's page. */
export function AssignToWorkspaceScreen({name}: {readonly name: string}) {
	const {backend} = useConsole();
	const me = useKnownRoleActor();
	const answer = useLiveWorkspace(name);
	if (answer === undefined || me === undefined) return null;
	if (!answer.ok) return <WorkspaceProblem problem={answer.error} />;
	const workspace = answer.value;
	const refused = backend.place.readOnly ?? mayAssignRole(me, {scope: 'workspace', workspaceId: workspace.id});
	return refused === undefined ? <AssignForm workspace={workspace} /> : <WorkspaceProblem problem={refused} />;
}

/** The form that gives a user a role, from the user's page. */
export function AssignToUserScreen({name}: {readonly name: string}) {
	const {backend} = useConsole();
	const answer = useLiveUser(name);
	if (answer === undefined) return null;
	if (!answer.ok) return <UserProblem name={name} error={answer.error} />;
	const {readOnly} = backend.place;
	return readOnly === undefined ? <AssignForm user={answer.value} /> : <WorkspaceProblem problem={readOnly} />;
}

/** What is known already is not asked for: the user on their page, the workspace on its own. */
function AssignForm({user, workspace}: {readonly user?: User; readonly workspace?: WorkspaceView}) {
	const {backend, token} = useConsole();
	const me = useRoleActor();
	const textOf = useReasonText();
	const {back} = useNavigation();
	const {say} = useStatus();
	const {columns} = useBodySize();
	const [texts, setTexts] = useState({username: '', workspace: ''});
	const [role, setRole] = useState<RoleGrant['role']>('WorkspaceAdmin');
	const [wrong, setWrong] = useState<{readonly row: string; readonly text: string}>();
	const [attempt, setAttempt] = useState(0);
	const [busy, setBusy] = useState(false);

	const put = (change: Partial<typeof texts>) => {
		setTexts({...texts, ...change});
		setWrong(undefined);
	};

	const refuse = (row: string, text: string) => {
		setWrong({row, text});
		setAttempt(attempt + 1);
		setBusy(false);
	};

	const submit = async () => {
		if (user === undefined && texts.username.trim() === '') return refuse('username', 'Whom?');
		if (workspace === undefined && role === 'WorkspaceAdmin' && texts.workspace.trim() === '')
			return refuse('workspace', 'Of which workspace?');
		setBusy(true);
		const who = user ? {ok: true as const, value: user} : await backend.users.get(token, texts.username.trim());
		if (!who.ok) return refuse('username', whoText(who.error));
		const where = workspace
			? {ok: true as const, value: workspace}
			: role === 'WorkspaceAdmin'
				? await backend.workspaces.get(token, texts.workspace)
				: undefined;
		if (where && !where.ok) return refuse('workspace', screenText(where.error));
		const grant: RoleGrant = where ? {role: 'WorkspaceAdmin', workspaceId: where.value.id} : {role: 'ClusterAdmin'};
		const result = await backend.roles.assign(token, who.value.id, grant);
		if (!result.ok) return refuse(rowOf(result.error), screenText(result.error));
		back();
		const {username, active} = result.value;
		const [name, rests] = active ? [visible(username), ''] : [`${visible(username)} (inactive)`, ': it rests'];
		say({kind: 'ok', text: `${name} is ${result.value.role} of ${visible(scopeOf(result.value))} now${rests}`});
	};

	// Where the workspace was typed it is what one may not.
	const rowOf = ({code}: DetError) =>
		code === 'forbidden' && role === 'WorkspaceAdmin' && !workspace ? 'workspace' : user ? 'role' : 'username';

	const assignee = user?.username ?? texts.username.trim();
	const scope = role === 'ClusterAdmin' ? undefined : (workspace?.name ?? texts.workspace);
	const command =
		assignee === '' || scope === '' ? 'Fill in the names first.' : changeRole('assign-role', role, assignee, scope);

	const notCluster = role === 'ClusterAdmin' ? mayAssignRole(me, {scope: 'cluster'}) : undefined;
	const error = (row: string) => (wrong?.row === row ? wrong.text : undefined);
	const rows: readonly FormRow[] = [
		...(user
			? user.active
				? []
				: [
						{
							kind: 'note',
							id: 'inactive',
							text: `${user.username} is inactive: a role rests until the user is activated.`,
							tone: 'warn',
						} satisfies FormRow,
					]
			: [
					{
						kind: 'text',
						id: 'username',
						label: 'Username',
						value: texts.username,
						maxLength: 64,
						hint: 'They may then change the workspace, its WorkspaceAdmins and its policies.',
						error: error('username'),
						onChange: (username: string) => put({username}),
					} satisfies FormRow,
				]),
		...(workspace
			? []
			: [
					{
						kind: 'choice',
						id: 'role',
						label: 'Role',
						layout: 'line',
						value: role,
						options: [
							{value: 'WorkspaceAdmin', label: 'WorkspaceAdmin'},
							{value: 'ClusterAdmin', label: 'ClusterAdmin'},
						],
						hint:
							role === 'ClusterAdmin'
								? 'May change users, workspaces, roles and policies of the whole cluster (the admin flag).'
								: 'May change one workspace, its WorkspaceAdmins and its policies.',
						error: error('role') ?? (notCluster && textOf(notCluster)),
						onChange: (value: string) => {
							setRole(value === 'ClusterAdmin' ? 'ClusterAdmin' : 'WorkspaceAdmin');
							setWrong(undefined);
						},
					} satisfies FormRow,
				]),
		...(workspace || role === 'ClusterAdmin'
			? []
			: [
					{
						kind: 'text',
						id: 'workspace',
						label: 'Workspace',
						value: texts.workspace,
						maxLength: 80,
						hint: 'The name of the workspace.',
						error: error('workspace'),
						onChange: (name: string) => put({workspace: name}),
					} satisfies FormRow,
				]),
	];
	return (
		<FormPage
			changed={texts.username !== '' || texts.workspace !== ''}
			busy={busy ? 'Saving…' : undefined}
			onBack={back}
			command={command}
		>
			<Form
				rows={rows}
				submitLabel="Assign"
				onSubmit={() => void submit()}
				busy={busy ? 'Saving…' : undefined}
				attempt={attempt}
				labelWidth={14}
				width={columns - 4}
			/>
		</FormPage>
	);
}

function whoText(error: DetError): string {
	return error.code === 'user-not-found' ? `User '${error.name}' not found` : screenText(error);
}
