import type {RecordedAct} from './reversal.js';

/** A sentence that says why an act can never be undone; undefined for one that may be. */
export function irreversible(record: RecordedAct): string | undefined {
	const {act, changes} = record;
	if (act === 'user.edit' && ('remote' in changes || 'password' in changes)) {
		return cannotUndo('Changing', record, 'a password that is gone cannot be put back');
	}

	if (act === 'session.revoke') return endedSessions(record);
	const entry = acts[act];
	return entry && cannotUndo(entry[0], record, entry[1]);
}

/** `Creating bob cannot be undone: …`. */
export function cannotUndo(doing: string, {object}: Pick<RecordedAct, 'object'>, why: string): string {
	return `${doing} ${object} cannot be undone: ${why}.`;
}

/** By whose they were: the ids in the record mean nothing to anybody. */
function endedSessions({changes}: RecordedAct): string {
	const [ended, users] = [changes['sessions']?.[0], changes['users']?.[0]].map(each =>
		Array.isArray(each) ? each : [],
	);
	const what = ended?.length === 1 ? 'a session' : `${ended?.length} sessions`;
	const object = users?.slice(0, 3).map(String).join(', ') ?? '';
	return cannotUndo(`Ending ${what} of`, {object}, 'who was signed in there has to sign in again');
}

const acts: Readonly<Record<string, readonly [doing: string, why: string]>> = {
	'user.create': ['Creating', 'users are never deleted, only deactivated'],
	'user.reset-password': ['Setting the password of', 'the one before is not kept'],
	'user.change-own-password': ['Changing the password of', 'the one before is not kept'],
	'workspace.create': ['Creating workspace', 'it has to be deleted by its name'],
	'workspace.delete': ['Deleting workspace', 'what was in it is kept in the activity log only'],
};
