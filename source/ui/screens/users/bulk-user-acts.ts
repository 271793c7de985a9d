import {mayEditUser, mayLinkAgentUser} from '../../../domain/permission.js';
import type {User} from '../../../domain/user.js';
import type {Act} from '../../keys/layers.js';

/** What can be done with several users at once. */
export type BulkUserKind = 'deactivate' | 'activate' | 'link';

export type BulkUserActsOptions = {
	/** The marked users. */
	readonly users: readonly User[];
	/** Who is signed in. */
	readonly me: User;
	/** Why nothing can be changed at all. */
	readonly readOnly: string | undefined;
	readonly ask: (kind: BulkUserKind) => void;
};

/** The acts on marked users, under the keys of those on one; they say how many they mean. */
export function bulkUserActs({users, me, readOnly, ask}: BulkUserActsOptions): readonly Act[] {
	const active = users.filter(user => user.active).length;
	const inactive = users.length - active;
	const may = readOnly ?? mayEditUser(me, {id: 0}, 'active');
	return [
		{
			id: 'users.deactivate',
			run: () => ask('deactivate'),
			marked: active,
			disabled: may ?? (active === 0 ? 'No marked user is active.' : undefined),
		},
		{
			id: 'users.activate',
			run: () => ask('activate'),
			marked: inactive,
			disabled: may ?? (inactive === 0 ? 'No marked user is inactive.' : undefined),
		},
		{
			id: 'agents.link',
			run: () => ask('link'),
			marked: users.length,
			disabled: readOnly ?? mayLinkAgentUser(me),
		},
	];
}
