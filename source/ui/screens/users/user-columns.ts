import {roleOf, type User} from '../../../domain/user.js';
import type {Column} from '../../components/table/column.js';
import type {Identities} from '../../hooks/use-identities.js';
import {identityCellTone, identityNames} from '../../identity-words.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {ago} from '../../words.js';

/**
 * The columns of the users table, for signs, a moment to count from, and whom tasks run as. Where everything about a user
 * stands `beside` it, names are rather whole than all columns there.
 */
export function userColumns(
	glyphs: Glyphs,
	now: Date,
	identities: Identities,
	beside = false,
): ReadonlyArray<Column<User>> {
	return [
		{
			id: 'username',
			title: 'Username',
			min: beside ? 24 : 12,
			max: 32,
			dropFirst: 0,
			cell: user => user.username,
			search: 'part',
			key: user => user.username,
		},
		{
			id: 'displayName',
			title: 'Display name',
			min: 12,
			max: 40,
			dropFirst: 3,
			cell: user => user.displayName,
			search: 'part',
			key: user => user.displayName,
		},
		{
			id: 'role',
			title: 'Role',
			min: 6,
			max: 12,
			dropFirst: 2,
			cell: user => (user.admin ? 'Admin' : 'Member'),
			search: 'word',
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
			search: 'word',
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
			search: 'word',
			tone: () => 'muted',
			key: user => (user.remote ? 1 : 0),
		},
		{
			id: 'agent',
			title: 'Runs as',
			isNamed: true,
			min: 10,
			max: 24,
			dropFirst: 6,
			cell: ({id}) => identityNames(identities.get(id), glyphs),
			tone: ({id}) => identityCellTone(identities.get(id)),
			key: ({id}) => uidOf(identities.get(id)),
		},
		{
			id: 'lastSignInAt',
			title: 'Signed in',
			isNamed: true,
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
			isNamed: true,
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

/** Root first, the unknown before it. */
function uidOf(identity: ReturnType<Identities['get']>): number {
	return identity?.ok ? identity.value.uid : -1;
}
