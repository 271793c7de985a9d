import {useClipboard} from '../copy/clipboard.js';
import {useCopy} from '../copy/copying.js';
import type {Act} from '../keys/layers.js';
import type {CommandLine} from './command-lines.js';
import {shellLine} from './shell-line.js';

/** What a dialog or form would do as commands; a text says why there is no line for it. */
export type AsCommand = CommandLine | string;

/** The act that copies what is about to be done as a line for the shell; none where nothing is changed. */
export function useCommandAct(command: AsCommand | undefined): readonly Act[] {
	const {det} = useClipboard();
	const copy = useCopy();
	if (command === undefined) return [];
	const line = typeof command === 'string' ? undefined : shellLine(command.map(words => [...det, ...words]));
	return [
		{
			id: 'copy.command',
			run: () => line !== undefined && copy({what: 'Command', text: line}),
			disabled: line === undefined ? (typeof command === 'string' ? command : unspeakable) : undefined,
		},
	];
}

const unspeakable = 'No command line can hold this name.';
