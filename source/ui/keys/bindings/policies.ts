import type {KeyBinding} from './binding.js';

/** Config policies: lists, the editor, and what would become of a workload. */
export const policies = [
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
] as const satisfies readonly KeyBinding[];
