import {createContext, useContext} from 'react';
import {visible} from '../../domain/visible.js';

/** The person's clipboard as far as the console reaches it. */
export type Clipboard = {
	/** Sends it a text. False when it cannot be: too long, or no clipboard. Whether it arrives nobody knows. */
	readonly send: (text: string) => boolean;
	/** The words that start this very program on this very store, for command lines. */
	readonly det: readonly string[];
};

export const ClipboardContext = createContext<Clipboard>({send: () => false, det: ['det']});

export function useClipboard(): Clipboard {
	return useContext(ClipboardContext);
}

/**
 * A text as it may be pasted somewhere: what cannot be seen is a mark there too, or a name could press Enter in a shell.
 * In a document line breaks and tabs stay, for they mean something there.
 */
export function copyable(text: string, isDocument: boolean): string {
	if (!isDocument) return visible(text);
	return text
		.split(/([\n\t])/)
		.map(part => (part === '\n' || part === '\t' ? part : visible(part)))
		.join('');
}
