import type {WorkspaceView} from '../../backend/backend.js';
import {workloadWords} from '../../domain/config-policy/policy.js';
import {workspaceCsvColumns} from '../../domain/csv/workspace-csv.js';
import type {Column} from '../format/presto.js';
import type {ListFormat} from '../format/print-list.js';

const nothing = () => '';

/** The columns of `det workspace list` (`determined.md` 1.10); what this version does not know of is empty. */
export const workspaceColumns: ReadonlyArray<Column<WorkspaceView>> = [
	{header: 'ID', cell: ({id}) => String(id)},
	{header: 'Name', cell: ({name}) => name},
	{header: '# Projects', cell: () => '0'},
	{header: 'Agent Uid', cell: nothing},
	{header: 'Agent Gid', cell: nothing},
	{header: 'Agent User', cell: nothing},
	{header: 'Agent Group', cell: nothing},
	{header: 'Default Compute Pool', cell: nothing},
	{header: 'Default Aux Pool', cell: nothing},
];

/** A list of workspaces in every form. */
export const workspaceList: ListFormat<WorkspaceView> = {
	columns: workspaceColumns,
	csvColumns: workspaceCsvColumns,
	json: workspaceJson,
};

/** One workspace, as `describe` and `edit` print it. */
export const oneWorkspace: ListFormat<WorkspaceView> = {
	...workspaceList,
	columns: [...workspaceColumns, {header: 'Checkpoint Storage Config', cell: nothing}],
};

/** A workspace as JSON: the fields of the list, names of people, words of the command line. */
export function workspaceJson({id, name, archived, owner, createdAt, admins, policies}: WorkspaceView): unknown {
	return {admins, archived, createdAt, id, name, owner, policies: policies.map(type => workloadWords[type])};
}
