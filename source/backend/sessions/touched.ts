import type {SessionsDocument, StoredSession} from '../../store/document.js';

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
