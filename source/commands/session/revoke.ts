import type {SessionTarget} from '../../backend/backend.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {forgetToken, withUser} from '../credentials.js';
import {jsonText} from '../format/json.js';

type Given = {
	readonly flags: {readonly user: string | undefined; readonly others: boolean; readonly json: boolean};
	readonly args: {readonly ids: readonly string[]};
};

/** `det session revoke`: ends sessions by id, all of a user, or all own ones but this. All of them, or none. */
export async function revokeSessions(given: Given, context: CommandContext): Promise<Outcome> {
	const target = targetOf(given);
	if (target === undefined) return {kind: 'wrong usage', text: 'exactly one of ID, --user and --others is needed'};
	return withUser(context, async ({backend, memory, token, user}) => {
		const revoked = await backend.sessions.revoke(token, target);
		if (!revoked.ok) return {kind: 'failed', error: revoked.error};
		const {ended} = revoked.value;
		context.stdout.write(given.flags.json ? jsonText({ended}) : ended.map(id => `Ended session ${id}\n`).join(''));
		const alive = await backend.sessions.whoami(token);
		if (!alive.ok) await forgetToken(memory, user.username, token);
		return done;
	});
}

function targetOf({flags: {user, others}, args: {ids}}: Given): SessionTarget | undefined {
	if (ids.length > 0) return user === undefined && !others ? {ids} : undefined;
	if (user !== undefined) return {username: user};
	return others ? {others: true} : undefined;
}
