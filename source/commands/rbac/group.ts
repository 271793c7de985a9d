import {command, type Group} from '../grammar/command.js';

const json = {kind: 'switch', help: 'print as JSON'} as const;
const assignment = {
	flags: {
		workspaceName: {kind: 'text', short: 'w', help: 'workspace of the role; without it the whole cluster'},
		usernameToAssign: {kind: 'text', short: 'u', help: 'name of the user'},
	},
	positionals: {roleName: {suggests: ['ClusterAdmin', 'WorkspaceAdmin'], help: 'ClusterAdmin or WorkspaceAdmin'}},
} as const;

/** `det rbac`: the product's commands (`determined.md` 1.11) for the two roles there are (decision 15). */
export const rbac: Group = {
	kind: 'group',
	name: 'rbac',
	help: 'manage roles based access controls',
	default: 'list-roles',
	commands: [
		command({
			name: 'my-permissions',
			help: 'view permissions assigned to yourself',
			flags: {json},
			run: async (given, context) => (await import('../runs.js')).myPermissions(given, context),
		}),
		command({
			name: 'list-roles',
			help: 'show list of all roles with their permissions',
			flags: {excludeGlobalRoles: {kind: 'switch', help: 'leave out roles that are for the whole cluster only'}, json},
			run: async (given, context) => (await import('../runs.js')).listRoles(given, context),
		}),
		command({
			name: 'list-users-roles',
			help: 'list all roles assigned to a user',
			flags: {json},
			positionals: {username: {help: 'name of the user'}},
			run: async (given, context) => (await import('../runs.js')).listUsersRoles(given, context),
		}),
		command({
			name: 'assign-role',
			help: 'assign a role to a user or group',
			...assignment,
			run: async (given, context) => (await import('../runs.js')).assignRole(given, context),
		}),
		command({
			name: 'unassign-role',
			help: 'unassign a role from a user or group',
			...assignment,
			run: async (given, context) => (await import('../runs.js')).unassignRole(given, context),
		}),
	],
};
