import type {AgentUserGroup} from '../domain/agent-user.js';
import type {WorkloadType} from '../domain/config-policy/policy.js';
import type {RoleAssignment} from '../domain/workspace/role.js';
import type {Workspace} from '../domain/workspace/workspace.js';

/** The body of `store.json`. Unknown fields of any object are kept as they are (R12). */
export type StoreDocument = {
	/** Random id of this store, made at set-up. */
	readonly storeId: string;
	readonly initialisedAt: string;
	readonly nextUserId: number;
	readonly users: readonly StoredUser[];
	readonly nextWorkspaceId: number;
	/** Since schema 2; `Uncategorized` is always among them. */
	readonly workspaces: readonly Workspace[];
	/** WorkspaceAdmins; a ClusterAdmin is a user's `admin`. */
	readonly roleAssignments: readonly RoleAssignment[];
	readonly configPolicies: readonly StoredPolicy[];
};

/** A config policy as stored: only its text, which says everything. */
export type StoredPolicy = {
	/** Null for the cluster's. */
	readonly workspaceId: number | null;
	readonly type: WorkloadType;
	/** As typed, never empty. */
	readonly text: string;
	readonly updatedAt: string;
	/** Id of the user who set it. */
	readonly updatedBy: number;
};

/** A user as stored. */
export type StoredUser = {
	readonly id: number;
	readonly username: string;
	readonly displayName: string;
	readonly admin: boolean;
	readonly active: boolean;
	readonly remote: boolean;
	/** Null for remote users and for a `determined` that was never given one. */
	readonly password: StoredPassword | null;
	/** Raised by everything that ends sessions: password change or reset, deactivation, switch to remote. */
	readonly credentialEpoch: number;
	/** Why the epoch was raised last, for the sentence a person sees whose session ended. */
	readonly credentialChange: 'created' | 'password changed' | 'deactivated' | 'became remote';
	/** The one session that outlives the last raise: the one in which its owner changed the password; `''` when none. */
	readonly keptSession: string;
	readonly agentUserGroup: AgentUserGroup | null;
	readonly createdAt: string;
	readonly modifiedAt: string;
};

/** A password hash. `det1` is the product's own form: bcrypt over the first 72 hex digits of SHA-512(salt + password). */
export type StoredPassword = {
	readonly scheme: 'det1';
	readonly hash: string;
	readonly changedAt: string;
	/** A one-time password, to be changed at the first sign-in. */
	readonly mustChange: boolean;
	/** ISO time after which a one-time password no longer works; `''` for one that lasts. */
	readonly expiresAt: string;
};

/** The body of `sessions.json`: everything that sign-ins and guesses change, apart from the users. */
export type SessionsDocument = {
	readonly sessions: readonly StoredSession[];
	readonly lastSignIns: readonly LastSignIn[];
	readonly throttle: readonly ThrottleCounter[];
	/** ISO: the latest time ever written here, so that what has expired stays expired (R50). */
	readonly clockHighWater?: string;
	/** Set when the clock was found more than 5 minutes behind the high water, which then began anew from there. */
	readonly clockSetBack?: {readonly from: string; readonly at: string};
};

/** A session as stored: of its token only the SHA-256 (R48). */
export type StoredSession = {
	readonly id: string;
	readonly tokenHash: string;
	readonly userId: number;
	readonly kind: 'login' | 'temporary';
	readonly credentialEpoch: number;
	readonly createdAt: string;
	readonly lastUsedAt: string;
	readonly expiresAt: string;
	readonly origin: string;
	/** Set when it was ended before its time; kept a while so that its console can say why. */
	readonly ended: '' | 'signed out' | 'revoked' | 'expired';
	/** Who alone may go on with it without its token (D2, D3); left out for sessions that live by their token. */
	readonly boundTo?: StoredBinding;
};

/** A person as the machine vouches for them: an OS user seen through sudo, or an SSH key seen by sshd. */
export type StoredBinding = {
	readonly kind: 'os-uid' | 'ssh-key';
	/** The uid in digits, or the fingerprint `SHA256:…`. */
	readonly value: string;
	/** True for the newest `login` of that person, unless it was signed out: the one gone on with unasked. */
	readonly active: boolean;
};

/** A user's last successful sign-in, and the failures since. */
export type LastSignIn = {
	readonly userId: number;
	/** `''` for a user who has never signed in; so is the origin then. */
	readonly at: string;
	readonly origin: string;
	/** Origins that signed in with success, newest first, at most 16 (the throttle's "known" origins). */
	readonly knownOrigins: ReadonlyArray<{readonly origin: string; readonly at: string}>;
	/** Failed attempts since; left out for none. */
	readonly failures?: number;
};

/** Consecutive failures of one lane; see `domain/throttle.ts`. */
export type ThrottleCounter = {
	/** `name:alice` (canonical name, known or not), `origin:…`, `pair:… alice` or `terminal:… pts/3`. */
	readonly key: string;
	readonly failures: number;
	/** ISO time of the last failure. */
	readonly lastAt: string;
	/** Terminals the failures of a pair came from, newest first. */
	readonly terminals?: readonly string[];
	/** ISO time of the last refusal that was recorded. */
	readonly toldAt?: string;
};
