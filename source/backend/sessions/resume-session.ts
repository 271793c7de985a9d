import {fail, ok, type Result} from '../../domain/result.js';
import type {BoundSession, OpenedSession, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs, readSnapshot} from '../perform.js';
import {hashToken, makeToken} from '../tokens.js';
import {userIn} from '../user-view.js';
import {openSessions} from './list-sessions.js';
import {touchSession} from './touch-session.js';

/** Goes on with a session made earlier; see `SessionsBackend.resume`. */
export async function resumeSession(context: Context, token: Token): Promise<Result<OpenedSession>> {
	const reading = await readAs(context, token, {beforePasswordChange: true});
	if (!reading.ok) return reading;
	await touchSession(context, token);
	const {snapshot, session, actor} = reading.value;
	const {id, createdAt, expiresAt} = session;
	return ok({token, user: userIn(snapshot, actor), session: {id, createdAt, expiresAt}});
}

/**
 * The sessions bound to whoever this process runs for; see `SessionsBackend.bound`. No token is kept anywhere for them,
 * and none is needed: that the person is the same is vouched for by
 *
 * - `os-uid`: sudo, which sets SUDO_UID itself. It is believed only under an effective uid that is not the person's
 *   own (`system/deployment.ts`): to lie about it one would have to run code of one's choice as the uid that owns the
 *   store, and could then write any session into it anyway.
 * - `ssh-key`: sshd, which names the key in a file only it could make. Without code of one's own in the shared
 *   account (ForceCommand, no shell) nobody can put another file in its place.
 *
 * The tokens given out here are known to this process alone and lead to the stored sessions by their ids. So nothing
 * is written, two consoles of one person do not take each other's token away, and every end of a session is felt.
 */
export async function boundSessions(context: Context): Promise<Result<readonly BoundSession[]>> {
	const {binding} = context;
	if (binding === undefined) return ok([]);
	const state = await readSnapshot(context);
	if (!state.ok) return state.error.code === 'not-initialised' ? ok([]) : fail(state.error);
	const open = openSessions(context, state.value, context.clock())
		.filter(({session: {boundTo}}) => boundTo?.kind === binding.kind && boundTo.value === binding.value)
		.toSorted((one, other) => Date.parse(other.session.createdAt) - Date.parse(one.session.createdAt));
	return ok(
		open.map(({session, user}) => ({
			username: user.username,
			token: handleOf(context, session.id),
			active: session.boundTo?.active === true,
		})),
	);
}

/** The token given out for the session before, or a new one: there is one for each, however often they are asked for. */
function handleOf({handles, randomBytes}: Context, sessionId: string): Token {
	const known = [...handles.values()].find(each => each.sessionId === sessionId);
	if (known !== undefined) return known.token;
	const token = makeToken(randomBytes);
	handles.set(hashToken(token), {sessionId, token});
	return token;
}
