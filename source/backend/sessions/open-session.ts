import {sessionLifetimeMs, type SessionKind} from '../../domain/session.js';
import type {LastSignIn, SessionsDocument, StoredBinding, StoredSession, StoredUser} from '../../store/document.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {hashToken, makeToken} from '../tokens.js';
import {knownOriginMs} from './attempt.js';
import {pruneSessions} from './prune-sessions.js';

/** The random parts of a session, made before the lock is taken. */
export type NewSession = {readonly id: string; readonly token: Token};

/** A token and a public id for a session to come. */
export function newSession(context: Context): NewSession {
	// 80 random bits: nobody can guess it, and it can still be typed.
	const id = Buffer.from(context.randomBytes(10)).toString('hex');
	return {id, token: makeToken(context.randomBytes)};
}

/** The session as stored: 30 days from now, in the user's present epoch. */
export function storedSession(
	context: Context,
	{id, token}: NewSession,
	user: StoredUser,
	now: Date,
	kind: SessionKind,
): StoredSession {
	const boundTo = bindingFor(context, kind);
	return {
		id,
		tokenHash: hashToken(token),
		userId: user.id,
		kind,
		credentialEpoch: user.credentialEpoch,
		createdAt: now.toISOString(),
		lastUsedAt: now.toISOString(),
		expiresAt: new Date(now.getTime() + sessionLifetimeMs).toISOString(),
		origin: context.origin.text,
		ended: '',
		...(boundTo === undefined ? {} : {boundTo}),
	};
}

/** On a shared account (D3) a temporary session is never gone on with: it ends with its connection (R53). */
function bindingFor({binding}: Context, kind: SessionKind): StoredBinding | undefined {
	if (binding === undefined || (binding.kind === 'ssh-key' && kind === 'temporary')) return undefined;
	return {...binding, active: kind === 'login'};
}

/** Adds the session, notes the sign-in and its origin, and makes room where there is none. */
export function withSession(
	context: Context,
	document: SessionsDocument,
	users: readonly StoredUser[],
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
		failures: 0,
	};
	const next = {
		...document,
		sessions: [...othersBeside(document.sessions, session), session],
		lastSignIns: [...document.lastSignIns.filter(({userId}) => userId !== session.userId), signIn],
	};
	return pruneSessions(next, users, now, {keepId: session.id});
}

/** Of one person's bound sessions only the new one is active. */
function othersBeside(stored: readonly StoredSession[], {boundTo}: StoredSession): readonly StoredSession[] {
	if (boundTo?.active !== true) return stored;
	return stored.map(session =>
		session.boundTo?.active && samePerson(session.boundTo, boundTo)
			? {...session, boundTo: {...session.boundTo, active: false}}
			: session,
	);
}

function samePerson(one: StoredBinding, other: StoredBinding): boolean {
	return one.kind === other.kind && one.value === other.value;
}

const mostKnownOrigins = 16;

function knownOrigins(before: LastSignIn['knownOrigins'], origin: string, now: Date): LastSignIn['knownOrigins'] {
	const others = before.filter(
		known => known.origin !== origin && now.getTime() - Date.parse(known.at) < knownOriginMs,
	);
	return [{origin, at: now.toISOString()}, ...others].slice(0, mostKnownOrigins);
}
