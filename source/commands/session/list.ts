import type {SessionFilter} from '../../backend/backend.js';
import {sessionCsvColumns} from '../../domain/csv/session-csv.js';
import type {Session} from '../../domain/session.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import type {Column} from '../format/presto.js';
import {printList} from '../format/print-list.js';

type Given = {
	readonly flags: {
		readonly all: boolean;
		readonly user: string | undefined;
		readonly json: boolean;
		readonly csv: boolean;
	};
};

/** `det session list`: the own open sessions, newest first; all or another's for admins. */
export async function listSessions({flags}: Given, context: CommandContext): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const filter: SessionFilter = {all: flags.all, ...(flags.user === undefined ? {} : {username: flags.user})};
		const sessions = await backend.sessions.list(token, filter);
		if (!sessions.ok) return {kind: 'failed', error: sessions.error};
		await printList(context, {columns, csvColumns: sessionCsvColumns, json}, sessions.value, flags);
		return done;
	});
}

/** The columns of decision 18; times as the product prints them. */
const columns: ReadonlyArray<Column<Session>> = [
	{header: 'Id', cell: ({id}) => id},
	{header: 'Username', cell: ({username}) => username},
	{header: 'Kind', cell: ({kind}) => kind},
	{header: 'Created', cell: ({createdAt}) => time(createdAt)},
	{header: 'Last Used', cell: ({lastUsedAt}) => time(lastUsedAt)},
	{header: 'Expires', cell: ({expiresAt}) => time(expiresAt)},
	{header: 'Origin', cell: ({origin}) => origin},
	{header: 'Current', cell: ({current}) => (current ? 'True' : 'False')},
];

function json({createdAt, current, expiresAt, id, kind, lastUsedAt, origin, username}: Session): unknown {
	return {createdAt, current, expiresAt, id, kind, lastUsedAt, origin, username};
}

/** `2025-01-01 00:00:00+0000`. */
function time(iso: string): string {
	return iso === '' ? '' : `${iso.slice(0, 10)} ${iso.slice(11, 19)}+0000`;
}
