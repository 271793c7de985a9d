import {command, type Group} from '../grammar/command.js';

const json = {kind: 'switch', help: 'print as JSON'} as const;
const name = {help: 'name of the workspace'} as const;

/** `det workspace`: the product's commands (`determined.md` 1.10) as far as accounts and policies go. */
export const workspace: Group = {
	kind: 'group',
	name: 'workspace',
	aliases: ['w'],
	help: 'manage workspaces',
	default: 'list',
	commands: [
		command({
			name: 'list',
			aliases: ['ls'],
			help: 'list all workspaces',
			flags: {
				sortBy: {kind: 'text', choices: ['id', 'name'], help: 'sort workspaces by the given field (default: id)'},
				orderBy: {
					kind: 'text',
					choices: ['asc', 'desc'],
					help: 'order workspaces in either ascending or descending order (default: asc)',
				},
				limit: {kind: 'text', help: 'maximum number of workspaces to print (default: 200)'},
				offset: {kind: 'text', help: 'number of workspaces to leave out at first (default: 0)'},
				json,
				csv: {kind: 'switch', help: 'print as CSV'},
			},
			exclusive: [['json', 'csv']],
			run: async (given, context) => (await import('../runs.js')).listWorkspaces(given, context),
		}),
		command({
			name: 'create',
			help: 'create workspace',
			flags: {json},
			positionals: {name: {help: 'name of the new workspace'}},
			run: async (given, context) => (await import('../runs.js')).createWorkspace(given, context),
		}),
		command({
			name: 'describe',
			help: 'describe workspace',
			flags: {json},
			positionals: {workspaceName: name},
			run: async (given, context) => (await import('../runs.js')).describeWorkspace(given, context),
		}),
		command({
			name: 'edit',
			help: 'edit workspace',
			flags: {name: {kind: 'text', help: 'new name of the workspace'}, json},
			positionals: {workspaceName: name},
			run: async (given, context) => (await import('../runs.js')).editWorkspace(given, context),
		}),
		command({
			name: 'archive',
			help: 'archive workspace',
			positionals: {workspaceName: name},
			run: async (given, context) => (await import('../runs.js')).archiveWorkspace(given, context),
		}),
		command({
			name: 'unarchive',
			help: 'unarchive workspace',
			positionals: {workspaceName: name},
			run: async (given, context) => (await import('../runs.js')).unarchiveWorkspace(given, context),
		}),
		command({
			name: 'delete',
			help: 'delete workspace',
			flags: {yes: {kind: 'switch', help: 'automatically answer yes to prompts'}},
			positionals: {workspaceName: name},
			run: async (given, context) => (await import('../runs.js')).deleteWorkspace(given, context),
		}),
		command({
			name: 'list-members',
			help: 'list the members of a workspace',
			flags: {json, csv: {kind: 'switch', help: 'print as CSV'}},
			exclusive: [['json', 'csv']],
			positionals: {workspaceName: name},
			run: async (given, context) => (await import('../runs.js')).listMembers(given, context),
		}),
	],
};
