import {useMemo} from 'react';
import type {Session} from '../../../domain/session.js';
import {revokeSessions} from '../../command-lines/command-lines.js';
import {BulkDialog} from '../../components/bulk/bulk-dialog.js';
import {nameList, type BulkWords} from '../../components/bulk/bulk-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {counted, screenText} from '../../words.js';

export type BulkEndProps = {
	/** The marked sessions. */
	readonly sessions: readonly Session[];
	/** All that are open now. */
	readonly open: readonly Session[];
	readonly onLeft: (sessions: readonly Session[]) => void;
	readonly onClose: () => void;
};

/** Ends several sessions, each by an act of its own. */
export function BulkEnd({sessions, onLeft, onClose}: Omit<BulkEndProps, 'open'>) {
	const {backend, token, onEnd} = useConsole();
	// The own one last: with it all that were to come after would end.
	const rows = useMemo(() => sessions.toSorted((a, b) => Number(a.current) - Number(b.current)), [sessions]);
	const owners = [...new Set(rows.map(({username}) => username))];
	return (
		<BulkDialog
			words={words}
			rows={rows}
			danger
			consequences={[
				`They are of ${counted(owners.length, 'user')}: ${nameList(owners, 40)}.`,
				rows.some(({current}) => current)
					? 'This session is among them: you will be signed out here.'
					: 'Their consoles go to the sign-in screen within a second; what is typed there cannot be sent.',
				'Signing in again is possible with the password.',
			]}
			act={async ({id, current}) => {
				const result = await backend.sessions.revoke(token, {ids: [id]});
				if (result.ok && current) onEnd('revoked');
				return result;
			}}
			command={({id}) => revokeSessions({ids: [id]})}
			onLeft={onLeft}
			onClose={onClose}
		/>
	);
}

const words: BulkWords<Session> = {
	verb: 'End',
	doing: 'Ending',
	done: what => `${what} ended`,
	noun: 'session',
	nameOf: ({username, origin}) => `${username} from ${origin}`,
	reasonOf: screenText,
};
