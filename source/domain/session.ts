import type {SessionEnd} from './errors.js';

/** A sign-in: `login` lives 30 days and makes the user active; `temporary` was made by `-u`. */
export type SessionKind = 'login' | 'temporary';

/** A session as its owner and admins may see it; times ISO 8601 UTC. The token is never part of it. */
export type Session = {
	/** Public id, safe to show. */
	readonly id: string;
	readonly userId: number;
	readonly username: string;
	readonly kind: SessionKind;
	readonly createdAt: string;
	readonly lastUsedAt: string;
	readonly expiresAt: string;
	readonly origin: string;
	/** True for the session that asks. */
	readonly current: boolean;
};

/** How long a session lives: 30 days (`user-accounts.md`, "CLI"). */
export const sessionLifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** What the store knows of a session, as far as its validity depends on it; times ISO 8601 UTC. */
export type SessionFacts = {
	readonly id: string;
	readonly credentialEpoch: number;
	readonly createdAt: string;
	readonly expiresAt: string;
	readonly ended: '' | 'signed out' | 'revoked' | 'expired';
};

/** What the store knows of the session's user, as far as the session's validity depends on it. */
export type UserFacts = {
	readonly active: boolean;
	readonly credentialEpoch: number;
	readonly credentialChange: 'created' | 'password changed' | 'deactivated' | 'became remote';
	/** The one session that outlived the last raise of the epoch; `''` when none did. */
	readonly keptSession: string;
};

/**
 * How the session ended, or undefined while it is valid. Validity is derived, never stored: not ended by hand, its
 * user there and active, the user's credential epoch that of the sign-in, and now before the expiry (valid at 30 days
 * less 1 s, invalid at 30 days: R49). `highWater` is the latest time ever seen (ISO, `''` when unknown): what had
 * expired by then stays expired though the clock was set back (R50). Of several reasons the most telling one is given.
 */
export function sessionEnd(
	session: SessionFacts,
	user: UserFacts | undefined,
	now: Date,
	highWater = '',
): SessionEnd | undefined {
	if (session.ended !== '') return session.ended;
	if (user === undefined) return 'unknown';
	if (!user.active) return 'deactivated';
	const current = session.credentialEpoch === user.credentialEpoch || session.id === user.keptSession;
	if (!current) return changeEnd(user);
	const hadExpired = highWater !== '' && Date.parse(highWater) >= Date.parse(session.expiresAt);
	return !hadExpired && isWithinLifetime(session, now.getTime()) ? undefined : 'expired';
}

/** Whoever changes their own password keeps the session it was done in: where none was kept it was reset by an admin. */
function changeEnd({credentialChange, keptSession}: UserFacts): SessionEnd {
	if (credentialChange === 'created') return 'revoked';
	return credentialChange === 'password changed' && keptSession === '' ? 'password reset' : credentialChange;
}

/** By how much a clock may be behind without anything being wrong: machines of one network differ by less. */
export const clockToleranceMs = 5 * 60 * 1000;

/** Written so that an unreadable time (NaN) ends the session, as does one begun in the future (R50). */
function isWithinLifetime({createdAt, expiresAt}: SessionFacts, now: number): boolean {
	return now < Date.parse(expiresAt) && Date.parse(createdAt) <= now + clockToleranceMs;
}
