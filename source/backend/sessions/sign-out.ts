import {fail, ok, type Result} from '../../domain/result.js';
import {actorOf, done} from '../activity.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readSnapshot} from '../perform.js';
import {resolveToken} from '../resolve-token.js';
import {hashToken} from '../tokens.js';

/**
 * Ends the session of the token. A session that has ended already is left as it is, which is success. Errors:
 * `read-only` (the session then lives on), those of the store.
 */
export async function signOut(context: Context, token: Token): Promise<Result<void>> {
	if (context.memorySessions.delete(hashToken(token))) return ok(undefined);
	const state = await readSnapshot(context);
	if (!state.ok) return state;
	if (resolveToken(context, state.value, token, context.clock()).ended !== undefined) return ok(undefined);
	const {readOnly} = context.store;
	if (readOnly !== undefined) return fail({code: 'read-only', reason: readOnly});
	return context.store.transact((snapshot, now) => {
		const holder = resolveToken(context, snapshot, token, now);
		const {session, user, ended} = holder;
		if (ended !== undefined || session === undefined) return {activity: [], value: undefined};
		const signedOut = {...session, ended: 'signed out', lastUsedAt: now.toISOString()} as const;
		return {
			sessions: {
				...snapshot.sessions,
				sessions: snapshot.sessions.sessions.map(stored => (stored.id === session.id ? signedOut : stored)),
			},
			activity: [done('session.sign-out', actorOf(holder), user?.username ?? '')],
			value: undefined,
		};
	});
}
