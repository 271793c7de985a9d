import type {Session} from '../session.js';
import type {CsvColumn} from './csv-text.js';

/** The columns of sessions as CSV: the fields of the JSON (decision 17). */
export const sessionCsvColumns: ReadonlyArray<CsvColumn<Session>> = [
	{header: 'createdAt', cell: ({createdAt}) => createdAt},
	{header: 'current', cell: ({current}) => (current ? 'True' : 'False')},
	{header: 'expiresAt', cell: ({expiresAt}) => expiresAt},
	{header: 'id', cell: ({id}) => id},
	{header: 'kind', cell: ({kind}) => kind},
	{header: 'lastUsedAt', cell: ({lastUsedAt}) => lastUsedAt},
	{header: 'origin', cell: ({origin}) => origin},
	{header: 'username', cell: ({username}) => username},
];
