import {useCallback, useEffect, useRef} from 'react';
import type {OpenedSession, Token} from '../../backend/backend.js';
import {errorText} from '../../domain/error-text.js';
import type {TokenMemory} from '../../memory/token-memory.js';
import {useStatus} from './status.js';

/**
 * Keeps the memory of tokens in step with the session that is open; `open` is that session while there is one. Whoever
 * signs in is the active user then, with `makeActive`.
 */
export function useRemembered(
	open: OpenedSession | undefined,
	memory: TokenMemory | undefined,
	onSession: ((token: Token | undefined) => void) | undefined,
	makeActive: boolean,
) {
	const {say} = useStatus();
	const current = useRef<{readonly username: string; readonly token: Token}>(undefined);
	useEffect(() => {
		current.current = open && {username: open.user.username, token: open.token};
		onSession?.(open?.token);
	}, [open, onSession]);

	const remember = useCallback(
		({user, token}: OpenedSession) => {
			void memory?.keep(user.username, token, {makeActive}).then(kept => {
				if (!kept.ok) say({kind: 'error', text: `This session will not be remembered: ${errorText(kept.error)}`});
			});
		},
		[memory, say, makeActive],
	);

	/** Only this very token: another process may have signed the same user in again. */
	const forget = useCallback(() => {
		const session = current.current;
		if (session !== undefined) void memory?.forget(session.username, session.token);
	}, [memory]);

	/** The token moves to the new name, and so does being the active user, if it was the old one. */
	const rename = useCallback(
		(from: string, to: string) => {
			const session = current.current;
			if (session === undefined || memory === undefined) return;
			current.current = {...session, username: to};
			void memory.load().then(async ({activeUser}) => {
				await memory.forget(from, session.token);
				await memory.keep(to, session.token, {makeActive: activeUser === from});
			});
		},
		[memory],
	);
	return {remember, forget, rename};
}
