import {command, type Group} from '../../../source/commands/grammar/command.js';

const run = async () => ({kind: 'done'}) as const;

/** A table with one of everything. What argparse makes of the same table is in argparse.json. */
export const example: Group = {
	kind: 'group',
	name: 'det',
	help: 'example',
	description: 'Determined command-line client',
	flags: {
		user: {kind: 'text', short: 'u', metavar: 'username', help: 'run as the given user'},
		version: {kind: 'switch', stops: 'version', short: 'v', help: 'print CLI version and exit'},
		data: {
			kind: 'text',
			file: true,
			metavar: 'DIR',
			help: 'where everything is kept (default: $DET_DATA, or the state directory)',
		},
	},
	commands: [
		{
			kind: 'group',
			name: 'user',
			aliases: ['u'],
			help: 'manage users',
			default: 'list',
			commands: [
				command({
					name: 'list',
					aliases: ['ls'],
					help: 'list users',
					flags: {
						all: {kind: 'switch', short: 'a', help: 'List all active and inactive users.'},
						json: {kind: 'switch', help: 'print as JSON'},
						csv: {kind: 'switch', help: 'print as CSV'},
					},
					exclusive: [['json', 'csv']],
					run,
				}),
				command({
					name: 'edit',
					help: 'edit user fields',
					flags: {
						displayName: {kind: 'text', help: 'new display name for target_user'},
						remote: {kind: 'boolean', help: 'set user as remote'},
						active: {kind: 'boolean', help: 'set user as active/inactive'},
						admin: {kind: 'boolean', help: 'grant/revoke user admin permissions'},
					},
					positionals: {targetUser: {help: 'name of user to edit'}},
					run,
				}),
				command({
					name: 'login',
					help: 'log in user',
					positionals: {username: {arity: 'optional', help: 'name of user to log in as'}},
					run,
				}),
				command({
					name: 'rename',
					help: 'change username for user',
					deprecated: "Please use 'det user edit <target_user> --username <username>'",
					positionals: {targetUser: {help: 'old name'}, newUsername: {help: 'new name'}},
					run,
				}),
			],
		},
		{
			kind: 'group',
			name: 'session',
			help: 'manage sessions',
			commands: [
				command({
					name: 'revoke',
					help: 'end sessions of a rather long help text that has to be broken into several lines, self-explanatory or not',
					positionals: {ids: {arity: 'many', metavar: 'ID', help: 'ids of sessions'}},
					run,
				}),
			],
		},
		command({
			name: 'completion',
			help: 'print the completion script',
			positionals: {shell: {choices: ['bash', 'zsh', 'fish'], help: 'the shell'}},
			run,
		}),
	],
};
