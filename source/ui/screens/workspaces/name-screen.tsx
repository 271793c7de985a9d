import {useState} from 'react';
import type {WorkspaceView} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import {mayChangeWorkspace, mayCreateWorkspace} from '../../../domain/workspace/role.js';
import {parseWorkspaceName} from '../../../domain/workspace/workspace.js';
import {createWorkspace, renameWorkspace} from '../../command-lines/command-lines.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveWorkspace} from '../../hooks/workspaces/use-live-workspace.js';
import {useKnownRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {useNavigation} from '../../navigation/navigation.js';
import {workspacePath} from '../../navigation/workspace-path.js';
import {screenText} from '../../words.js';
import {stateRefusal} from './workspace-acts.js';
import {WorkspaceProblem} from './workspace-problem.js';

/** The form for a new workspace. */
export function NewWorkspaceScreen() {
	const {backend, user: me} = useConsole();
	const refused = backend.place.readOnly ?? mayCreateWorkspace(me);
	return refused === undefined ? <NameForm /> : <WorkspaceProblem problem={refused} />;
}

/** The form that gives a workspace another name. */
export function RenameWorkspaceScreen({name}: {readonly name: string}) {
	const {backend} = useConsole();
	const me = useKnownRoleActor();
	const answer = useLiveWorkspace(name);
	if (answer === undefined || me === undefined) return null;
	if (!answer.ok) return <WorkspaceProblem problem={answer.error} />;
	const {value: workspace} = answer;
	const refused =
		backend.place.readOnly ?? mayChangeWorkspace(me, 'rename', workspace.id) ?? stateRefusal('rename', workspace);
	return refused === undefined ? <NameForm workspace={workspace} /> : <WorkspaceProblem problem={refused} />;
}

function NameForm({workspace}: {readonly workspace?: WorkspaceView}) {
	const {backend, token} = useConsole();
	const {back, rename, replace} = useNavigation();
	const {say} = useStatus();
	const {columns} = useBodySize();
	// What was seen when the form opened: somebody else may rename it meanwhile.
	const [base, setBase] = useState(workspace?.name ?? '');
	const [name, setName] = useState(base);
	const [attempt, setAttempt] = useState(0);
	const [refused, setRefused] = useState<string>();
	const [busy, setBusy] = useState(false);
	const parsed = parseWorkspaceName(name);
	const problem = refused ?? (attempt > 0 && !parsed.ok ? screenText(parsed.error) : undefined);

	const command = parsed.ok
		? workspace
			? renameWorkspace(base, parsed.value)
			: createWorkspace(parsed.value)
		: 'Type a name first.';

	const submit = async () => {
		setAttempt(attempt + 1);
		if (!parsed.ok) return;
		setBusy(true);
		const result = workspace
			? await backend.workspaces.rename(token, workspace.id, parsed.value, base)
			: await backend.workspaces.create(token, parsed.value);
		setBusy(false);
		if (!result.ok) {
			if (result.error.code === 'conflict' && workspace) setBase(workspace.name);
			setRefused(screenText(result.error));
			setAttempt(attempt + 2);
			return;
		}

		const now = result.value.name;
		if (workspace) {
			// The page below is found by its path.
			rename(workspacePath(workspace.name), workspacePath(now));
			back();
		} else replace(workspacePath(now), String(result.value.id));
		const text = workspace
			? `${visible(base)} is ${visible(now)} now`
			: `${visible(now)} created: you are its WorkspaceAdmin`;
		say({kind: 'ok', text});
	};

	return (
		<FormPage changed={name !== base} busy={busy ? 'Saving…' : undefined} onBack={back} command={command}>
			<Form
				rows={[
					{
						kind: 'text',
						id: 'name',
						label: 'Name',
						value: name,
						maxLength: 80,
						hint: '1 to 80 characters; no two workspaces have the same name, in upper or lower case.',
						error: problem,
						onChange(value) {
							setName(value);
							setRefused(undefined);
						},
					},
				]}
				submitLabel={workspace ? 'Rename' : 'Create workspace'}
				onSubmit={() => void submit()}
				busy={busy ? 'Saving…' : undefined}
				attempt={attempt}
				labelWidth={14}
				width={columns - 4}
			/>
		</FormPage>
	);
}
