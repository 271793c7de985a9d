import type {Token} from '../backend/backend.js';
import {ok} from '../domain/result.js';
import {canonicalUsername} from '../domain/username.js';
import {openTokenFile} from './token-file.js';
import {nothingRemembered, type TokenMemory, type TokenMemoryOptions} from './token-memory.js';

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
