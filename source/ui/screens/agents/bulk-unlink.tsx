import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {unlinkUser} from '../../command-lines/command-lines.js';
import {BulkDialog} from '../../components/bulk/bulk-dialog.js';
import type {BulkWords} from '../../components/bulk/bulk-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {counted, screenText} from '../../words.js';
import type {BulkLinkProps} from './bulk-link.js';
import {useDefaultIdentity} from './use-default-identity.js';

/** Takes the links of several users away, each by an act of its own; who has none is left alone. */
export function BulkUnlink({users, onLeft, onClose}: BulkLinkProps) {
	const {token} = useConsole();
	const then = useDefaultIdentity();
	const linked = users.filter(({agentUserGroup}) => agentUserGroup !== undefined);
	const without = users.length - linked.length;
	return (
		<BulkDialog
			words={words}
			rows={linked}
			danger={then?.root === true}
			consequences={
				then && [
					'Their tasks then run as the default.',
					visible(then.text),
					...(then.root ? ['Root owns every bind-mounted file on the agents.'] : []),
					...(without === 0 ? [] : [`${counted(without, 'user')} marked ${without === 1 ? 'has' : 'have'} no link.`]),
				]
			}
			act={({id}, acts) => acts.agents.unlink(token, id)}
			command={({username}) => unlinkUser(username)}
			onLeft={onLeft}
			onClose={onClose}
		/>
	);
}

const words: BulkWords<User> = {
	verb: 'Unlink',
	doing: 'Unlinking',
	done: what => `${what} unlinked`,
	noun: 'user',
	nameOf: ({username}) => username,
	reasonOf: screenText,
};
