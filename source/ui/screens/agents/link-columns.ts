import type {UserIdentity} from '../../../backend/backend.js';
import type {Column} from '../../components/table/column.js';
import {identityCell, identityCellTone, identityText, sourceWord} from '../../identity-words.js';
import type {Glyphs} from '../../theme/glyphs.js';

/** The columns of the table of agent links. */
export function linkColumns(glyphs: Glyphs): ReadonlyArray<Column<UserIdentity>> {
	return [
		{
			id: 'username',
			title: 'Username',
			min: 12,
			max: 32,
			dropFirst: 0,
			cell: ({user}) => user.username,
			search: 'part',
			key: ({user}) => user.username,
		},
		{
			id: 'link',
			title: 'Agent link',
			isNamed: true,
			min: 21,
			max: 40,
			dropFirst: 2,
			cell: ({user}) => linkText(user),
			search: 'part',
			tone: ({user}) => (user.agentUserGroup ? 'plain' : 'muted'),
			key: ({user}) => linkText(user),
		},
		{
			id: 'runsAs',
			title: 'Tasks run as',
			isNamed: true,
			min: 24,
			max: 40,
			dropFirst: 0,
			cell: ({identity}) => identityCell(identity, glyphs),
			search: 'part',
			tone: ({identity}) => identityCellTone(identity),
			key: ({identity}) => (identity.ok ? identity.value.uid : -1),
		},
		{
			id: 'why',
			title: 'Why',
			min: 14,
			max: 14,
			dropFirst: 1,
			cell: ({identity}) => sourceWord(identity),
			search: 'part',
			tone: () => 'muted',
			key: ({identity}) => sourceWord(identity),
		},
		{
			id: 'active',
			title: 'Status',
			min: 10,
			max: 10,
			dropFirst: 3,
			cell: ({user}) => (user.active ? `${glyphs.on} active` : `${glyphs.off} inactive`),
			search: 'word',
			tone: ({user}) => (user.active ? 'good' : 'muted'),
			key: ({user}) => (user.active ? 0 : 1),
		},
	];
}

function linkText({agentUserGroup: link}: UserIdentity['user']): string {
	if (!link) return 'none';
	return identityText({user: link.agentUser, uid: link.agentUid, group: link.agentGroup, gid: link.agentGid});
}
