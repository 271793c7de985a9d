import {workloadWords, type WorkloadType} from '../config-policy/policy.js';
import type {CsvColumn} from './csv-text.js';

/** What is told of a workspace. */
type WorkspaceRecord = {
	readonly id: number;
	readonly name: string;
	readonly archived: boolean;
	readonly createdAt: string;
	readonly owner: string;
	readonly admins: readonly string[];
	readonly policies: readonly WorkloadType[];
};

/** The columns of workspaces as CSV: the fields of the JSON (decision 17). */
export const workspaceCsvColumns: ReadonlyArray<CsvColumn<WorkspaceRecord>> = [
	{header: 'admins', cell: ({admins}) => admins.join(' ')},
	{header: 'archived', cell: ({archived}) => (archived ? 'True' : 'False')},
	{header: 'createdAt', cell: ({createdAt}) => createdAt},
	{header: 'id', cell: ({id}) => String(id)},
	{header: 'name', cell: ({name}) => name},
	{header: 'owner', cell: ({owner}) => owner},
	{header: 'policies', cell: ({policies}) => policies.map(type => workloadWords[type]).join(' ')},
];
