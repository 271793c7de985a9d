import type {SessionsDocument, StoredSession} from '../../store/document.js';
import type {Token} from '../backend.js';
import {isClockBehind} from '../clock-guard.js';
import type {Context} from '../context.js';
import {readSnapshot} from '../perform.js';
import {resolveToken} from '../resolve-token.js';

/** Notes that the session is in use; see `SessionsBackend.touch`. Nothing is written, nor locked, unless it is due. */
export async function touchSession(context: Context, token: Token): Promise<void> {
	const state = await readSnapshot(context);
	if (!state.ok || context.store.readOnly !== undefined) return;
	const now = context.clock();
	const {session, ended} = resolveToken(context, state.value, token, now);
	if (session === undefined || ended !== undefined) return;
	const {sessions} = state.value;
	if (touched(sessions, session.id, now) === sessions && !isClockBehind(sessions, now)) return;
	await context.store.transact((snapshot, at) => ({
		sessions: touched(snapshot.sessions, session.id, at),
		activity: [],
		value: undefined,
	}));
}

/** Uses closer together than this do not rewrite the file. */
const touchStepMs = 5 * 60 * 1000;

/** The document with the session's use noted, coarsely; the same document when there is nothing to note. */
export function touched(document: SessionsDocument, sessionId: string, now: Date): SessionsDocument {
	const isDue = (session: StoredSession) =>
		session.id === sessionId && session.ended === '' && now.getTime() - Date.parse(session.lastUsedAt) >= touchStepMs;
	if (!document.sessions.some(isDue)) return document;
	return {
		...document,
		sessions: document.sessions.map(session =>
			isDue(session) ? {...session, lastUsedAt: now.toISOString()} : session,
		),
	};
}
