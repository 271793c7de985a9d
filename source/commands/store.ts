import {command, type Group} from './grammar/command.js';

/** `det store`, ours: what helps when `store.json` is damaged, without signing in, for the owner of the files. */
export const store: Group = {
	kind: 'group',
	name: 'store',
	help: 'look after the files of the store',
	commands: [
		command({
			name: 'generations',
			help: 'list the kept generations of the store',
			flags: {json: {kind: 'switch', help: 'print as JSON'}},
			run: async (given, context) => (await import('./runs.js')).listGenerations(given, context),
		}),
		command({
			name: 'restore',
			help: 'restore a generation of the store',
			flags: {yes: {kind: 'switch', help: 'do not ask'}},
			positionals: {
				generation: {
					arity: 'optional',
					metavar: 'N',
					help: 'which one, as det store generations counts them (default: 1, the newest)',
				},
			},
			run: async (given, context) => (await import('./runs.js')).restoreStore(given, context),
		}),
	],
};
