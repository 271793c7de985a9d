import type {User} from '../../domain/user.js';
import type {Column} from '../format/presto.js';

/** The columns of `det user list`, as the product has them (`determined.md` 1.4). */
export const userColumns: ReadonlyArray<Column<User>> = [
	{header: 'User Id', cell: ({id}) => String(id)},
	{header: 'Username', cell: ({username}) => username},
	{header: 'Display Name', cell: ({displayName}) => displayName},
	{header: 'Admin', cell: ({admin}) => word(admin)},
	{header: 'Active', cell: ({active}) => word(active)},
	{header: 'Remote', cell: ({remote}) => word(remote)},
	{header: 'Agent Uid', cell: ({agentUserGroup: link}) => (link === undefined ? 'N/A' : String(link.agentUid))},
	{header: 'Agent Gid', cell: ({agentUserGroup: link}) => (link === undefined ? 'N/A' : String(link.agentGid))},
	{header: 'Agent User', cell: ({agentUserGroup: link}) => link?.agentUser ?? 'N/A'},
	{header: 'Agent Group', cell: ({agentUserGroup: link}) => link?.agentGroup ?? 'N/A'},
];

/** A user as JSON (decision 17). Escapes of JSON make control characters harmless; the text stays as it is. */
export function userJson(user: User): Readonly<Record<string, unknown>> {
	const {active, admin, agentUserGroup, displayName, id, lastSignInAt, modifiedAt, remote, username} = user;
	return {
		active,
		admin,
		agentUserGroup: agentUserGroup ?? null,
		displayName,
		id,
		lastSignInAt: lastSignInAt === '' ? null : lastSignInAt,
		modifiedAt,
		remote,
		username,
	};
}

function word(value: boolean): string {
	return value ? 'True' : 'False';
}
