import type {KeyBinding} from './binding.js';

/** One's own account. */
export const account = [
	{id: 'account.password', keys: ['w'], label: 'password', help: 'Change your own password'},
	{id: 'account.edit', keys: ['e'], label: 'edit', help: 'Change your own names'},
	{id: 'app.sign-out', keys: ['o'], label: 'sign out', help: 'End this session'},
] as const satisfies readonly KeyBinding[];
