import type {AgentUserGroup} from '../../domain/agent-user.js';
import type {DefaultTask} from '../../domain/default-task.js';
import type {EffectiveIdentity} from '../../domain/identity/effective-identity.js';
import type {Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import type {FileLine} from '../../store/master-config/default-task-lines.js';
import type {DiffLine} from '../../store/master-config/diff.js';
import type {Token} from '../backend.js';

export type {DiffLine, FileLine};

/** Whom tasks run as on the agents: links of users, and the default of master.yaml. */
export type AgentsBackend = {
	/**
	 * Links a user with an agent user; admins only. `base` is the link the caller saw: another one stored meanwhile is
	 * refused as a `conflict`. Errors: `forbidden`, `user-not-found`, `input-invalid`, `conflict`.
	 */
	link(token: Token, userId: number, link: AgentUserGroup, base: AgentUserGroup | undefined): Promise<Result<User>>;
	/** Takes the link away: tasks run as the default then (decision 20). Success also without a link. */
	unlink(token: Token, userId: number): Promise<Result<User>>;
	/** What to beware of with a link that is allowed all the same, one clause each; refusals as `link`. */
	review(token: Token, link: AgentUserGroup): Promise<Result<readonly string[]>>;
	/** A user by name, with whom their tasks run as. Errors: `user-not-found`. */
	describe(token: Token, username: string): Promise<Result<UserIdentity>>;
	/** Every user by id, with whom their tasks run as. */
	identities(token: Token): Promise<Result<readonly UserIdentity[]>>;
	/** `security.default_task` as it stands. Errors: `master-config-invalid` with the place, `io`. */
	defaultTask(token: Token): Promise<Result<DefaultTaskState>>;
	/** What setting or unsetting it would change in the file; writes nothing. Admins only. Errors as `defaultTask`, `input-invalid`. */
	proposeDefaultTask(token: Token, task: DefaultTask | 'unset'): Promise<Result<DefaultTaskProposal>>;
	/**
	 * Writes a proposal, if the file is still what the diff was shown for; else `master-config-changed`, nothing is
	 * written, and another proposal shows what there is now. Admins only. Nothing to change is success without a record.
	 */
	applyDefaultTask(
		token: Token,
		proposal: Pick<DefaultTaskProposal, 'task' | 'fingerprint'>,
	): Promise<Result<DefaultTaskState>>;
};

/** A user with whom their tasks run as; an error where that depends on a master.yaml that cannot be used (decision 25). */
export type UserIdentity = {readonly user: User; readonly identity: Result<EffectiveIdentity>};

export type DefaultTaskState = {
	/** `''` when no master.yaml was found: what is built in is assumed then. */
	readonly file: string;
	readonly exists: boolean;
	/** As the master takes it: keys left out are root's. Undefined when not set, or when it is wrong. */
	readonly task: DefaultTask | undefined;
	/** What is wrong with the block, in words with the place; beside a `task` it is only a warning (incomplete). */
	readonly problem: string | undefined;
	/** The lines of the file that say so, from `security:` on; empty when they are not there. */
	readonly lines: readonly FileLine[];
	/** Why the file cannot be written, in words; undefined when that looks possible. */
	readonly writeProblem: string | undefined;
};

export type DefaultTaskProposal = {
	readonly task: DefaultTask | 'unset';
	readonly file: string;
	/** False when the file would be made. */
	readonly exists: boolean;
	/** The lines that differ with three around them, secrets masked; empty when nothing would change. */
	readonly diff: readonly DiffLine[];
	/** Of the whole file the diff was made of: SHA-256 in hex, `absent` without a file. */
	readonly fingerprint: string;
	/** What to beware of with the task, one clause each. */
	readonly warnings: readonly string[];
};
