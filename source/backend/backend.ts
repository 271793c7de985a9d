import type {AgentUserGroup} from '../domain/agent-user.js';
import type {DefaultTask} from '../domain/default-task.js';
import type {DetError} from '../domain/errors.js';
import type {PasswordRule} from '../domain/password-rules.js';
import type {Result} from '../domain/result.js';
import type {Session, SessionKind} from '../domain/session.js';
import type {User, UserFields} from '../domain/user.js';
import type {AgentsBackend} from './agents/agents-backend.js';
import type {PoliciesBackend} from './policies/policies-backend.js';
import type {RolesBackend} from './roles/roles-backend.js';
import type {UndoBackend} from './undo/undo-backend.js';
import type {WorkspacesBackend} from './workspaces/workspaces-backend.js';

export type * from './agents/agents-backend.js';
export type * from './policies/policies-backend.js';
export type * from './roles/roles-backend.js';
export type * from './undo/undo-backend.js';
export type * from './workspaces/workspaces-backend.js';

/** The secret of a session: `dct_…`, 256 random bits. Whoever holds it acts as its user. */
export type Token = string;

/**
 * Everything screens and commands may ask for. Plain data in, plain data out, always async, so that a second
 * implementation can speak to a remote master. Refusals are values (`Result`), never exceptions.
 */
export type Backend = {
	readonly place: Place;
	readonly setup: SetupBackend;
	readonly sessions: SessionsBackend;
	readonly users: UsersBackend;
	readonly agents: AgentsBackend;
	readonly workspaces: WorkspacesBackend;
	readonly roles: RolesBackend;
	readonly policies: PoliciesBackend;
	readonly undo: UndoBackend;
	/** Acts that one yes of a person is for: each is done for itself, and undoing takes them back as one. Each call begins another bulk act. */
	bulk(): BulkActs;
	/** Calls back within a second of every change of the store or master.yaml, whoever made it. Returns the unsubscriber. */
	watch(listener: () => void): () => void;
	/** Calls back each second while an act waits for somebody else who is saving; `holder` is who, in words. Returns the unsubscriber. */
	onWait(listener: (holder: string) => void): () => void;
	/** Stops watching and ends what must not outlive the process. Idempotent. */
	close(): Promise<void>;
};

/** What can be done, and undone, in bulk. The records carry one mark. */
export type BulkActs = Pick<Backend, 'users' | 'agents' | 'roles' | 'undo'>;

/** Where things are kept, and whether they may be changed. */
export type Place = {
	readonly dataDir: string;
	/** `''` when none was found. */
	readonly masterConfigFile: string;
	readonly hostname: string;
	/** Undefined when changes are possible, else why they are not (R10, R12), in words. */
	readonly readOnly: string | undefined;
	/** Id of the store, made at set-up: the key under which tokens are remembered between runs. */
	readonly storeId: () => Promise<Result<string>>;
	/** A clock that was set back and has not caught up yet (R50); undefined while there is nothing to warn of. */
	readonly clockSetBack: () => Promise<ClockSetBack | undefined>;
};

/** ISO times: the latest one ever seen, and when it was noticed that the clock is behind it. */
export type ClockSetBack = {readonly from: string; readonly at: string};

export type SetupBackend = {
	/** Whether the store is initialised; an error when it cannot be told safely (damaged, missing, unsafe). */
	state(): Promise<Result<SetupState>>;
	/** Applies the whole plan in one go, or nothing; signs in as admin when it worked. */
	run(plan: SetupPlan): Promise<Result<SetUp>>;
};

/** Of an initialised store only `initialised` is told: nobody needs the rest, and every start asks. */
export type SetupState = {
	readonly initialised: boolean;
	/** `security.default_task` as master.yaml has it now; undefined when not set. */
	readonly defaultTask: DefaultTask | undefined;
	/** `security.initial_user_password` of master.yaml: present, and whether it satisfies the admin rules. Never the password itself. */
	readonly initialPassword: 'none' | 'usable' | 'weak';
	/** Why master.yaml cannot be read or written, in words; undefined when it can. */
	readonly masterConfigProblem: string | undefined;
	/** False when master.yaml does not exist yet and would be created. */
	readonly masterConfigExists: boolean;
};

export type SetupPlan = {
	/** The admin's password, or `initial` to use `security.initial_user_password` for both accounts. */
	readonly adminPassword: {readonly kind: 'given'; readonly password: string} | {readonly kind: 'initial'};
	readonly determined:
		{readonly kind: 'deactivate'} | {readonly kind: 'password'; readonly password: string} | {readonly kind: 'initial'};
	readonly defaultTask: DefaultTask | 'keep';
	/** Remove the `initial_user_password` line, which stands in clear text in the file. */
	readonly removeInitialPassword: boolean;
};

/** What a set-up ends with. */
export type SetUp = SignedIn & {
	/** Why the `initial_user_password` line still stands in master.yaml though it was to go; all else was done. */
	readonly lineLeft?: DetError;
};

/** A session somebody holds, and who that is. */
export type OpenedSession = {
	readonly token: Token;
	readonly user: User;
	/** Public id, and the ISO time of its absolute end. */
	readonly session: {readonly id: string; readonly createdAt: string; readonly expiresAt: string};
};

