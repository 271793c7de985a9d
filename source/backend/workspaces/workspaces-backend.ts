import type {WorkloadType} from '../../domain/config-policy/policy.js';
import type {Result} from '../../domain/result.js';
import type {Workspace} from '../../domain/workspace/workspace.js';
import type {Token} from '../backend.js';

/** The workspaces. Everybody may see them and create one; who administers one may change it. */
export type WorkspacesBackend = {
	/** Every workspace by id, archived ones too. */
	list(token: Token): Promise<Result<readonly WorkspaceView[]>>;
	/** One by name, ignoring case. Errors: `workspace-not-found`. */
	get(token: Token, name: string): Promise<Result<WorkspaceView>>;
	/** Creates one; who did becomes its WorkspaceAdmin (decision 21). Errors: `name-invalid`. */
	create(token: Token, name: string): Promise<Result<WorkspaceView>>;
	/**
	 * Gives another name. `base` is the name the caller saw: another one stored meanwhile is a `conflict`. Errors:
	 * `forbidden`, `workspace-not-found`, `workspace-state`, `name-invalid`, `conflict`.
	 */
	rename(token: Token, id: number, name: string, base: string): Promise<Result<WorkspaceView>>;
	/** Nothing new runs in it. Errors: `forbidden`, `workspace-not-found`, `workspace-state`. */
	archive(token: Token, id: number): Promise<Result<WorkspaceView>>;
	/** The way back; errors as `archive`. */
	unarchive(token: Token, id: number): Promise<Result<WorkspaceView>>;
	/** Deletes it with its policies and role assignments; their texts stay in the activity log. Errors as `archive`. */
	remove(token: Token, id: number): Promise<Result<void>>;
	/** What deleting would take away, for the confirmation. Errors: `workspace-not-found`. */
	consequences(token: Token, id: number): Promise<Result<WorkspaceConsequences>>;
};

/** A workspace with what people ask next. */
export type WorkspaceView = Workspace & {
	/** Name of who created it; `''` when nobody has that id any more. */
	readonly owner: string;
	/** Its WorkspaceAdmins by name, inactive ones too. */
	readonly admins: readonly string[];
	/** The workload types that have a policy here. */
	readonly policies: readonly WorkloadType[];
};

export type WorkspaceConsequences = Pick<WorkspaceView, 'admins' | 'policies'>;
