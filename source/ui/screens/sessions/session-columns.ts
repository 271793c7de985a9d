import type {Session} from '../../../domain/session.js';
import type {Column} from '../../components/table/column.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {ago, ahead} from '../../words.js';

/** The columns of the sessions table, for signs and a moment to count from. */
export function sessionColumns(glyphs: Glyphs, now: Date): ReadonlyArray<Column<Session>> {
	return [
		{
			id: 'username',
			title: 'User',
			min: 10,
			max: 32,
			dropFirst: 0,
			cell: session => session.username,
			search: 'part',
			key: session => session.username,
		},
		{
			id: 'current',
			title: '',
			name: 'this one',
			min: 6,
			max: 6,
			dropFirst: 0,
			cell: session => (session.current ? `${glyphs.on} this` : ''),
			search: 'word',
			tone: () => 'good',
			key: session => (session.current ? 0 : 1),
		},
		{
			id: 'kind',
			title: 'Kind',
			min: 9,
			max: 9,
			dropFirst: 4,
			cell: ({kind}) => (kind === 'login' ? 'session' : 'temporary'),
			search: 'word',
			tone: ({kind}) => (kind === 'login' ? 'plain' : 'muted'),
			key: session => session.kind,
		},
		{
			id: 'createdAt',
			title: 'Started',
			isNamed: true,
			min: 9,
			max: 10,
			dropFirst: 3,
			align: 'right',
			cell: session => ago(session.createdAt, now),
			tone: () => 'muted',
			key: session => session.createdAt,
		},
		{
			id: 'lastUsedAt',
			title: 'Last used',
			isNamed: true,
			min: 11,
			max: 11,
			dropFirst: 1,
			align: 'right',
			// Written down every few minutes only; this one is being used.
			cell: session => ago(session.current ? now.toISOString() : session.lastUsedAt, now),
			key: session => session.lastUsedAt,
		},
		{
			id: 'expiresAt',
			title: 'Expires',
			isNamed: true,
			min: 9,
			max: 10,
			dropFirst: 2,
			align: 'right',
			cell: session => ahead(session.expiresAt, now),
			tone: () => 'muted',
			key: session => session.expiresAt,
		},
		{
			id: 'origin',
			title: 'From',
			isNamed: true,
			min: 13,
			max: 48,
			dropFirst: 0,
			cell: session => session.origin,
			search: 'part',
			tone: () => 'muted',
			key: session => session.origin,
		},
	];
}
