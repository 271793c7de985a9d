import {sessionLifetimeMs, type SessionKind} from '../../domain/session.js';
import type {LastSignIn, SessionsDocument, StoredBinding, StoredSession, StoredUser} from '../../store/document.js';
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
		sessions: [...othersBeside(document.sessions, session, now), session],
		lastSignIns: [...document.lastSignIns.filter(({userId}) => userId !== session.userId), signIn],
	};
}

/** What stays beside a new session: what is worth keeping, and of one person's bound sessions only the new one is active. */
function othersBeside(
	stored: readonly StoredSession[],
	{userId, boundTo}: StoredSession,
	now: Date,
): readonly StoredSession[] {
	const kept = stored.filter(session => isWorthKeeping(session, now));
	const own = kept.filter(session => session.userId === userId).toSorted(byLastUse);
	const tooMany = new Set(own.slice(mostOfOneUser - 1));
	return kept
		.filter(session => !tooMany.has(session))
		.map(session =>
			boundTo?.active && session.boundTo?.active && samePerson(session.boundTo, boundTo)
				? {...session, boundTo: {...session.boundTo, active: false}}
				: session,
		);
}

/** A script that signs in each minute must not fill the file: the ones unused for longest go. */
const mostOfOneUser = 500;

function byLastUse(one: StoredSession, other: StoredSession): number {
	return Date.parse(other.lastUsedAt) - Date.parse(one.lastUsedAt);
}

function samePerson(one: StoredBinding, other: StoredBinding): boolean {
	return one.kind === other.kind && one.value === other.value;
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
