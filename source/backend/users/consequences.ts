import {canAdminister, isLastActiveAdmin} from '../../domain/last-admin.js';
import {maySeeSessionsOf} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {Consequences, SumOfConsequences, Token} from '../backend.js';
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

/**
 * What deactivating all of them would come to. Errors: `forbidden`. Who is there no longer ends nothing; that the act
 * itself says.
 */
export async function sumOfConsequences(
	context: Context,
	token: Token,
	ids: readonly number[],
): Promise<Result<SumOfConsequences>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {snapshot, actor, now} = reading.value;
	const wanted = new Set(ids);
	for (const id of ids) {
		const reason = maySeeSessionsOf(actor, {id});
		if (reason !== undefined) return fail({code: 'forbidden', act: 'user.consequences', reason});
	}

	const able = snapshot.store.users.filter(canAdminister);
	// Whoever asks would be the last to go, and so is the one who stays; else it is the last that was named.
	const last = able.every(({id}) => wanted.has(id))
		? (able.find(({id}) => id === actor.id)?.id ?? ids.findLast(id => able.some(admin => admin.id === id)))
		: undefined;
	const sessions = openSessions(context, snapshot, now).filter(
		({session}) => wanted.has(session.userId) && session.userId !== last,
	);
	return ok({sessions: sessions.length, lastAdmin: last});
}
