import {sessionEnd} from '../domain/session.js';
import type {SessionEnd} from '../domain/errors.js';
import type {StoredSession, StoredUser} from '../store/document.js';
import type {Snapshot} from '../store/store.js';
import type {Token} from './backend.js';
import type {Context} from './context.js';
import {hashToken, isToken, sameHash} from './tokens.js';

/** Whose token it is: its session and user as far as they are known, and why the session has ended, if it has. */
export type Holder = {
	readonly session: StoredSession | undefined;
	readonly user: StoredUser | undefined;
	/** Undefined while the session is valid; then `session` and `user` are there. */
	readonly ended: SessionEnd | undefined;
};

/** Finds the holder of a token in the snapshot. Nothing is cascaded: validity follows from the user as it is now. */
export function resolveToken(context: Context, snapshot: Snapshot, token: Token, now: Date): Holder {
	const session = isToken(token) ? findSession(context, snapshot, hashToken(token)) : undefined;
	if (session === undefined) return {session, user: undefined, ended: 'unknown'};
	const user = snapshot.store.users.find(({id}) => id === session.userId);
	return {session, user, ended: sessionEnd(session, user, now, snapshot.sessions.clockHighWater)};
}

function findSession(context: Context, snapshot: Snapshot, tokenHash: string): StoredSession | undefined {
	const {sessions} = snapshot.sessions;
	const handle = context.handles.get(tokenHash);
	if (handle !== undefined) return sessions.find(({id}) => id === handle.sessionId);
	return context.memorySessions.get(tokenHash) ?? sessions.find(session => sameHash(session.tokenHash, tokenHash));
}
