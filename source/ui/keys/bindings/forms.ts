import type {KeyBinding} from './binding.js';

/** Forms, dialogs and the lock. */
export const forms = [
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
	{id: 'lock.sign-out', keys: ['escape'], label: 'sign out', help: 'End the session instead of unlocking it'},
] as const satisfies readonly KeyBinding[];
