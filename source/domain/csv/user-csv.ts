import type {User} from '../user.js';
import type {CsvColumn} from './csv-text.js';

/** The columns of users as CSV: the fields of the JSON, the link flattened, nothing as nothing (decision 17). */
export const userCsvColumns: ReadonlyArray<CsvColumn<User>> = [
	{header: 'active', cell: ({active}) => word(active)},
	{header: 'admin', cell: ({admin}) => word(admin)},
	{header: 'agentGid', cell: ({agentUserGroup: link}) => String(link?.agentGid ?? '')},
	{header: 'agentGroup', cell: ({agentUserGroup: link}) => link?.agentGroup ?? ''},
	{header: 'agentUid', cell: ({agentUserGroup: link}) => String(link?.agentUid ?? '')},
	{header: 'agentUser', cell: ({agentUserGroup: link}) => link?.agentUser ?? ''},
	{header: 'displayName', cell: ({displayName}) => displayName},
	{header: 'id', cell: ({id}) => String(id)},
	{header: 'lastSignInAt', cell: ({lastSignInAt}) => lastSignInAt},
	{header: 'modifiedAt', cell: ({modifiedAt}) => modifiedAt},
	{header: 'remote', cell: ({remote}) => word(remote)},
	{header: 'username', cell: ({username}) => username},
];

function word(value: boolean): string {
	return value ? 'True' : 'False';
}
