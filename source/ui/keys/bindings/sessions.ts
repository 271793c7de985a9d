import type {KeyBinding} from './binding.js';

/** Sessions. */
export const sessions = [
	{id: 'sessions.end', keys: ['x'], label: 'end', help: 'End the session: its console signs out', danger: true},
	{
		id: 'sessions.end-user',
		keys: ['X'],
		label: "end user's",
		help: 'End all sessions of the user, or of each user with a marked one',
		danger: true,
	},
	{
		id: 'sessions.end-others',
		keys: ['o'],
		label: 'end others',
		help: 'End all your sessions but this one',
		danger: true,
	},
	{id: 'sessions.scope', keys: ['a'], label: 'all users', help: "Show everybody's sessions, or only your own"},
] as const satisfies readonly KeyBinding[];
