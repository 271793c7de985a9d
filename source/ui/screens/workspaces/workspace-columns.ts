import type {WorkspaceView} from '../../../backend/backend.js';
import type {Column} from '../../components/table/column.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {typeWords} from '../policies/policy-words.js';

/** The columns of the table of workspaces. */
export function workspaceColumns(glyphs: Glyphs): ReadonlyArray<Column<WorkspaceView>> {
	return [
		{
			id: 'name',
			title: 'Workspace',
			min: 16,
			max: 40,
			dropFirst: 0,
			cell: ({name}) => name,
			search: 'part',
			tone: ({archived}) => (archived ? 'muted' : 'plain'),
			key: ({name}) => name,
		},
		{
			id: 'policies',
			title: 'Policies',
			isNamed: true,
			min: 18,
			max: 18,
			dropFirst: 1,
			cell: policiesText,
			search: 'part',
			tone: ({policies}) => (policies.length === 0 ? 'muted' : 'plain'),
			key: policiesText,
		},
		{
			id: 'admins',
			title: 'WorkspaceAdmins',
			isNamed: true,
			min: 18,
			max: 40,
			dropFirst: 2,
			cell: adminsText,
			search: 'part',
			tone: ({admins}) => (admins.length === 0 ? 'muted' : 'plain'),
			key: ({admins}) => admins.join(' '),
		},
		{
			id: 'archived',
			title: 'Status',
			min: 10,
			max: 10,
			dropFirst: 0,
			cell: ({archived}) => (archived ? `${glyphs.off} archived` : `${glyphs.on} active`),
			search: 'word',
			tone: ({archived}) => (archived ? 'muted' : 'good'),
			key: ({archived}) => (archived ? 1 : 0),
		},
	];
}

/** The workload types that have a policy, in words. */
export function policiesText({policies}: Pick<WorkspaceView, 'policies'>): string {
	return policies.length === 0 ? 'none' : policies.map(type => typeWords[type]).join(', ');
}

function adminsText({admins}: Pick<WorkspaceView, 'admins'>): string {
	return admins.length === 0 ? 'none' : admins.join(', ');
}
