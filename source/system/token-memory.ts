import type {BoundSession, Token} from '../backend/backend.js';
import {canonicalUsername} from '../domain/username.js';
import {ok, type Result} from '../domain/result.js';
import type {Deployment} from './deployment.js';
import {openTokenFile} from './token-file.js';

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

/** The memory for a deployment. */
export function openTokenMemory(options: TokenMemoryOptions): TokenMemory {
	const {deployment, bound} = options;
	switch (deployment.kind) {
		case 'file':
			return openTokenFile(options);
		case 'os-uid':
		case 'ssh-key':
			return boundMemory(deployment.kind, bound);
		case 'none':
			return {...forgetful, kind: 'none', load: async () => nothingRemembered};
	}
}

/** Nobody is remembered. */
export const nothingRemembered: Remembered = {activeUser: '', tokens: new Map(), warning: undefined};

/** The store itself remembers, by who is at the keyboard: there is nothing to keep here, and no token to steal. */
function boundMemory(kind: 'os-uid' | 'ssh-key', bound: TokenMemoryOptions['bound']): TokenMemory {
	return {
		...forgetful,
		kind,
		async load() {
			const sessions = await bound();
			if (!sessions.ok) return nothingRemembered;
			const tokens = new Map<string, Token>();
			const active = sessions.value.find(session => session.active);
			// The active one, else the newest of each user.
			for (const {username, token} of active ? [active, ...sessions.value] : sessions.value) {
				const key = canonicalUsername(username);
				if (!tokens.has(key)) tokens.set(key, token);
			}

			return {activeUser: active?.username ?? '', tokens, warning: undefined};
		},
	};
}

const forgetful = {
	keep: async () => ok(undefined),
	forget: async () => ok(undefined),
	forgetAll: async () => ok(undefined),
};
