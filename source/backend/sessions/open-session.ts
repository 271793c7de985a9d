import {sessionLifetimeMs} from '../../domain/session.js';
import type {LastSignIn, SessionsDocument, StoredSession, StoredUser} from '../../store/document.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {hashToken, makeToken} from '../tokens.js';
import {knownOriginMs} from './attempt.js';

/** The random parts of a session, made before the lock is taken. */
export type NewSession = {readonly id: string; readonly token: Token};

/** A token and a public id for a session to come. */
export function newSession(context: Context): NewSession {
	// 80 random bits: nobody can guess it, and it can still be typed.
	const id = Buffer.from(context.randomBytes(10)).toString('hex');
	return {id, token: makeToken(context.randomBytes)};
}

/** The session as stored: 30 days from now, in the user's present epoch. */
export function storedSession(context: Context, {id, token}: NewSession, user: StoredUser, now: Date): StoredSession {
	return {
		id,
		tokenHash: hashToken(token),
		userId: user.id,
		kind: 'login',
		credentialEpoch: user.credentialEpoch,
		createdAt: now.toISOString(),
		lastUsedAt: now.toISOString(),
		expiresAt: new Date(now.getTime() + sessionLifetimeMs).toISOString(),
		origin: context.origin.text,
		ended: '',
	};
}

/** Adds the session, notes the sign-in and its origin, and drops sessions nobody can ask about any more. */
export function withSession(
	context: Context,
	document: SessionsDocument,
	session: StoredSession,
	now: Date,
): SessionsDocument {
	const before = document.lastSignIns.find(({userId}) => userId === session.userId);
	const signIn: LastSignIn = {
		...before,
		userId: session.userId,
		at: session.createdAt,
		origin: session.origin,
		knownOrigins: knownOrigins(before?.knownOrigins ?? [], context.origin.key, now),
	};
	return {
		...document,
		sessions: [...document.sessions.filter(stored => isWorthKeeping(stored, now)), session],
		lastSignIns: [...document.lastSignIns.filter(({userId}) => userId !== session.userId), signIn],
	};
}

/** Ended and expired sessions stay for a day, so that their consoles can say why. */
const afterlifeMs = 24 * 60 * 60 * 1000;

function isWorthKeeping({ended, lastUsedAt, expiresAt}: StoredSession, now: Date): boolean {
	const end = Date.parse(ended === '' ? expiresAt : lastUsedAt);
	return now.getTime() - end < afterlifeMs;
}

const mostKnownOrigins = 16;

function knownOrigins(before: LastSignIn['knownOrigins'], origin: string, now: Date): LastSignIn['knownOrigins'] {
	const others = before.filter(
		known => known.origin !== origin && now.getTime() - Date.parse(known.at) < knownOriginMs,
	);
	return [{origin, at: now.toISOString()}, ...others].slice(0, mostKnownOrigins);
}
