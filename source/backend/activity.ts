import type {ErrorCode} from '../domain/errors.js';
import type {ActivityEntry} from '../store/store.js';
import type {Holder} from './resolve-token.js';

/** What changed: `field: [old, new]`. Secrets stand as words such as `(set)`. */
export type Changes = ActivityEntry['changes'];

/** The record of an act that was done. */
export function done(act: string, actor: ActivityEntry['actor'], object: string, changes: Changes = {}): ActivityEntry {
	return {act, actor, object, changes, result: 'ok', reason: ''};
}

/** The record of an act that the rules refused. */
export function refused(act: string, actor: ActivityEntry['actor'], object: string, reason: ErrorCode): ActivityEntry {
	return {act, actor, object, changes: {}, result: 'refused', reason};
}

/** The record of an attempt that failed: a wrong password. */
export function failed(act: string, actor: ActivityEntry['actor'], object: string, reason: ErrorCode): ActivityEntry {
	return {act, actor, object, changes: {}, result: 'failed', reason};
}

/** The actor of a record, as far as the token tells it. */
export function actorOf({session, user}: Pick<Holder, 'session' | 'user'>): ActivityEntry['actor'] {
	return session === undefined || user === undefined
		? null
		: {userId: user.id, username: user.username, sessionId: session.id};
}
