import type {RoleGrant, RoleHolding} from '../../../backend/backend.js';
import {changeRole} from '../../command-lines/command-lines.js';
import {BulkDialog} from '../../components/bulk/bulk-dialog.js';
import type {BulkWords} from '../../components/bulk/bulk-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {screenText} from '../../words.js';
import {scopeOf} from './role-table.js';

export type BulkUnassignProps = {
	/** The marked roles. */
	readonly holdings: readonly RoleHolding[];
	readonly onLeft: (holdings: readonly RoleHolding[]) => void;
	readonly onClose: () => void;
};

/** Takes several roles away, each by an act of its own. */
export function BulkUnassign({holdings, onLeft, onClose}: BulkUnassignProps) {
	const {token, user: me} = useConsole();
	// The own ones last: with them goes the right to take the others away.
	const rows = holdings.toSorted((a, b) => Number(a.userId === me.id) - Number(b.userId === me.id));
	return (
		<BulkDialog
			words={words}
			rows={rows}
			danger
			consequences={[
				'Who had them can no longer change what they were for.',
				...(rows.some(({userId}) => userId === me.id)
					? ['A role of your own is among them: somebody else must give it back.']
					: []),
			]}
			act={(holding, acts) => acts.roles.unassign(token, holding.userId, grantOf(holding))}
			command={({role, username, workspace}) => changeRole('unassign-role', role, username, workspace?.name)}
			onLeft={onLeft}
			onClose={onClose}
		/>
	);
}

/** The role as the backend takes it. */
export function grantOf({workspace}: RoleHolding): RoleGrant {
	return workspace ? {role: 'WorkspaceAdmin', workspaceId: workspace.id} : {role: 'ClusterAdmin'};
}

const words: BulkWords<RoleHolding> = {
	verb: 'Unassign',
	doing: 'Taking away',
	done: what => `${what} taken away`,
	noun: 'role',
	nameOf: holding => `${holding.role} of ${scopeOf(holding)} (${holding.username})`,
	reasonOf: screenText,
};
