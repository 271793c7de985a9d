import type {Role} from './role.js';

/** One thing that may be done, with the product's number and words (`determined.md` 7). */
export type Permission = {
	readonly id: number;
	readonly name: string;
	/** True when it can only be held on the whole cluster. */
	readonly clusterOnly: boolean;
};

/** A role with what it allows. */
export type RoleDescription = {readonly id: number; readonly name: Role; readonly permissions: readonly Permission[]};

/** The permissions that mean something here, by number; those of experiments and tasks come with them. */
export const permissions: readonly Permission[] = [
	{id: 4002, name: 'view workspace', clusterOnly: false},
	{id: 4003, name: 'update workspace', clusterOnly: false},
	{id: 4004, name: 'delete workspace', clusterOnly: false},
	{id: 6002, name: 'assign roles', clusterOnly: false},
	{id: 8005, name: 'view master config', clusterOnly: true},
	{id: 8006, name: 'update master config', clusterOnly: true},
	{id: 11_004, name: 'modify global config policies', clusterOnly: true},
	{id: 11_005, name: 'modify workspace config policies', clusterOnly: false},
	{id: 11_006, name: 'view global config policies', clusterOnly: false},
	{id: 11_007, name: 'view workspace config policies', clusterOnly: false},
	{id: 91_001, name: 'administrate user', clusterOnly: true},
	{id: 94_001, name: 'create workspace', clusterOnly: true},
];

/** The roles with their permissions: ClusterAdmin has all, WorkspaceAdmin those that a workspace can have. */
export const roleDescriptions: readonly RoleDescription[] = [
	{id: 1, name: 'ClusterAdmin', permissions},
	{id: 2, name: 'WorkspaceAdmin', permissions: permissions.filter(({clusterOnly}) => !clusterOnly)},
];

/** What a role allows. */
export function permissionsOf(role: Role): readonly Permission[] {
	return roleDescriptions.find(({name}) => name === role)?.permissions ?? [];
}
