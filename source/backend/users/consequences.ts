import {isLastActiveAdmin} from '../../domain/last-admin.js';
import {maySeeSessionsOf} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {Consequences, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {openSessions} from '../sessions/list-sessions.js';

/** What deactivating, demoting or resetting that user would end or take away. Errors: `user-not-found`, `forbidden`. */
export async function consequencesFor(context: Context, token: Token, id: number): Promise<Result<Consequences>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {snapshot, actor, now} = reading.value;
	const {users} = snapshot.store;
	const user = users.find(stored => stored.id === id);
	if (user === undefined) return fail({code: 'user-not-found', name: `#${id}`});
	const reason = maySeeSessionsOf(actor, user);
	if (reason !== undefined) return fail({code: 'forbidden', act: 'user.consequences', reason});
	const sessions = openSessions(context, snapshot, now).filter(({session}) => session.userId === id);
	return ok({
		sessions: sessions.length,
		admin: user.admin,
		agentUserGroup: user.agentUserGroup ?? undefined,
		lastAdmin: isLastActiveAdmin(users, id),
	});
}
