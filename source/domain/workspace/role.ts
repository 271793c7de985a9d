import {adminsOnly, type Actor} from '../permission.js';
import type {WorkspaceAct} from './workspace.js';

/*
 * Who may do what to workspaces, roles and policies (`determined.md` 6.3 and 7). Each guard returns the reason for a
 * refusal, in the product's words, or undefined; commands, keys and the backend ask the same ones.
 */

/** The two roles there are: ClusterAdmin is the admin flag of a user, WorkspaceAdmin is given on one workspace. */
export type Role = 'ClusterAdmin' | 'WorkspaceAdmin';

/** Every role with the product's number, in its order. */
export const roles = [
	{id: 1, name: 'ClusterAdmin'},
	{id: 2, name: 'WorkspaceAdmin'},
] as const satisfies ReadonlyArray<{readonly id: number; readonly name: Role}>;

/** A role that somebody has. A ClusterAdmin is stored as the flag of the user only. */
export type RoleAssignment = {readonly userId: number; readonly role: 'WorkspaceAdmin'; readonly workspaceId: number};

/** Who acts, with the workspaces they are WorkspaceAdmin of. */
export type RoleActor = Actor & {readonly workspaceAdminOf: ReadonlySet<number>};

/** What a policy or role is about: the cluster, or a workspace by its id. */
export type RoleScope = {readonly scope: 'cluster'} | {readonly scope: 'workspace'; readonly workspaceId: number};

/** An actor together with their roles. */
export function withRoles(actor: Actor, assignments: readonly RoleAssignment[]): RoleActor {
	const own = assignments.filter(({userId}) => userId === actor.id);
	return {...actor, workspaceAdminOf: new Set(own.map(({workspaceId}) => workspaceId))};
}

/** Whether somebody may edit what is in a workspace: its WorkspaceAdmins and every ClusterAdmin. */
export function administers(actor: RoleActor, workspaceId: number): boolean {
	return actor.admin || actor.workspaceAdminOf.has(workspaceId);
}

/** Seeing workspaces, roles and policies: everybody who is active. */
export function maySee(actor: Pick<Actor, 'active'>): string | undefined {
	return actor.active ? undefined : noPermission;
}

/** Creating a workspace: everybody who is active; they become its WorkspaceAdmin (decision 21). */
export function mayCreateWorkspace(actor: Pick<Actor, 'active'>): string | undefined {
	return maySee(actor);
}

/** Renaming, archiving, unarchiving, deleting a workspace: who administers it. Its state: `workspaceStateProblem`. */
export function mayChangeWorkspace(actor: RoleActor, act: WorkspaceAct, workspaceId: number): string | undefined {
	return maySee(actor) ?? (administers(actor, workspaceId) ? undefined : changeTexts[act]);
}

/** Setting whom a workspace's tasks run as: ClusterAdmins, for it overrides what they gave every user. */
export function maySetWorkspaceAgentUserGroup(actor: Actor): string | undefined {
	const reason = 'only admin privileged users can set workspace agent user groups';
	return maySee(actor) ?? (actor.admin ? undefined : reason);
}

/** Giving a role and taking it away: ClusterAdmin by ClusterAdmins, WorkspaceAdmin by who administers the workspace. */
export function mayAssignRole(actor: RoleActor, where: RoleScope): string | undefined {
	const allowed = where.scope === 'cluster' ? actor.admin : administers(actor, where.workspaceId);
	return maySee(actor) ?? (allowed ? undefined : assignTexts[where.scope]);
}

/** Setting and deleting policies: the cluster's by ClusterAdmins, a workspace's by who administers it. */
export function maySetPolicies(actor: RoleActor, where: RoleScope): string | undefined {
	const allowed = where.scope === 'cluster' ? actor.admin : administers(actor, where.workspaceId);
	return maySee(actor) ?? (allowed ? undefined : policyTexts[where.scope]);
}

/** The role, on the cluster or on the workspace in question, whose want was the reason; undefined for another reason. */
export function missingRole(reason: string): Role | undefined {
	if (workspaceTexts.has(reason)) return 'WorkspaceAdmin';
	return reason.startsWith(adminsOnly) || reason === policyTexts.cluster ? 'ClusterAdmin' : undefined;
}

const noPermission = 'user does not have permission';

const changeTexts: Readonly<Record<WorkspaceAct, string>> = {
	rename: "only admins may set other user's workspaces names",
	archive: "only admins may archive other user's workspaces",
	unarchive: "only admins may unarchive other user's workspaces",
	delete: "only admins may delete other user's workspaces",
};

const assignTexts: Readonly<Record<RoleScope['scope'], string>> = {
	cluster: 'only admin privileged users can update users',
	workspace: 'access denied; required permissions: PERMISSION_TYPE_ASSIGN_ROLES',
};

const policyTexts: Readonly<Record<RoleScope['scope'], string>> = {
	cluster: noPermission,
	workspace: 'only admins may set config policies for workspaces',
};

const workspaceTexts: ReadonlySet<string> = new Set([
	...Object.values(changeTexts),
	assignTexts.workspace,
	policyTexts.workspace,
]);
