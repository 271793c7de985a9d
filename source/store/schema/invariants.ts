import {canAdminister} from '../../domain/last-admin.js';
import type {SessionsDocument, StoreDocument} from '../document.js';
import {workspacesProblem} from './workspace-invariants.js';

/**
 * What must hold across the records of both files after every change; the reason when something does not. `before` is
 * the state that is changed: one that nobody can administrate any more must still open for what puts it right.
 */
export function invariantProblem(
	store: StoreDocument,
	sessions: SessionsDocument,
	before?: StoreDocument,
): string | undefined {
	const problem = sound.has(store)
		? undefined
		: (usersProblem(store) ?? adminProblem(store, before) ?? workspacesProblem(store));
	if (problem === undefined) sound.add(store);
	return problem ?? sessionsProblem(store, sessions);
}

/** Documents are immutable: sign-ins need not look at ten thousand users again. */
const sound = new WeakSet<StoreDocument>();

function usersProblem({users, nextUserId}: StoreDocument): string | undefined {
	const ids = new Set<number>();
	const names = new Set<string>();
	for (const user of users) {
		const name = user.username.toLowerCase();
		if (ids.has(user.id)) return `two users have the id ${user.id}`;
		if (user.id >= nextUserId) return `user id ${user.id} is not below the next one, ${nextUserId}`;
		if (names.has(name)) return `two users have the name ${user.username}`;
		if (user.remote && user.password !== null) return `the remote user ${user.username} has a password`;
		ids.add(user.id);
		names.add(name);
	}
	return undefined;
}

function adminProblem({users}: StoreDocument, before: StoreDocument | undefined): string | undefined {
	if (users.some(canAdminister) || before?.users.some(canAdminister) === false) return undefined;
	return 'no active admin with a password of their own would be left';
}

function sessionsProblem(
	store: StoreDocument,
	{sessions, lastSignIns, throttle}: SessionsDocument,
): string | undefined {
	const users = new Map(store.users.map(user => [user.id, user]));
	for (const {id, userId, credentialEpoch} of sessions) {
		const user = users.get(userId);
		if (user === undefined) return `session ${id} belongs to user ${userId}, who does not exist`;
		if (credentialEpoch > user.credentialEpoch) return `session ${id} is ahead of its user's credential epoch`;
	}
	const stranger = lastSignIns.find(({userId}) => !users.has(userId));
	if (stranger !== undefined) return `a last sign-in belongs to user ${stranger.userId}, who does not exist`;
	return (
		duplicate(
			'session id',
			sessions.map(({id}) => id),
		) ??
		duplicate(
			'token',
			sessions.map(({tokenHash}) => tokenHash),
		) ??
		duplicate(
			'last sign-in',
			lastSignIns.map(({userId}) => userId),
		) ??
		duplicate(
			'throttle counter',
			throttle.map(({key}) => key),
		)
	);
}

function duplicate(what: string, keys: ReadonlyArray<string | number>): string | undefined {
	return new Set(keys).size === keys.length ? undefined : `two records have the same ${what}`;
}
