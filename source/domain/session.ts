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
