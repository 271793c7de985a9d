import {maySeeSessionsOf} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {sessionEnd, type Session} from '../../domain/session.js';
import type {StoredSession, StoredUser} from '../../store/document.js';
import type {Snapshot} from '../../store/store.js';
import type {SessionFilter, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs, type Acting} from '../perform.js';
import {findByName} from '../user-view.js';

/** Open sessions, newest first; see `SessionsBackend.list`. What has ended is not listed: nothing can be done about it. */
export async function listSessions(
	context: Context,
	token: Token,
	filter: SessionFilter = {},
): Promise<Result<readonly Session[]>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {snapshot, now, session: current} = reading.value;
	const owners = ownersFor(reading.value, filter);
	if (!owners.ok) return owners;
	const sessions = openSessions(context, snapshot, now)
		.filter(({user}) => owners.value === 'all' || owners.value === user.id)
		.map(({session, user}) => sessionView(session, user, current.id));
	return ok(sessions.toSorted((one, other) => compare(other.createdAt, one.createdAt) || compare(one.id, other.id)));
}

/** Every session that is valid now, with its user; those of this process alone (view only) among them. */
export function openSessions(
	context: Context,
	snapshot: Snapshot,
	now: Date,
): ReadonlyArray<{readonly session: StoredSession; readonly user: StoredUser}> {
	const users = new Map(snapshot.store.users.map(user => [user.id, user]));
	return [...snapshot.sessions.sessions, ...context.memorySessions.values()].flatMap(session => {
		const user = users.get(session.userId);
		const ended = sessionEnd(session, user, now, snapshot.sessions.clockHighWater);
		return user === undefined || ended !== undefined ? [] : [{session, user}];
	});
}

/** Whose sessions the filter asks for, if the actor may see them: one user id, or all. */
function ownersFor({snapshot, actor}: Acting, {all = false, username}: SessionFilter): Result<number | 'all'> {
	if (username !== undefined) {
		const user = findByName(snapshot.store.users, username);
		// Whoever may not see others' sessions need not learn which names exist; everybody may list users all the same.
		if (user === undefined) return fail({code: 'user-not-found', name: username});
		const reason = maySeeSessionsOf(actor, user);
		return reason === undefined ? ok(user.id) : fail({code: 'forbidden', act: 'session.list', reason});
	}

	if (!all) return ok(actor.id);
	// No user has the id 0: this asks for the right to see anybody's.
	const reason = maySeeSessionsOf(actor, {id: 0});
	return reason === undefined ? ok('all') : fail({code: 'forbidden', act: 'session.list', reason});
}

function sessionView(stored: StoredSession, user: StoredUser, currentId: string): Session {
	const {id, userId, kind, createdAt, lastUsedAt, expiresAt, origin} = stored;
	const current = id === currentId;
	return {id, userId, username: user.username, kind, createdAt, lastUsedAt, expiresAt, origin, current};
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
