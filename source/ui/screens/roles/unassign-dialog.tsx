import {useState} from 'react';
import type {RoleHolding} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import {changeRole} from '../../command-lines/command-lines.js';
import {Dialog} from '../../components/dialog.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {screenText} from '../../words.js';
import {BulkUnassign, grantOf} from './bulk-unassign.js';
import {scopeOf, type Leaving} from './role-table.js';

/** Asks before the role under the cursor, or all that are marked, are taken away. */
export function UnassignDialogs({leaving, onClose}: {readonly leaving: Leaving; readonly onClose: () => void}) {
	if (leaving.kind === 'one') return <UnassignDialog holding={leaving.holding} onClose={onClose} />;
	return <BulkUnassign holdings={leaving.holdings} onLeft={leaving.onLeft} onClose={onClose} />;
}

/** Asks before a role is taken away, and says what the user can no longer do. */
function UnassignDialog({holding, onClose}: {readonly holding: RoleHolding; readonly onClose: () => void}) {
	const {backend, token, user: me} = useConsole();
	const {say} = useStatus();
	const [refused, setRefused] = useState<string>();
	const [busy, setBusy] = useState(false);
	const {role, userId, workspace} = holding;
	const name = visible(holding.username);
	const scope = visible(scopeOf(holding));

	const confirm = async () => {
		setBusy(true);
		const result = await backend.roles.unassign(token, userId, grantOf(holding));
		setBusy(false);
		if (!result.ok) return setRefused(screenText(result.error));
		say({kind: 'ok', text: `${name} is no longer ${role} of ${scope}`});
		onClose();
	};

	return (
		<Dialog
			title={`Take ${role} of ${scope} from ${name}?`}
			verb="Unassign"
			command={changeRole('unassign-role', role, holding.username, workspace?.name)}
			danger
			busy={busy ? 'Saving…' : undefined}
			refused={refused}
			onConfirm={() => void confirm()}
			onCancel={onClose}
			lines={[
				{
					text:
						role === 'ClusterAdmin'
							? `${name} can no longer change users, workspaces and policies.`
							: `${name} can no longer change it, its WorkspaceAdmins and its policies.`,
				},
				...(userId === me.id ? [{text: 'This is your own role: somebody else must give it back.'}] : []),
			]}
		/>
	);
}
