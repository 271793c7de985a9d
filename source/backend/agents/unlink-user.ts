import {mayLinkAgentUser} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {replaceUser, userIn} from '../user-view.js';
import {linkChanges} from './link-rules.js';

/** `AgentsBackend.unlink`: see there. */
export function unlinkUser(context: Context, token: Token, userId: number): Promise<Result<User>> {
	return perform<User>(context, token, {
		id: 'user.unlink-agent-user',
		object: ({store}) => store.users.find(({id}) => id === userId)?.username ?? `#${userId}`,
		ids: {user: userId},
		decide({snapshot, actor, now}) {
			const reason = mayLinkAgentUser(actor);
			if (reason !== undefined) return fail({code: 'forbidden', act: 'user.unlink-agent-user', reason});
			const {store} = snapshot;
			const target = store.users.find(({id}) => id === userId);
			if (target === undefined) return fail({code: 'user-not-found', name: `#${userId}`});
			if (target.agentUserGroup === null) return ok({changes: {}, value: userIn(snapshot, target)});
			const next = {...target, agentUserGroup: null, modifiedAt: now.toISOString()};
			return ok({
				store: {...store, users: replaceUser(store.users, next)},
				changes: linkChanges(target, null),
				value: userIn(snapshot, next),
			});
		},
	});
}
