import {command, type Group} from '../grammar/command.js';

const json = {kind: 'switch', help: 'print as JSON'} as const;
const yes = {kind: 'switch', help: 'do not ask'} as const;

/** `det default-task`, ours: whom tasks of users without an agent link run as, in master.yaml (decision 23). */
export const defaultTask: Group = {
	kind: 'group',
	name: 'default-task',
	help: 'manage the default task user of master.yaml',
	default: 'show',
	commands: [
		command({
			name: 'show',
			help: 'show the default task user',
			flags: {json},
			run: async (given, context) => (await import('../runs.js')).showDefaultTask(given, context),
		}),
		command({
			name: 'set',
			help: 'set the default task user',
			flags: {yes},
			positionals: {
				task: {metavar: 'TASK', suggests: ['root', 'det-nobody'], help: 'root, det-nobody or USER:UID:GROUP:GID'},
			},
			run: async (given, context) => (await import('../runs.js')).setDefaultTask(given, context),
		}),
		command({
			name: 'unset',
			help: 'unset the default task user',
			flags: {yes},
			run: async (given, context) => (await import('../runs.js')).unsetDefaultTask(given, context),
		}),
	],
};
