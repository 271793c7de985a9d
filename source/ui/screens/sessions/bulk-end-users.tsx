import {useMemo} from 'react';
import {revokeSessions} from '../../command-lines/command-lines.js';
import {BulkDialog} from '../../components/bulk/bulk-dialog.js';
import type {BulkWords} from '../../components/bulk/bulk-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {counted, screenText} from '../../words.js';
import type {BulkEndProps} from './bulk-end.js';

/** Ends all sessions of those whose sessions are marked, also the ones that come meanwhile: one act a user. */
export function BulkEndUsers({sessions, open, onLeft, onClose}: BulkEndProps) {
	const {backend, token, user: me, onEnd} = useConsole();
	// Oneself last: with that this session ends, and all that were to come after.
	const owners = useMemo(
		() =>
			[...new Set(sessions.map(({username}) => username))].toSorted(
				(a, b) => Number(a === me.username) - Number(b === me.username),
			),
		[sessions, me.username],
	);
	const count = open.filter(({username}) => owners.includes(username)).length;
	return (
		<BulkDialog
			words={words}
			rows={owners}
			danger
			consequences={[
				`${counted(count, 'open session')} will end at once, marked or not.`,
				owners.includes(me.username)
					? 'This session is among them: you will be signed out here.'
					: 'Their consoles go to the sign-in screen within a second; what is typed there cannot be sent.',
				'Signing in again is possible with the password.',
			]}
			act={async username => {
				const result = await backend.sessions.revoke(token, {username});
				if (result.ok && username === me.username) onEnd('revoked');
				return result;
			}}
			command={username => revokeSessions({username})}
			onLeft={left => onLeft(sessions.filter(({username}) => left.includes(username)))}
			onClose={onClose}
		/>
	);
}

const words: BulkWords<string> = {
	verb: 'End all sessions',
	ask: what => `End all sessions of ${what}`,
	doing: 'Ending all sessions of',
	done: what => `${what} signed out everywhere`,
	noun: 'user',
	nameOf: username => username,
	reasonOf: screenText,
};
