import {useState} from 'react';
import {Box} from 'ink';
import type {WorkspaceView} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import {mayChangeWorkspace} from '../../../domain/workspace/role.js';
import {deleteWorkspace} from '../../command-lines/command-lines.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import {Prose} from '../../components/prose.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useLiveWorkspace} from '../../hooks/workspaces/use-live-workspace.js';
import {useKnownRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {typeWords} from '../policies/policy-words.js';
import {stateRefusal} from './workspace-acts.js';
import {WorkspaceProblem} from './workspace-problem.js';

/** Asks for the name before a workspace is deleted, and says what goes with it: it cannot be taken back. */
export function DeleteWorkspaceScreen({name}: {readonly name: string}) {
	const {backend} = useConsole();
	const me = useKnownRoleActor();
	const answer = useLiveWorkspace(name);
	if (answer === undefined || me === undefined) return null;
	if (!answer.ok) return <WorkspaceProblem problem={answer.error} />;
	const {value: workspace} = answer;
	const refused =
		backend.place.readOnly ?? mayChangeWorkspace(me, 'delete', workspace.id) ?? stateRefusal('delete', workspace);
	return refused === undefined ? <DeleteForm workspace={workspace} /> : <WorkspaceProblem problem={refused} />;
}

function DeleteForm({workspace}: {readonly workspace: WorkspaceView}) {
	const {backend, token} = useConsole();
	const {section} = useNavigation();
	const {back} = useNavigation();
	const {say} = useStatus();
	const {styles} = useTheme();
	const {columns} = useBodySize();
	const [typed, setTyped] = useState('');
	const [attempt, setAttempt] = useState(0);
	const [refused, setRefused] = useState<string>();
	const [busy, setBusy] = useState(false);
	const answer = useLive(`consequences ${workspace.id}`, () => backend.workspaces.consequences(token, workspace.id));
	const consequences = answer?.ok ? answer.value : workspace;
	const isSure = typed === workspace.name;

	const submit = async () => {
		setAttempt(attempt + 1);
		if (!isSure) return;
		setBusy(true);
		const result = await backend.workspaces.remove(token, workspace.id);
		setBusy(false);
		if (!result.ok) return setRefused(screenText(result.error));
		section('workspaces');
		say({kind: 'ok', text: `${visible(workspace.name)} deleted`});
	};

	const wrong = attempt > 0 && !isSure ? 'That is not its name.' : undefined;
	return (
		<FormPage
			changed={false}
			busy={busy ? 'Deleting…' : undefined}
			onBack={back}
			command={deleteWorkspace(workspace.name)}
		>
			<Box flexDirection="column" marginBottom={1} flexShrink={0}>
				{lines(workspace.name, consequences).map(line => (
					<Prose key={line} {...styles.warn} text={visible(line)} width={columns - 4} />
				))}
			</Box>
			<Form
				rows={[
					{
						kind: 'text',
						id: 'name',
						label: 'Type its name',
						value: typed,
						maxLength: 80,
						hint: 'This cannot be taken back. Esc leaves without deleting anything.',
						error: refused ?? wrong,
						onChange: setTyped,
					},
				]}
				submitLabel="Delete"
				onSubmit={() => void submit()}
				busy={busy ? 'Deleting…' : undefined}
				attempt={attempt}
				labelWidth={16}
				width={columns - 4}
			/>
		</FormPage>
	);
}

function lines(name: string, {policies, admins}: Pick<WorkspaceView, 'policies' | 'admins'>): readonly string[] {
	return [
		`${name} will be deleted. Archiving it keeps everything and can be undone.`,
		policies.length === 0
			? 'It has no policies.'
			: `Its policies for ${policies.map(type => typeWords[type]).join(' and ')} go; their texts stay in the activity log.`,
		admins.length === 0 ? 'It has no WorkspaceAdmins.' : `No longer WorkspaceAdmin of it: ${admins.join(', ')}.`,
	];
}
