import type {User} from './user.js';

/**
 * Whether this user is the only one left who could administrate: an active admin with a password. Remote admins do
 * not count, nobody can sign in as one yet. Such a user cannot be deactivated, demoted or made remote (decision 14).
 */
export function isLastActiveAdmin(
	users: ReadonlyArray<Pick<User, 'id' | 'admin' | 'active' | 'remote'>>,
	id: number,
): boolean {
	const able = users.filter(user => user.admin && user.active && !user.remote);
	return able.length === 1 && able[0]?.id === id;
}
