import {parseAgentLink, type LinkTexts} from '../../domain/agent-user.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';

type LinkGiven = {
	readonly flags: {
		readonly agentUid: string | undefined;
		readonly agentUser: string | undefined;
		readonly agentGid: string | undefined;
		readonly agentGroup: string | undefined;
	};
	readonly args: {readonly detUsername: string};
};

/**
 * `det user link-with-agent-user`: all four values, looked at before anybody is asked for a password, as in the
 * product. What to beware of with them is a warning.
 */
export async function linkUser({flags, args}: LinkGiven, context: CommandContext): Promise<Outcome> {
	const wrong = notAnInteger(flags);
	if (wrong !== undefined) return wrong;
	const link = parseAgentLink(flags);
	if (!link.ok) return {kind: 'failed', error: link.error};
	return withUser(context, async ({backend, token}) => {
		const target = await backend.users.get(token, args.detUsername);
		if (!target.ok) return {kind: 'failed', error: target.error};
		const {id, agentUserGroup} = target.value;
		const linked = await backend.agents.link(token, id, link.value, agentUserGroup);
		if (!linked.ok) return {kind: 'failed', error: linked.error};
		const review = await backend.agents.review(token, link.value);
		for (const warning of review.ok ? review.value : []) context.stderr.write(`Warning: ${visible(warning)}\n`);
		return done;
	});
}

/** `det user unlink-agent-user`, ours: tasks run as the default then; success also without a link (decision 20). */
export async function unlinkUser(
	{args}: {readonly args: {readonly detUsername: string}},
	context: CommandContext,
): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const target = await backend.users.get(token, args.detUsername);
		if (!target.ok) return {kind: 'failed', error: target.error};
		const unlinked = await backend.agents.unlink(token, target.value.id);
		return unlinked.ok ? done : {kind: 'failed', error: unlinked.error};
	});
}

/** What argparse refuses before the product looks at anything: a uid or gid that is no integer at all. */
function notAnInteger({agentUid, agentGid}: LinkTexts): Outcome | undefined {
	for (const [name, text] of [
		['--agent-uid', agentUid],
		['--agent-gid', agentGid],
	] as const) {
		if (text === undefined || /^\s*[-+]?\d+\s*$/.test(text)) continue;
		return {kind: 'wrong usage', text: `argument ${name}: invalid int value: '${visible(text)}'`};
	}

	return undefined;
}
