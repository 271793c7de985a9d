import {command, type Group} from './grammar/command.js';

const json = {kind: 'switch', help: 'print as JSON'} as const;
const csv = {kind: 'switch', help: 'print as CSV'} as const;

/** `det user`: the product's commands (`determined.md` 1.6), and `describe` and `unlink-agent-user`, which are ours. */
export const user: Group = {
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
				json,
				csv,
			},
			exclusive: [['json', 'csv']],
			run: async (given, context) => (await import('./runs.js')).listUsers(given, context),
		}),
		command({
			name: 'login',
			help: 'log in user',
			positionals: {username: {arity: 'optional', help: 'name of user to log in as'}},
			run: async (given, context) => (await import('./runs.js')).logIn(given, context),
		}),
		command({
			name: 'logout',
			help: 'log out user',
			flags: {
				all: {kind: 'switch', short: 'a', help: 'log out of all cached sessions for the current master'},
			},
			run: async (given, context) => (await import('./runs.js')).logOut(given, context),
		}),
		command({
			name: 'whoami',
			help: 'print the active user',
			run: async (given, context) => (await import('./runs.js')).whoAmI(given, context),
		}),
		command({
			name: 'change-password',
			help: 'change password for user',
			flags: {passwordStdin: {kind: 'switch', help: 'read the new password from standard input'}},
			positionals: {targetUser: {arity: 'optional', help: 'name of user to change password of'}},
			run: async (given, context) => (await import('./runs.js')).changePassword(given, context),
		}),
		command({
			name: 'create',
			help: 'create user',
			flags: {
				admin: {kind: 'switch', help: 'give new user admin rights'},
				password: {kind: 'text', help: 'password of new user; visible to everybody on this machine'},
				passwordStdin: {kind: 'switch', help: 'read the password of new user from standard input'},
				remote: {kind: 'switch', help: 'disallow using passwords, user must use the configured external IdP'},
			},
			exclusive: [['password', 'passwordStdin', 'remote']],
			positionals: {username: {help: 'name of new user'}},
			run: async (given, context) => (await import('./runs.js')).createUser(given, context),
		}),
		command({
			name: 'edit',
			help: 'edit user fields',
			flags: {
				displayName: {kind: 'text', help: 'new display name for target_user'},
				username: {kind: 'text', help: 'new username for target_user'},
				remote: {kind: 'boolean', help: 'set user as remote'},
				active: {kind: 'boolean', help: 'set user as active/inactive'},
				admin: {kind: 'boolean', help: 'grant/revoke user admin permissions'},
				passwordStdin: {kind: 'switch', help: 'read the password that --remote false needs from standard input'},
			},
			positionals: {targetUser: {help: 'name of user to edit'}},
			run: async (given, context) => (await import('./runs.js')).editUser(given, context),
		}),
		command({
			name: 'rename',
			help: 'change username for user',
			deprecated: "Please use 'det user edit <target_user> --username <username>'",
			positionals: {
				targetUser: {help: 'name of user whose username should be changed'},
				newUsername: {help: 'new username for target_user'},
			},
			run: async (given, context) => (await import('./runs.js')).renameUser(given, context),
		}),
		command({
			name: 'activate',
			help: 'activate user',
			deprecated: "Please use 'det user edit <target_user> --active true'",
			positionals: {username: {help: 'name of user to activate'}},
			run: async (given, context) => (await import('./runs.js')).activateUser(given, context),
		}),
		command({
			name: 'deactivate',
			help: 'deactivate user',
			deprecated: "Please use 'det user edit <target_user> --active false'",
			positionals: {username: {help: 'name of user to deactivate'}},
			run: async (given, context) => (await import('./runs.js')).deactivateUser(given, context),
		}),
		command({
			name: 'link-with-agent-user',
			help: 'link a user with UID/GID on agent',
			flags: {
				agentUid: {kind: 'text', help: 'UID on agent to run tasks as'},
				agentUser: {kind: 'text', help: 'user on agent to run tasks as'},
				agentGid: {kind: 'text', help: 'GID on agent to run tasks as'},
				agentGroup: {kind: 'text', help: 'group on agent to run tasks as'},
			},
			positionals: {detUsername: {help: 'name of Determined user to link'}},
			run: async (given, context) => (await import('./runs.js')).linkUser(given, context),
		}),
		command({
			name: 'unlink-agent-user',
			help: 'unlink a user from the agent user',
			positionals: {detUsername: {help: 'name of Determined user to unlink: tasks run as the default then'}},
			run: async (given, context) => (await import('./runs.js')).unlinkUser(given, context),
		}),
		command({
			name: 'describe',
			help: 'describe user',
			flags: {json},
			positionals: {targetUser: {help: 'name of user to describe'}},
			run: async (given, context) => (await import('./runs.js')).describeUser(given, context),
		}),
	],
};
