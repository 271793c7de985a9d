import {maySeeSessionsOf} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {StoredSession} from '../../store/document.js';
import type {Snapshot} from '../../store/store.js';
import type {SessionTarget, Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform, type Acting, type Change} from '../perform.js';
import {findByName} from '../user-view.js';
import {openSessions} from './list-sessions.js';

/** What was ended, by public id. */
type Revoked = {readonly ended: readonly string[]};

/**
 * Ends sessions; see `SessionsBackend.revoke`. All or nothing: one id that nobody has, or that is not theirs to end,
 * and none ends. An id whose session has ended already is no mistake, it is just not among `ended`.
 */
export async function revokeSessions(context: Context, token: Token, target: SessionTarget): Promise<Result<Revoked>> {
	return perform(context, token, {
		id: 'session.revoke',
		object: snapshot => objectOf(target, snapshot),
		decide: acting => decide(context, acting, target),
	});
}

/** In the words of the log; what nobody has may be a token or a password, and is not written down. */
function objectOf(target: SessionTarget, {store, sessions}: Snapshot): string {
	if ('others' in target) return 'all others';
	if ('username' in target) return findByName(store.users, target.username)?.username ?? unknown;
	const known = new Set(sessions.sessions.map(({id}) => id));
	return target.ids
		.map(id => (known.has(id) ? id : unknown))
		.join(' ')
		.slice(0, 400);
}

const unknown = '(unknown)';

function decide(context: Context, acting: Acting, target: SessionTarget): Result<Change<Revoked>> {
	const {snapshot, now} = acting;
	const chosen = choose(acting, target);
	if (!chosen.ok) return chosen;
	const wanted = new Set(chosen.value);
	const open = openSessions(context, snapshot, now).filter(({session}) => wanted.has(session.id));
	const ended = open.map(({session}) => session.id);
	if (ended.length === 0) return ok({changes: {}, value: {ended}});
	const users = [...new Set(open.map(({user}) => user.username))];
	const ending = new Set(ended);
	const sessions = snapshot.sessions.sessions.map((session): StoredSession =>
		// The last use tells from now on when it ended, so that its console can say why for a day.
		ending.has(session.id) ? {...session, ended: 'revoked', lastUsedAt: now.toISOString()} : session,
	);
	return ok({
		sessions: {...snapshot.sessions, sessions},
		changes: {users: [users, users], sessions: [ended, []]},
		value: {ended},
	});
}

/** The ids the target means, as far as the actor may end them. */
function choose({snapshot, actor, session: current}: Acting, target: SessionTarget): Result<readonly string[]> {
	const {sessions} = snapshot.sessions;
	const idsOf = (userId: number) => sessions.filter(session => session.userId === userId).map(({id}) => id);
	if ('others' in target) return ok(idsOf(actor.id).filter(id => id !== current.id));
	if ('username' in target) {
		const user = findByName(snapshot.store.users, target.username);
		if (user === undefined) return fail({code: 'user-not-found', name: target.username});
		const reason = maySeeSessionsOf(actor, user);
		return reason === undefined ? ok(idsOf(user.id)) : fail({code: 'forbidden', act: 'session.revoke', reason});
	}

	for (const id of target.ids) {
		const session = sessions.find(stored => stored.id === id);
		if (session === undefined) return fail({code: 'session-not-found', id});
		const reason = maySeeSessionsOf(actor, {id: session.userId});
		if (reason !== undefined) return fail({code: 'forbidden', act: 'session.revoke', reason});
	}

	return ok(target.ids);
}
