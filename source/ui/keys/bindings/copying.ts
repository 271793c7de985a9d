import type {KeyBinding} from './binding.js';

/** To the clipboard of the person's terminal. */
export const copying = [
	{id: 'copy.value', keys: ['y'], label: 'copy', help: 'Copy the name or text; again: show it'},
	{id: 'copy.id', keys: ['Y'], label: '', help: 'Copy the id'},
	{id: 'copy.command', keys: ['y', 'ctrl-y'], label: 'as command', help: 'Copy the det command that does the same'},
	{id: 'copy.close', keys: ['escape', 'enter', 'q', 'y'], label: 'close', help: 'Go back to where the text was copied'},
] as const satisfies readonly KeyBinding[];
