import {roleOf, type User} from '../../../domain/user.js';
import type {Column} from '../../components/table/column.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {ago} from '../../words.js';

/** The columns of the users table, for signs and a moment to count from. */
export function userColumns(glyphs: Glyphs, now: Date): ReadonlyArray<Column<User>> {
	return [
		{
			id: 'username',
			title: 'Username',
			min: 10,
			max: 32,
			dropFirst: 0,
			cell: user => user.username,
			key: user => user.username,
		},
		{
			id: 'displayName',
			title: 'Display name',
			min: 12,
			max: 40,
			dropFirst: 3,
			cell: user => user.displayName,
			key: user => user.displayName,
		},
		{
			id: 'role',
			title: 'Role',
			min: 6,
			max: 12,
			dropFirst: 2,
			cell: user => (user.admin ? 'Admin' : 'Member'),
			tone: user => (user.admin ? 'strong' : 'plain'),
			key: user => roleOf(user),
		},
		{
			id: 'active',
			title: 'Status',
			min: 10,
			max: 10,
			dropFirst: 0,
			cell: user => (user.active ? `${glyphs.on} active` : `${glyphs.off} inactive`),
			tone: user => (user.active ? 'good' : 'muted'),
			key: user => (user.active ? 0 : 1),
		},
		{
			id: 'remote',
			title: 'Kind',
			min: 6,
			max: 6,
			dropFirst: 5,
			cell: user => (user.remote ? 'remote' : 'local'),
			tone: () => 'muted',
			key: user => (user.remote ? 1 : 0),
		},
		{
			id: 'agent',
			title: 'Runs as',
			min: 8,
			max: 24,
			dropFirst: 6,
			cell: ({agentUserGroup: link}) => (link ? `${link.agentUser}:${link.agentGroup}` : 'default'),
			tone: ({agentUserGroup: link}) => (link ? 'plain' : 'muted'),
			key: ({agentUserGroup: link}) => (link ? link.agentUid : -1),
		},
		{
			id: 'lastSignInAt',
			title: 'Last seen',
			min: 9,
			max: 10,
			dropFirst: 4,
			align: 'right',
			cell: user => ago(user.lastSignInAt, now),
			tone: () => 'muted',
			key: user => user.lastSignInAt,
		},
		{
			id: 'modifiedAt',
			title: 'Modified',
			min: 10,
			max: 10,
			dropFirst: 7,
			align: 'right',
			cell: user => ago(user.modifiedAt, now),
			tone: () => 'muted',
			key: user => user.modifiedAt,
		},
	];
}

/** What a filter on users looks into. */
export function userText(user: User): string {
	return `${user.username} ${user.displayName} ${user.admin ? 'admin' : 'member'} ${user.active ? 'active' : 'inactive'} ${user.remote ? 'remote' : 'local'}`;
}