export type SignedIn = OpenedSession & {
	/** The sign-in before this one; undefined when this is the first. */
	readonly previous: {readonly at: string; readonly origin: string} | undefined;
	/** Failed attempts on this name since then. */
	readonly failedSince: number;
	/** Rules of the document that the password breaks: it works, but the product warns. */
	readonly weak: readonly PasswordRule[];
};

export type SessionsBackend = {
	/**
	 * One failure for all causes, in one time (R40, R41); `throttled` carries the wait. The kind is `login` unless it is
	 * said that the session is a `temporary` one, made by `-u`.
	 */
	signIn(username: string, password: string, options?: {readonly kind?: SessionKind}): Promise<Result<SignedIn>>;
	/** Ends the session. Success also when it had ended already. */
	signOut(token: Token): Promise<Result<void>>;
	/** Who the token is now; `signed-out` with the reason once the session has ended. */
	whoami(token: Token): Promise<Result<User>>;
	/** Goes on with a session made earlier: who it is, when it ends; notes its use. `signed-out` as `whoami`. */
	resume(token: Token): Promise<Result<OpenedSession>>;
	/** Notes that the session is in use, at most every 5 minutes and without a record; failures do not matter. */
	touch(token: Token): Promise<void>;
	/**
	 * Valid sessions bound to the very uid or SSH key this process runs for (D2, D3), newest first, each with a token
	 * for this process alone. Empty where sessions are not bound.
	 */
	bound(): Promise<Result<readonly BoundSession[]>>;
	/** Asks for the password again without a new session: `current-password-wrong`, `throttled`, `signed-out`. */
	verify(token: Token, password: string): Promise<Result<void>>;
	/** Open sessions, newest first: one's own; with `all`, or another's name, for admins. Errors: `forbidden`, `user-not-found`. */
	list(token: Token, filter?: SessionFilter): Promise<Result<readonly Session[]>>;
	/** Ends sessions, also the asking one when it is among them. Errors: `session-not-found`, `forbidden`, `user-not-found`. */
	revoke(token: Token, target: SessionTarget): Promise<Result<{readonly ended: readonly string[]}>>;
};

export type SessionFilter = {readonly all?: boolean; readonly username?: string};

/** Sessions by public id, all of one user, or all of one's own but the asking one. */
export type SessionTarget = {readonly ids: readonly string[]} | {readonly username: string} | {readonly others: true};

export type BoundSession = {
	readonly username: string;
	readonly token: Token;
	/** True for the one that is gone on with unasked; the others wait for their name (`-u`). */
	readonly active: boolean;
};

export type UsersBackend = {
	/** Every user, by id. */
	list(token: Token): Promise<Result<readonly User[]>>;
	/** One user by name, ignoring case. */
	get(token: Token, username: string): Promise<Result<User>>;
	create(token: Token, input: NewUser): Promise<Result<CreatedUser>>;
	/**
	 * Changes fields of the user with that id. `base` holds what the caller saw of the same fields: a field that
	 * somebody else changed meanwhile to something else is refused as a `conflict`; disjoint fields merge (R8).
	 */
	edit(token: Token, id: number, edit: UserEdit): Promise<Result<User>>;
	/** Sets another user's (or one's own) password as an admin; ends all of that user's sessions but the asking one. */
	resetPassword(token: Token, id: number, password: NewPassword): Promise<Result<CreatedUser>>;
	/** Changes the caller's own password; the session it is done in stays, all others end. */
	changeOwnPassword(token: Token, current: string, next: string): Promise<Result<User>>;
	/** What switching these fields would end or take away, for the confirmation. */
	consequences(token: Token, id: number): Promise<Result<Consequences>>;
	/** What deactivating all of them, one after the other, would come to. */
	sumOfConsequences(token: Token, ids: readonly number[]): Promise<Result<SumOfConsequences>>;
};

export type NewPassword = {readonly kind: 'given'; readonly password: string} | {readonly kind: 'generated'};

export type NewUser = {
	readonly username: string;
	readonly displayName: string;
	readonly admin: boolean;
	/** Remote users have no password. */
	readonly password: NewPassword | {readonly kind: 'remote'};
};

export type CreatedUser = {
	readonly user: User;
	/** The generated one-time password, shown once; undefined when it was given or the user is remote. */
	readonly oneTimePassword: string | undefined;
};

export type UserEdit = {
	readonly changes: Partial<UserFields>;
	readonly base: Partial<UserFields>;
	/** Needed when `changes.remote` is false: a local user has a password (decision 9). */
	readonly password?: NewPassword;
};

export type Consequences = {
	/** Unexpired sessions of the user. */
	readonly sessions: number;
	readonly admin: boolean;
	readonly agentUserGroup: AgentUserGroup | undefined;
	/** True when the user is the only active admin left. */
	readonly lastAdmin: boolean;
};

export type SumOfConsequences = {
	/** Unexpired sessions of all of them but the last admin, who stays. */
	readonly sessions: number;
	/** Whom it would be refused for, by id: without this user no active admin would be left. */
	readonly lastAdmin: number | undefined;
};
