import type {KeyBinding} from './binding.js';

/** Workspaces and roles. */
export const workspaces = [
	{id: 'roles.assign', keys: ['r'], label: 'assign role', help: 'Make somebody WorkspaceAdmin of a workspace'},
	{id: 'roles.unassign', keys: ['x'], label: 'unassign', help: 'Take the role away', danger: true},
	{id: 'workspaces.create', keys: ['n'], label: 'new', help: 'Create a workspace'},
	{id: 'workspaces.rename', keys: ['e'], label: 'rename', help: 'Rename the workspace'},
	{id: 'workspaces.archive', keys: ['a'], label: 'archive', help: 'Archive the workspace: nothing new starts in it'},
	{id: 'workspaces.unarchive', keys: ['a'], label: 'unarchive', help: 'Take the workspace out of the archive'},
	{id: 'workspaces.policies', keys: ['c'], label: 'policies', help: 'Open the config policies of the workspace'},
	{
		id: 'workspaces.delete',
		keys: ['d'],
		label: 'delete',
		help: 'Delete the workspace with its policies and role assignments',
		danger: true,
	},
	{id: 'users.roles', keys: ['r'], label: 'roles', help: 'Show the roles of the user; assign and unassign'},
] as const satisfies readonly KeyBinding[];
