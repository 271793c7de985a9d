import {canonicalUsername} from '../../domain/username.js';
import {done, went, type CommandContext, type Outcome, type Step} from '../context.js';
import {forgetToken, withUser, type Signed} from '../credentials.js';
import {askNewPassword, askPassword, passwordFromStdin} from '../credentials/passwords.js';
import {patiently} from '../credentials/patiently.js';

type Given = {
	readonly flags: {readonly passwordStdin: boolean};
	readonly args: {readonly targetUser: string | undefined};
};

/**
 * `det user change-password`: the own one with the current one at hand, or as an admin that of a user named
 * (decision 3). The own session stays, so unlike in the product nobody has to sign in again (decision 4).
 */
export async function changePassword({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	const own = args.targetUser === undefined;
	return withUser(
		context,
		async signed => {
			// Without the rights of an admin naming oneself means the same as naming nobody.
			const isSelf = own || (!signed.user.admin && sameName(args.targetUser, signed.user.username));
			return isSelf ? changeOwn(flags.passwordStdin, signed, context) : reset({flags, args}, signed, context);
		},
		{beforePasswordChange: true, ...(own ? {question: 'Current password'} : {})},
	);
}

async function changeOwn(fromStdin: boolean, signed: Signed, context: CommandContext): Promise<Outcome> {
	const {backend, token, user, password} = signed;
	const current = password === undefined ? await currentPassword(user.username, context) : went(password);
	if (!current.ok) return current.outcome;
	if (password === undefined && !fromStdin) {
		// A wrong one is told before the new one is asked twice.
		const right = await patiently(context, async () => backend.sessions.verify(token, current.value));
		if (!right.ok) return right.outcome;
	}

	const next = await newPassword(user.username, fromStdin, context);
	if (!next.ok) return next.outcome;
	const change = async () => backend.users.changeOwnPassword(token, current.value, next.value);
	const changed = await patiently(context, change);
	return changed.ok ? done : changed.outcome;
}

/** The current password of somebody whose session was still good: from DET_PASS, or asked. */
async function currentPassword(username: string, context: CommandContext): Promise<Step<string>> {
	const {DET_USER: name = '', DET_PASS: password = ''} = context.env;
	const isMeant = context.user === undefined && password !== '' && sameName(name, username);
	return isMeant ? went(password) : askPassword(context, 'Current password', username);
}

async function reset({flags, args}: Given, signed: Signed, context: CommandContext): Promise<Outcome> {
	const {backend, memory, token, user} = signed;
	const target = await backend.users.get(token, args.targetUser ?? user.username);
	if (!target.ok) return {kind: 'failed', error: target.error};
	const {id, username} = target.value;
	const next = await newPassword(username, flags.passwordStdin, context);
	if (!next.ok) return next.outcome;
	const changed = await backend.users.resetPassword(token, id, {kind: 'given', password: next.value});
	if (!changed.ok) return {kind: 'failed', error: changed.error};
	if (id !== user.id) return done;
	const alive = await backend.sessions.whoami(token);
	if (!alive.ok) await forgetToken(memory, username, token);
	return done;
}

async function newPassword(username: string, fromStdin: boolean, context: CommandContext): Promise<Step<string>> {
	return fromStdin ? passwordFromStdin(context) : askNewPassword(context, 'New password', username);
}

function sameName(one: string | undefined, other: string): boolean {
	return one !== undefined && canonicalUsername(one) === canonicalUsername(other);
}
