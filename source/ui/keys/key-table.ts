/** One thing a person can do with a key. Footer, `?` help and the README's key list are made from these. */
export type KeyBinding = {
	/** Dotted act id, `scope.verb`. */
	readonly id: string;
	/** Key names as the decoder gives them; the first is the one shown. */
	readonly keys: readonly string[];
	/** One or two words for the footer; `''` keeps it out of the footer. */
	readonly label: string;
	/** A sentence for the help. */
	readonly help: string;
	readonly danger?: true;
};

// In the order in which the footer offers them.
const bindings = [
	// Users
	{id: 'table.open', keys: ['enter'], label: 'open', help: 'Open the row'},
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

	// Sessions
	{id: 'sessions.end', keys: ['x'], label: 'end', help: 'End the session: its console signs out', danger: true},
	{id: 'sessions.end-user', keys: ['X'], label: "end user's", help: 'End all sessions of the user', danger: true},
	{
		id: 'sessions.end-others',
		keys: ['o'],
		label: 'end others',
		help: 'End all your sessions but this one',
		danger: true,
	},
	{id: 'sessions.scope', keys: ['a'], label: 'all users', help: "Show everybody's sessions, or only your own"},

	// Agent links and the default task
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
	{id: 'default-task.copy', keys: ['y'], label: 'copy', help: 'Copy the Dockerfile lines to the clipboard'},

	// Workspaces and roles
	{id: 'workspaces.create', keys: ['n'], label: 'new', help: 'Create a workspace'},
	{id: 'workspaces.rename', keys: ['e'], label: 'rename', help: 'Rename the workspace'},
	{id: 'workspaces.archive', keys: ['a'], label: 'archive', help: 'Archive the workspace: nothing new starts in it'},
	{id: 'workspaces.unarchive', keys: ['a'], label: 'unarchive', help: 'Take the workspace out of the archive'},
	{id: 'workspaces.policies', keys: ['c'], label: 'policies', help: 'Open the config policies of the workspace'},
	{
		id: 'workspaces.delete',
		keys: ['d'],
		label: 'delete',
		help: 'Delete the workspace with its policies and role assignments',
		danger: true,
	},
	{id: 'roles.assign', keys: ['r'], label: 'assign role', help: 'Make somebody WorkspaceAdmin of a workspace'},
	{id: 'roles.unassign', keys: ['x'], label: 'unassign', help: 'Take the role away', danger: true},
	{id: 'users.roles', keys: ['r'], label: 'roles', help: 'Show the roles of the user; assign and unassign'},

	// Config policies
	{id: 'policies.edit', keys: ['e', 'enter'], label: 'edit', help: 'Edit the policy'},
	{id: 'policies.type', keys: ['tab'], label: '', help: 'Switch between experiments and tasks (NTSC)'},
	{id: 'policies.history', keys: ['h'], label: 'history', help: 'Show earlier versions; restore one'},
	{id: 'policies.explain', keys: ['x'], label: 'explain', help: 'Show what would become of a workload'},
	{id: 'policies.delete', keys: ['d'], label: 'delete', help: 'Delete the policy: it limits nothing', danger: true},
	{id: 'policies.restore', keys: ['r'], label: 'restore', help: 'Edit the policy beginning with this version'},
	{id: 'document.page-down', keys: ['pagedown', 'J'], label: '', help: 'One page down in the document'},
	{id: 'document.page-up', keys: ['pageup', 'K'], label: '', help: 'One page up in the document'},
	{id: 'editor.apply', keys: ['ctrl-s'], label: 'apply', help: 'Show what differs, then apply it'},
	{id: 'editor.problem', keys: ['ctrl-g'], label: 'go to error', help: 'Take the caret to the next error'},
	{id: 'editor.theirs', keys: ['ctrl-t'], label: 'take theirs', help: 'Take what somebody else stored meanwhile'},
	{id: 'editor.external', keys: ['ctrl-x'], label: '$EDITOR', help: 'Go on in your own editor'},
	{id: 'editor.undo', keys: ['ctrl-_', 'alt-u'], label: 'undo', help: 'Undo the last edit'},
	{id: 'editor.redo', keys: ['alt-_', 'alt-r'], label: '', help: 'Do again what was undone'},
	{id: 'explain.again', keys: ['e'], label: 'change', help: 'Change the workload and explain it again'},

	// Own account
	{id: 'account.password', keys: ['w'], label: 'password', help: 'Change your own password'},
	{id: 'account.edit', keys: ['e'], label: 'edit', help: 'Change your own names'},
	{id: 'app.sign-out', keys: ['o'], label: 'sign out', help: 'End this session'},

	// Tables
	{id: 'table.filter', keys: ['/'], label: 'filter', help: 'Show only rows that contain a text'},
	{id: 'table.sort', keys: ['s'], label: 'sort', help: 'Sort by the next column'},
	{id: 'users.show-inactive', keys: ['i'], label: 'inactive', help: 'Show or hide inactive users'},
	{id: 'users.sessions', keys: ['t'], label: 'sessions', help: 'Show the open sessions of the user'},
	{id: 'table.reverse', keys: ['S'], label: '', help: 'Turn the order round'},
	{id: 'table.down', keys: ['down', 'j'], label: '', help: 'Next row'},
	{id: 'table.up', keys: ['up', 'k'], label: '', help: 'Previous row'},
	{id: 'table.page-down', keys: ['pagedown', 'ctrl-f'], label: '', help: 'One page down'},
	{id: 'table.page-up', keys: ['pageup', 'ctrl-b'], label: '', help: 'One page up'},
	{id: 'table.first', keys: ['home', 'g'], label: '', help: 'First row'},
	{id: 'table.last', keys: ['end', 'G'], label: '', help: 'Last row'},
	{id: 'filter.apply', keys: ['enter', 'down', 'up', 'tab'], label: 'keep', help: 'Keep the filter and go to the rows'},
	{id: 'filter.clear', keys: ['escape'], label: 'clear', help: 'Drop the filter'},

	// Forms and dialogs
	{id: 'form.continue', keys: ['enter'], label: 'continue', help: 'Next field, or send the form from the last one'},
	{id: 'form.change', keys: ['space'], label: 'change', help: 'Switch, or take the next choice'},
	{id: 'form.change-left', keys: ['left'], label: '', help: 'Switch, or take the previous choice'},
	{id: 'form.change-right', keys: ['right'], label: '', help: 'Switch, or take the next choice'},
	{id: 'form.reveal', keys: ['ctrl-r'], label: 'show', help: 'Show or hide the typed password'},
	{id: 'form.next', keys: ['tab'], label: 'next field', help: 'Next field'},
	{id: 'form.previous', keys: ['shift-tab'], label: '', help: 'Previous field'},
	{id: 'form.down', keys: ['down'], label: '', help: 'Next choice or field'},
	{id: 'form.up', keys: ['up'], label: '', help: 'Previous choice or field'},
	{id: 'form.submit', keys: ['ctrl-s'], label: 'send', help: 'Send the form from anywhere'},
	{id: 'dialog.press', keys: ['enter'], label: 'press', help: 'Press the button'},
	{id: 'dialog.move', keys: ['tab', 'left', 'right', 'shift-tab'], label: 'move', help: 'Move between the buttons'},
	{id: 'dialog.cancel', keys: ['escape'], label: 'cancel', help: 'Close without doing anything'},
	{id: 'password.noted', keys: ['enter'], label: 'I have noted it', help: 'Go on; the password is not shown again'},

	// Locked console
	{id: 'lock.sign-out', keys: ['escape'], label: 'sign out', help: 'End the session instead of unlocking it'},

	// Everywhere
	{id: 'go.users', keys: ['1'], label: '', help: 'Go to the users'},
	{id: 'go.sessions', keys: ['2'], label: '', help: 'Go to the sessions'},
	{id: 'go.agents', keys: ['3'], label: '', help: 'Go to the agent links'},
	{id: 'go.default-task', keys: ['4'], label: '', help: 'Go to the default task'},
	{id: 'go.workspaces', keys: ['5'], label: '', help: 'Go to the workspaces'},
	{id: 'go.policies', keys: ['6'], label: '', help: 'Go to the config policies'},
	{id: 'refused.retry', keys: ['r'], label: 'try again', help: 'Look whether the store can be opened now'},
	{id: 'app.account', keys: ['p'], label: 'account', help: 'Open your own page: password, sign out'},
	{id: 'app.back', keys: ['escape'], label: 'back', help: 'Go one step back: dialog, filter, then the screen'},
	{id: 'app.quit', keys: ['q'], label: 'quit', help: 'Leave the console (from the top screen)'},
	{id: 'app.help', keys: ['?', 'f1'], label: 'help', help: 'Show every key of this screen'},
	{id: 'app.force-quit', keys: ['ctrl-c'], label: '', help: 'Leave the console at once, from anywhere'},
	{id: 'help.scroll-down', keys: ['down', 'j', 'pagedown'], label: 'scroll', help: 'Further down'},
	{id: 'help.scroll-up', keys: ['up', 'k', 'pageup'], label: '', help: 'Further up'},
	{id: 'help.close', keys: ['escape', '?', 'q', 'f1'], label: 'close', help: 'Close the help'},
] as const satisfies readonly KeyBinding[];

/** Every act id of the table. */
export type ActId = (typeof bindings)[number]['id'];

/** The one key table, by act id. */
export const keyTable: ReadonlyMap<ActId, KeyBinding> = new Map(bindings.map(binding => [binding.id, binding]));

/** A key's name as a person reads it: `↵`, `esc`, `^C`, `n`. */
export function keyLabel(name: string, unicode: boolean): string {
	const arrows: Record<string, readonly [string, string]> = {
		enter: ['↵', 'enter'],
		up: ['↑', 'up'],
		down: ['↓', 'down'],
		left: ['←', 'left'],
		right: ['→', 'right'],
		tab: ['⇥', 'tab'],
	};
	const arrow = arrows[name];
	if (arrow) return unicode ? arrow[0] : arrow[1];
	if (name === 'escape') return 'esc';
	if (name.startsWith('ctrl-')) return `^${name.slice(5).toUpperCase()}`;
	if (name === 'pageup') return 'pgup';
	if (name === 'pagedown') return 'pgdn';
	return name;
}
