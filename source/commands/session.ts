import {command, type Group} from './grammar/command.js';

/** `det session`, ours: the scripted twin of the sessions screen (decision 18). */
export const session: Group = {
	kind: 'group',
	name: 'session',
	help: 'manage sessions',
	default: 'list',
	commands: [
		command({
			name: 'list',
			aliases: ['ls'],
			help: 'list sessions',
			flags: {
				all: {kind: 'switch', short: 'a', help: 'list the sessions of all users (admins)'},
				user: {kind: 'text', metavar: 'NAME', help: 'list the sessions of that user'},
				json: {kind: 'switch', help: 'print as JSON'},
				csv: {kind: 'switch', help: 'print as CSV'},
			},
			exclusive: [
				['json', 'csv'],
				['all', 'user'],
			],
			run: async (given, context) => (await import('./runs.js')).listSessions(given, context),
		}),
		command({
			name: 'revoke',
			help: 'end sessions',
			flags: {
				user: {kind: 'text', metavar: 'NAME', help: 'end all sessions of that user'},
				others: {kind: 'switch', help: 'end all own sessions but the present one'},
				json: {kind: 'switch', help: 'print the ids of the sessions that ended as JSON'},
			},
			exclusive: [['user', 'others']],
			positionals: {ids: {arity: 'many', metavar: 'ID', help: 'ids of sessions, as det session list shows them'}},
			run: async (given, context) => (await import('./runs.js')).revokeSessions(given, context),
		}),
	],
};
