import {formatLink, sameLink, type AgentUserGroup} from '../../domain/agent-user.js';
import {mayLinkAgentUser} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform, type Acting, type Change} from '../perform.js';
import {replaceUser, userIn} from '../user-view.js';
import {allowedLink, linkChanges} from './link-rules.js';

/** `AgentsBackend.link`: see there. */
export function linkUser(
	context: Context,
	token: Token,
	userId: number,
	link: AgentUserGroup,
	base: AgentUserGroup | undefined,
): Promise<Result<User>> {
	return perform(context, token, {
		id: 'user.link-agent-user',
		object: ({store}) => store.users.find(({id}) => id === userId)?.username ?? `#${userId}`,
		ids: {user: userId},
		decide: acting => decide(context, acting, userId, link, base),
	});
}

function decide(
	context: Context,
	{snapshot, actor, now}: Acting,
	userId: number,
	wanted: AgentUserGroup,
	base: AgentUserGroup | undefined,
): Result<Change<User>> {
	const reason = mayLinkAgentUser(actor);
	if (reason !== undefined) return fail({code: 'forbidden', act: 'user.link-agent-user', reason});
	const link = allowedLink(context, wanted);
	if (!link.ok) return link;
	const {store} = snapshot;
	const target = store.users.find(({id}) => id === userId);
	if (target === undefined) return fail({code: 'user-not-found', name: `#${userId}`});
	const current = target.agentUserGroup ?? undefined;
	if (sameLink(current, link.value)) return ok({changes: {}, value: userIn(snapshot, target)});
	if (!sameLink(current, base)) {
		const [was, is, want] = [base, current, link.value].map(formatLink) as [string, string, string];
		const fields = [{field: 'agentUserGroup', base: was, current: is, wanted: want}];
		return fail({code: 'conflict', name: target.username, fields});
	}

	// Only the four: nothing else a caller hands over is to be stored. Fields a newer version added stay.
	const {agentUid, agentUser, agentGid, agentGroup} = link.value;
	const agentUserGroup = {...target.agentUserGroup, agentUid, agentUser, agentGid, agentGroup};
	const next = {...target, agentUserGroup, modifiedAt: now.toISOString()};
	return ok({
		store: {...store, users: replaceUser(store.users, next)},
		changes: linkChanges(target, agentUserGroup),
		value: userIn(snapshot, next),
	});
}
