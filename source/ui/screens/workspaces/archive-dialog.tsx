import {useState} from 'react';
import type {WorkspaceView} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import {archiveWorkspace} from '../../command-lines/command-lines.js';
import {Dialog} from '../../components/dialog.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {screenText} from '../../words.js';

/** Asks before a workspace is archived or taken out of the archive, and says what follows from it. */
export function ArchiveDialog({workspace, onClose}: {readonly workspace: WorkspaceView; readonly onClose: () => void}) {
	const {backend, token} = useConsole();
	const {say} = useStatus();
	const [refused, setRefused] = useState<string>();
	const [busy, setBusy] = useState(false);
	const name = visible(workspace.name);
	const {archived} = workspace;
	const verb = archived ? 'Unarchive' : 'Archive';

	const confirm = async () => {
		setBusy(true);
		const {workspaces} = backend;
		const result = await (archived
			? workspaces.unarchive(token, workspace.id)
			: workspaces.archive(token, workspace.id));
		setBusy(false);
		if (!result.ok) return setRefused(screenText(result.error));
		say({kind: 'ok', text: `${name} ${archived ? 'taken out of the archive' : 'archived'}`});
		onClose();
	};

	return (
		<Dialog
			title={`${verb} ${name}?`}
			verb={verb}
			command={archiveWorkspace(workspace.name, !archived)}
			busy={busy ? 'Saving…' : undefined}
			refused={refused}
			onConfirm={() => void confirm()}
			onCancel={onClose}
			lines={[
				{
					text: archived
						? 'Experiments and tasks can be started in it again.'
						: 'Nothing new can be started in it; what is there stays, and can be looked at.',
				},
				{text: 'Its policies and WorkspaceAdmins stay.'},
			]}
		/>
	);
}
