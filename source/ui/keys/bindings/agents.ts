import type {KeyBinding} from './binding.js';

/** Agent links and the default task. */
export const agents = [
	{id: 'agents.link', keys: ['l'], label: 'link', help: 'Link the user with a user and group on the agents'},
	{id: 'agents.unlink', keys: ['x'], label: 'unlink', help: "Take the user's link away: tasks run as the default"},
	{id: 'default-task.nobody', keys: ['n'], label: 'det-nobody', help: 'Make det-nobody (65533) the default task user'},
	{
		id: 'default-task.root',
		keys: ['r'],
		label: 'root',
		help: 'Make root the default task user',
		danger: true,
	},
	{id: 'default-task.custom', keys: ['c'], label: 'custom', help: 'Make another user and group the default'},
	{
		id: 'default-task.unset',
		keys: ['x'],
		label: 'unset',
		help: 'Remove the default task from master.yaml: root holds then',
		danger: true,
	},
] as const satisfies readonly KeyBinding[];
