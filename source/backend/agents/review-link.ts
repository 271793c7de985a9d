import type {AgentUserGroup} from '../../domain/agent-user.js';
import {identityWarnings} from '../../domain/identity/identity-warnings.js';
import {mayLinkAgentUser} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {allowedLink} from './link-rules.js';

/** `AgentsBackend.review`: see there. */
export async function reviewLink(
	context: Context,
	token: Token,
	link: AgentUserGroup,
): Promise<Result<readonly string[]>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const reason = mayLinkAgentUser(reading.value.actor);
	if (reason !== undefined) return fail({code: 'forbidden', act: 'user.link-agent-user', reason});
	const allowed = allowedLink(context, link);
	if (!allowed.ok) return allowed;
	const {agentUser: user, agentUid: uid, agentGroup: group, agentGid: gid} = allowed.value;
	return ok(identityWarnings({user, uid, group, gid}, await context.hostAccounts()));
}
