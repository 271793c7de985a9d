import {createContext, useContext} from 'react';
import type {OutsideText, OutsideWriting} from '../../system/outside.js';

export type {OutsideText};

/** What a person can reach past the console: only where they have a shell of their own with the same rights anyway. */
export type Outside = {
	/** Where a name without a directory leads. */
	readonly dir: string;
	/** Their editor as it is called, and what it makes of a text; the terminal must have been handed over. */
	readonly editor: {readonly name: string; readonly edit: (text: string) => OutsideText} | undefined;
	/** The text of a file. */
	readonly read: (path: string) => Promise<OutsideText>;
	/** Writes a text into a new file; one that is there already stays. */
	readonly write: (path: string, text: string) => Promise<OutsideWriting>;
	/** Stops the job and comes back with it, the terminal handed over; where a shell underneath can do that. */
	readonly stop?: (() => Promise<void>) | undefined;
};

export const OutsideContext = createContext<Outside | undefined>(undefined);

/** What is past the console; undefined on a shared account, where there is nothing. */
export function useOutside(): Outside | undefined {
	return useContext(OutsideContext);
}

/** Why there is nothing past the console. */
export const noOutside = 'not on a shared account: paste its text in the next step';
