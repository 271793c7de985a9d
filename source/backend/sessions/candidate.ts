import type {DetError} from '../../domain/errors.js';
import type {StoredPassword, StoredUser} from '../../store/document.js';
import type {Snapshot} from '../../store/store.js';
import {findByName} from '../user-view.js';

/** The one answer to unknown, wrong, inactive, remote and outdated. */
export const invalidCredentials: DetError = {code: 'invalid-credentials'};

/** The user of that name if a password can sign them in at all: active, local, with a password that has not run out. */
export function signInCandidate(snapshot: Snapshot, username: string, now: Date): StoredUser | undefined {
	const user = findByName(snapshot.store.users, username);
	if (user === undefined || !user.active || user.remote || user.password === null) return undefined;
	return hasRunOut(user.password, now) ? undefined : user;
}

/** True for a one-time password after its day. */
export function hasRunOut({expiresAt}: StoredPassword, now: Date): boolean {
	return expiresAt !== '' && now.getTime() >= Date.parse(expiresAt);
}
