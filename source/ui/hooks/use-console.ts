import {createContext, useContext} from 'react';
import type {Backend, Token} from '../../backend/backend.js';
import type {SessionEnd} from '../../domain/errors.js';
import type {User} from '../../domain/user.js';

/** What every screen of a signed-in console works with. */
export type Console = {
	readonly backend: Backend;
	readonly token: Token;
	/** Who is signed in, as the store has it now: rights follow within a second. */
	readonly user: User;
	/** Asks the app to end the session and show the sign-in screen. */
	readonly signOut: () => void;
	/** Tells the app that the session has ended by itself. */
	readonly onEnd: (why: SessionEnd) => void;
};

export const ConsoleContext = createContext<Console | undefined>(undefined);

/** The console's backend, token and user; only inside the signed-in part. */
export function useConsole(): Console {
	const console = useContext(ConsoleContext);
	if (!console) throw new Error('useConsole is for screens of a signed-in console');
	return console;
}
