import type {AgentUserGroup} from './agent-user.js';

/** A user as everyone may see it: no password, no hash. Times are ISO 8601 UTC, `''` where there is none. */
export type User = {
	/** Serial number, never reused. */
	readonly id: number;
	/** Unique ignoring case; see `domain/username.ts`. */
	readonly username: string;
	/** `''` when not set. */
	readonly displayName: string;
	/** ClusterAdmin: `admin` and the role are one and the same thing. */
	readonly admin: boolean;
	/** Only active users may sign in or act. */
	readonly active: boolean;
	/** Signs in with an identity provider, never with a password. */
	readonly remote: boolean;
	/** Whom the user's tasks run as on an agent; undefined means "use the default". */
	readonly agentUserGroup: AgentUserGroup | undefined;
	readonly createdAt: string;
	readonly modifiedAt: string;
	/** `''` when the user has never signed in. */
	readonly lastSignInAt: string;
	/** True when the password is a one-time one, to be changed at the next sign-in. */
	readonly mustChangePassword: boolean;
};

/** The fields an edit may change, besides the password. */
export type UserFields = Pick<User, 'username' | 'displayName' | 'admin' | 'remote' | 'active'>;

/** Names of the fields an edit may change, in the order the product evaluates and lists them. */
export const editableFields = ['displayName', 'remote', 'active', 'username', 'admin'] as const satisfies ReadonlyArray<
	keyof UserFields
>;

/** The role word shown for a user. */
export function roleOf(user: Pick<User, 'admin'>): 'ClusterAdmin' | 'Member' {
	return user.admin ? 'ClusterAdmin' : 'Member';
}
