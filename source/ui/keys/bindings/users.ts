import type {KeyBinding} from './binding.js';

/** Users, in lists and on their pages. */
export const users = [
	{id: 'users.create', keys: ['n'], label: 'new', help: 'Create a user'},
	{id: 'users.edit', keys: ['e'], label: 'edit', help: 'Change names, role and kind of the user'},
	{
		id: 'users.deactivate',
		keys: ['d'],
		label: 'deactivate',
		help: 'Deactivate the user: no sign-in, sessions end',
		danger: true,
	},
	{id: 'users.activate', keys: ['a'], label: 'activate', help: 'Let a deactivated user sign in again'},
	{id: 'users.password', keys: ['w'], label: 'password', help: 'Set a new password for the user', danger: true},
] as const satisfies readonly KeyBinding[];

/** What the footer names last of the users. */
export const usersMore = [
	{id: 'users.show-inactive', keys: ['i'], label: 'inactive', help: 'Show or hide inactive users'},
	{id: 'users.sessions', keys: ['t'], label: 'sessions', help: 'Show the open sessions of the user'},
] as const satisfies readonly KeyBinding[];
