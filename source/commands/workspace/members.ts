import type {RoleHolding} from '../../backend/backend.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {printList, type ListFormat} from '../format/print-list.js';

type Given = {
	readonly flags: {readonly json: boolean; readonly csv: boolean};
	readonly args: {readonly workspaceName: string};
};

/** `det workspace list-members`: who has a role on the workspace itself. */
export async function listMembers({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const found = await backend.workspaces.get(token, args.workspaceName);
		if (!found.ok) return {kind: 'failed', error: found.error};
		const holdings = await backend.roles.list(token, {workspaceId: found.value.id});
		if (!holdings.ok) return {kind: 'failed', error: holdings.error};
		await printList(context, members, holdings.value, flags);
		return done;
	});
}

const members: ListFormat<RoleHolding> = {
	columns: [
		{header: 'User/Group Name', cell: ({username}) => username},
		{header: 'User/Group', cell: () => 'U'},
		{header: 'Role Name', cell: ({role}) => role},
	],
	csvColumns: [
		{header: 'role', cell: ({role}) => role},
		{header: 'username', cell: ({username}) => username},
	],
	json: ({role, username}) => ({role, username}),
};
