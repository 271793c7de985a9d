import {sessionEnd, type SessionKind} from '../../domain/session.js';
import type {LastSignIn, SessionsDocument, StoredSession, StoredUser} from '../../store/document.js';

/** Where pruning begins; tests have smaller ones. */
export type Limits = {
	/** Bytes of `sessions.json` as a whole, well below the most a file may have (16 MiB), for acts that only add a word. */
	readonly bytes: number;
	/** Sessions of one user: a script that signs in each minute must not push out everybody else's. */
	readonly ofOneUser: Readonly<Record<SessionKind, number>>;
	/** Known origins of all users together. */
	readonly origins: number;
};

const usualLimits: Limits = {
	bytes: 14 * 1024 * 1024,
	ofOneUser: {login: 200, temporary: 50},
	origins: 30_000,
};

/**
 * The document without what nobody needs any more, and within the limits: sessions that have ended more than a day ago
 * (till then their consoles can say why), then what is too much. First go those that are no longer valid, then those
 * unused for longest; the session `keepId`, just made, never. The same object when nothing goes.
 */
export function pruneSessions(
	document: SessionsDocument,
	users: readonly StoredUser[],
	now: Date,
	{keepId = '', limits = usualLimits}: {readonly keepId?: string; readonly limits?: Limits} = {},
): SessionsDocument {
	const remembered = document.sessions.filter(session => isWorthKeeping(session, now));
	const ranked = () => remembered.toSorted(byWorth({...document, sessions: remembered}, users, now, keepId));
	const few = tooManyOfOneUser(remembered, limits) ? withoutTooMany(ranked(), limits) : new Set(remembered);
	const lastSignIns = withFewerOrigins(document.lastSignIns, limits.origins);
	const rest = bytesOf(lastSignIns) + bytesOf(document.throttle);
	const fits = rest + bytesOf([...few]) <= limits.bytes;
	const kept = fits ? few : largestPart(ranked(), few, limits.bytes * roomAfter - rest);
	if (kept.size === document.sessions.length && lastSignIns === document.lastSignIns) return document;
	return {...document, lastSignIns, sessions: remembered.filter(session => kept.has(session))};
}

/** Pruning makes some room at once: the next sign-ins need not sort everything again. */
const roomAfter = 0.95;

/** Ended and expired sessions stay for a day, so that their consoles can say why. */
const afterlifeMs = 24 * 60 * 60 * 1000;

function isWorthKeeping({ended, lastUsedAt, expiresAt}: StoredSession, now: Date): boolean {
	const end = Date.parse(ended === '' ? expiresAt : lastUsedAt);
	return now.getTime() - end < afterlifeMs;
}

/** Valid before invalid, then the one used last before the others. */
function byWorth(
	{sessions, clockHighWater}: SessionsDocument,
	users: readonly StoredUser[],
	now: Date,
	keepId: string,
): (one: StoredSession, other: StoredSession) => number {
	const byId = new Map(users.map(user => [user.id, user]));
	const worth = new Map(
		sessions.map(session => {
			if (session.id === keepId) return [session, Infinity];
			const ended = sessionEnd(session, byId.get(session.userId), now, clockHighWater);
			return [session, ended === undefined ? Date.parse(session.lastUsedAt) : -1];
		}),
	);
	return (one, other) => (worth.get(other) ?? 0) - (worth.get(one) ?? 0);
}

function tooManyOfOneUser(sessions: readonly StoredSession[], {ofOneUser}: Limits): boolean {
	if (sessions.length <= Math.min(ofOneUser.login, ofOneUser.temporary)) return false;
	const counts = Map.groupBy(sessions, ({userId, kind}) => `${kind} ${userId}`);
	return [...counts.values()].some(([first, ...more]) => first !== undefined && more.length >= ofOneUser[first.kind]);
}

/** `ranked` is in order of worth. */
function withoutTooMany(ranked: readonly StoredSession[], {ofOneUser}: Limits): ReadonlySet<StoredSession> {
	const groups = Map.groupBy(ranked, ({userId, kind}) => `${kind} ${userId}`);
	return new Set([...groups.values()].flatMap(group => group.slice(0, group[0] && ofOneUser[group[0].kind])));
}

function largestPart(
	ranked: readonly StoredSession[],
	among: ReadonlySet<StoredSession>,
	budget: number,
): ReadonlySet<StoredSession> {
	const part = new Set<StoredSession>();
	let bytes = 0;
	for (const session of ranked) {
		if (!among.has(session)) continue;
		bytes += sizeOf(session);
		// The first is the one just made, where there is one.
		if (bytes > budget && part.size > 0) break;
		part.add(session);
	}
	return part;
}

/** The origins known longest without a sign-in go, of whomever. */
function withFewerOrigins(lastSignIns: readonly LastSignIn[], most: number): readonly LastSignIn[] {
	const times = lastSignIns.flatMap(({knownOrigins}) => knownOrigins.map(({at}) => at));
	if (times.length <= most) return lastSignIns;
	const oldest = times.toSorted().at(-most) ?? '';
	return lastSignIns.map(signIn => {
		const knownOrigins = signIn.knownOrigins.filter(({at}) => at >= oldest);
		return knownOrigins.length === signIn.knownOrigins.length ? signIn : {...signIn, knownOrigins};
	});
}

function bytesOf(records: readonly object[]): number {
	return records.reduce((sum, record) => sum + sizeOf(record), 0);
}

/** Records are immutable and shared from one document to the next. */
const sizes = new WeakMap<object, number>();

function sizeOf(record: object): number {
	const known = sizes.get(record);
	if (known !== undefined) return known;
	const size = Buffer.byteLength(JSON.stringify(record)) + 1;
	sizes.set(record, size);
	return size;
}
