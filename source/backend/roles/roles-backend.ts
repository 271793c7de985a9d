import type {Result} from '../../domain/result.js';
import type {Permission, RoleDescription} from '../../domain/workspace/role-permissions.js';
import type {Role} from '../../domain/workspace/role.js';
import type {Token} from '../backend.js';

/** Who has which role. ClusterAdmin and the admin flag of a user are one and the same thing (decision 15). */
export type RolesBackend = {
	/** Assignments, ClusterAdmins first, then by workspace and user; everybody may see them. */
	list(token: Token, filter?: RoleFilter): Promise<Result<readonly RoleHolding[]>>;
	/** Errors: `forbidden`, `user-not-found`, `workspace-not-found`, `role-assigned` when the user has it already. */
	assign(token: Token, userId: number, role: RoleGrant): Promise<Result<RoleHolding>>;
	/** Errors: `forbidden`, `user-not-found`, `workspace-not-found`, `role-not-assigned`, `last-admin`. */
	unassign(token: Token, userId: number, role: RoleGrant): Promise<Result<RoleHolding>>;
	/** The roles there are, with what they allow. */
	listRoles(token: Token): Promise<Result<readonly RoleDescription[]>>;
	/** What the caller may do by their roles. */
	myPermissions(token: Token): Promise<Result<OwnPermissions>>;
};

/** A role to give or take away, and where. */
export type RoleGrant =
	{readonly role: 'ClusterAdmin'} | {readonly role: 'WorkspaceAdmin'; readonly workspaceId: number};

/** Only assignments of that user, or on that workspace; both when both are given. */
export type RoleFilter = {readonly userId?: number; readonly workspaceId?: number};

/** A role somebody has. */
export type RoleHolding = {
	readonly role: Role;
	readonly userId: number;
	readonly username: string;
	readonly active: boolean;
	/** Undefined for the whole cluster. */
	readonly workspace: {readonly id: number; readonly name: string} | undefined;
};

/** Permissions held on the whole cluster, and on single workspaces by id. */
export type OwnPermissions = {
	readonly cluster: readonly Permission[];
	readonly workspaces: ReadonlyArray<{
		readonly workspace: {readonly id: number; readonly name: string};
		readonly permissions: readonly Permission[];
	}>;
};
