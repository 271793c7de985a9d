import {useState} from 'react';
import type {SessionTarget} from '../../../backend/backend.js';
import type {Session} from '../../../domain/session.js';
import {visible} from '../../../domain/visible.js';
import {revokeSessions} from '../../command-lines/command-lines.js';
import {Dialog} from '../../components/dialog.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useStatus} from '../../hooks/status.js';
import {useTheme} from '../../theme/theme.js';
import {counted, moment, screenText} from '../../words.js';

/** What is to end: one session, all of a user, or all one's own but this one. */
export type Ending =
	| {readonly kind: 'one'; readonly session: Session}
	| {readonly kind: 'user'; readonly username: string}
	| {readonly kind: 'others'};

/** Asks before sessions are ended, and says what follows from it; counts them as they are now. */
export function EndDialog({ending, onClose}: {readonly ending: Ending; readonly onClose: () => void}) {
	const {backend, token, user: me, onEnd} = useConsole();
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const [refused, setRefused] = useState<string>();
	const [busy, setBusy] = useState(false);
	const owner = ownerOf(ending, me.username);
	const answer = useLive(`sessions of ${owner}`, () => backend.sessions.list(token, {username: owner}));
	const open = answer?.ok ? answer.value.filter(session => isMeant(ending, session)) : undefined;

	const confirm = async () => {
		setBusy(true);
		const result = await backend.sessions.revoke(token, targetOf(ending));
		setBusy(false);
		if (!result.ok) {
			if (result.error.code === 'signed-out') onEnd(result.error.why);
			setRefused(screenText(result.error));
			return;
		}

		const {ended} = result.value;
		if (open?.some(({current, id}) => current && ended.includes(id))) {
			onEnd('revoked');
			return;
		}

		say({kind: 'ok', text: `${counted(ended.length, 'session')} of ${visible(owner)} ended`});
		onClose();
	};

	const gone = open?.length === 0 ? goneText(ending) : undefined;
	const problem = answer && !answer.ok ? screenText(answer.error) : undefined;
	return (
		<Dialog
			title={titleOf(ending)}
			verb={ending.kind === 'one' ? 'End session' : 'End sessions'}
			command={revokeSessions(targetOf(ending))}
			danger
			busy={busy ? 'Saving…' : undefined}
			refused={refused ?? problem ?? gone}
			onConfirm={() => void confirm()}
			onCancel={onClose}
			lines={gone === undefined ? linesOf(ending, open).map(text => ({sign: glyphs.dot, text})) : []}
		/>
	);
}

function ownerOf(ending: Ending, me: string): string {
	if (ending.kind === 'one') return ending.session.username;
	return ending.kind === 'user' ? ending.username : me;
}

function targetOf(ending: Ending): SessionTarget {
	if (ending.kind === 'one') return {ids: [ending.session.id]};
	return ending.kind === 'user' ? {username: ending.username} : {others: true};
}

function isMeant(ending: Ending, {id, current}: Session): boolean {
	if (ending.kind === 'one') return id === ending.session.id;
	return ending.kind === 'user' || !current;
}

function titleOf(ending: Ending): string {
	if (ending.kind === 'one') return `End this session of ${visible(ending.session.username)}?`;
	return ending.kind === 'user' ? `End all sessions of ${visible(ending.username)}?` : 'End all your other sessions?';
}

/** Why there is nothing to end: the sessions ended while the question stood, or there were none. */
function goneText(ending: Ending): string {
	if (ending.kind === 'one') return 'There is no such session any more.';
	return ending.kind === 'user' ? `${visible(ending.username)} has no open session.` : noOthers;
}

/** Why there is nothing to end but the session one is in. */
export const noOthers = 'You have no other open session.';

function linesOf(ending: Ending, open: readonly Session[] | undefined): readonly string[] {
	const what =
		ending.kind === 'one'
			? `Started ${moment(ending.session.createdAt)} from ${visible(ending.session.origin)}.`
			: `${open === undefined ? 'All sessions' : counted(open.length, 'open session')} will end at once.`;
	return [
		what,
		...(open?.some(({current}) => current)
			? [
					ending.kind === 'one'
						? 'It is the one you are in: you will be signed out here.'
						: 'The one you are in is among them: you will be signed out here.',
				]
			: [
					ending.kind === 'one'
						? 'Its console goes to the sign-in screen within a second; what is typed there cannot be sent.'
						: 'Their consoles go to the sign-in screen within a second; what is typed there cannot be sent.',
				]),
		'Signing in again is possible with the password.',
	];
}
