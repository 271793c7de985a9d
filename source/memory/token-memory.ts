import type {BoundSession, Token} from '../backend/backend.js';
import type {Result} from '../domain/result.js';
import type {Deployment} from '../system/deployment.js';

/** What is remembered for one store. */
export type Remembered = {
	/** Whom the console and the commands go on as unasked; `''` for nobody. */
	readonly activeUser: string;
	/** Tokens by canonical username (`canonicalUsername`); whether their sessions still live is for the backend to say. */
	readonly tokens: ReadonlyMap<string, Token>;
	/** A sentence about a memory that was damaged or cannot be read. */
	readonly warning: string | undefined;
};

/** Who remembers tokens between runs, so that console and commands share sessions (decision 13; `security.md` 2.2). */
export type TokenMemory = {
	/** With `none`, leaving the console ends its session: nobody could go on with it. */
	readonly kind: Deployment['kind'];
	load(): Promise<Remembered>;
	/** Remembers the token of a user, and with `makeActive` goes on as that user from now on. */
	keep(username: string, token: Token, options: {readonly makeActive: boolean}): Promise<Result<void>>;
	/** Forgets the user's token, or only that very token; the active user goes with it. */
	forget(username: string, token?: Token): Promise<Result<void>>;
	forgetAll(): Promise<Result<void>>;
};

export type TokenMemoryOptions = {
	readonly deployment: Deployment;
	/** Key of the tokens; asked when it is needed, because there is none before set-up. */
	readonly storeId: () => Promise<Result<string>>;
	/** `$XDG_STATE_HOME/det-console`; see `places.ts`. */
	readonly stateDir: string;
	/** Directory of the store. */
	readonly dataDir: string;
	/** The backend's `sessions.bound`. */
	readonly bound: () => Promise<Result<readonly BoundSession[]>>;
};

/** Nobody is remembered. */
export const nothingRemembered: Remembered = {activeUser: '', tokens: new Map(), warning: undefined};
