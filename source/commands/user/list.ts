import {userCsvColumns} from '../../domain/csv/user-csv.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {printList} from '../format/print-list.js';
import {userColumns, userJson} from './columns.js';

type Given = {readonly flags: {readonly all: boolean; readonly json: boolean; readonly csv: boolean}};

/** `det user list`: active users by id, or all. */
export async function listUsers({flags}: Given, context: CommandContext): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const users = await backend.users.list(token);
		if (!users.ok) return {kind: 'failed', error: users.error};
		const rows = users.value.filter(({active}) => flags.all || active);
		await printList(context, {columns: userColumns, csvColumns: userCsvColumns, json: userJson}, rows, flags);
		return done;
	});
}
