import type {KeyBinding} from './binding.js';

/** What works on every screen. */
export const everywhere = [
	{id: 'go.users', keys: ['1'], label: '', help: 'Go to the users'},
	{id: 'go.sessions', keys: ['2'], label: '', help: 'Go to the sessions'},
	{id: 'go.agents', keys: ['3'], label: '', help: 'Go to the agent links'},
	{id: 'go.default-task', keys: ['4'], label: '', help: 'Go to the default task'},
	{id: 'go.workspaces', keys: ['5'], label: '', help: 'Go to the workspaces'},
	{id: 'go.policies', keys: ['6'], label: '', help: 'Go to the config policies'},
	{id: 'refused.retry', keys: ['r'], label: 'try again', help: 'Look whether the store can be opened now'},
	{id: 'app.undo', keys: ['u'], label: 'undo', help: 'Undo your last act, after showing what that restores'},
	{id: 'app.account', keys: ['p'], label: 'account', help: 'Open your own page: password, sign out'},
	{id: 'app.back', keys: ['escape'], label: 'back', help: 'Go one step back: dialog, filter, then the screen'},
	{id: 'app.quit', keys: ['q'], label: 'quit', help: 'Leave the console (from the top screen)'},
	{id: 'app.command', keys: [':'], label: 'command', help: 'Type what to do: an act, a screen, user NAME'},
	{id: 'app.palette', keys: ['ctrl-p'], label: '', help: 'Choose what to do from a list; works in forms too'},
	{id: 'app.help', keys: ['?', 'f1'], label: 'help', help: 'Show every key of this screen'},
	{id: 'app.redraw', keys: ['ctrl-l'], label: '', help: 'Draw the whole screen anew; in linear mode, say it again'},
	{id: 'app.suspend', keys: ['ctrl-z'], label: '', help: 'Go to the shell underneath; fg comes back'},
	{id: 'app.force-quit', keys: ['ctrl-c'], label: '', help: 'Leave the console at once, from anywhere'},
] as const satisfies readonly KeyBinding[];
