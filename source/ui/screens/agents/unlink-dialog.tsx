import {useState} from 'react';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {unlinkUser} from '../../command-lines/command-lines.js';
import {Dialog} from '../../components/dialog.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {useDefaultIdentity} from './use-default-identity.js';

/** Asks before a link is taken away, and says whom the user's tasks run as then. */
export function UnlinkDialog({user, onClose}: {readonly user: User; readonly onClose: () => void}) {
	const {backend, token} = useConsole();
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const then = useDefaultIdentity();
	const [refused, setRefused] = useState<string>();
	const [busy, setBusy] = useState(false);
	const name = visible(user.username);

	const confirm = async () => {
		setBusy(true);
		const result = await backend.agents.unlink(token, user.id);
		setBusy(false);
		if (!result.ok) return setRefused(screenText(result.error));
		say({kind: 'ok', text: `${name} unlinked: tasks run as the default from their next start on`});
		onClose();
	};

	return (
		<Dialog
			title={`Unlink ${name}?`}
			verb="Unlink"
			command={unlinkUser(user.username)}
			danger={then?.root === true}
			busy={busy ? 'Saving…' : undefined}
			refused={refused}
			onConfirm={() => void confirm()}
			onCancel={onClose}
			lines={[
				{text: `Tasks of ${name} then run as the default:`},
				{text: then === undefined ? glyphs.ellipsis : visible(then.text), tone: then?.root ? 'warn' : 'strong'},
				...(then?.root ? [{text: 'Root owns every bind-mounted file on the agents.'}] : []),
			]}
		/>
	);
}
