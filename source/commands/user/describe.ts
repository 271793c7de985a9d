import type {Backend, Token, UserIdentity} from '../../backend/backend.js';
import {formatIdentity, identityReason, type EffectiveIdentity} from '../../domain/identity/effective-identity.js';
import {errorText} from '../../domain/error-text.js';
import {fail} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {missingFile} from '../default-task/missing-file.js';
import {jsonText} from '../format/json.js';
import {userColumns, userJson} from './columns.js';

type Given = {readonly flags: {readonly json: boolean}; readonly args: {readonly targetUser: string}};

/** `det user describe`, ours: one user with times, roles and whom their tasks run as. */
export async function describeUser({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const found = await backend.agents.describe(token, args.targetUser);
		if (!found.ok) return {kind: 'failed', error: found.error};
		const {user} = found.value;
		const identity = await knownIdentity(found.value, backend, token);
		// The user is there whatever master.yaml is like (decision 25).
		if (!identity.ok) context.stderr.write(`Warning: ${errorText(identity.error)}\n`);
		const effective = identity.ok ? identity.value : undefined;
		const holdings = await backend.roles.list(token, {userId: user.id});
		if (!holdings.ok) return {kind: 'failed', error: holdings.error};
		const roles = holdings.value.map(({role, workspace}) => ({role, workspace: workspace?.name ?? null}));
		context.stdout.write(
			flags.json
				? jsonText({...userJson(user), effectiveIdentity: effective ?? null, roles})
				: facts(user, effective, roles),
		);
		return done;
	});
}

/** Whom tasks run as; a master.yaml that is not there says nothing about it. */
async function knownIdentity(
	{identity}: UserIdentity,
	{agents}: Backend,
	token: Token,
): Promise<UserIdentity['identity']> {
	if (!identity.ok || identity.value.source !== 'builtin') return identity;
	const state = await agents.defaultTask(token);
	const missing = state.ok ? missingFile(state.value) : state.error;
	return missing === undefined ? identity : fail(missing);
}

type Roles = ReadonlyArray<{readonly role: string; readonly workspace: string | null}>;

/** A fact a line, with the titles of the list. */
function facts(user: User, identity: EffectiveIdentity | undefined, roles: Roles): string {
	const rows = [
		...userColumns.map(({header, cell}) => [header, cell(user)] as const),
		['Tasks Run As', identity === undefined ? 'N/A' : `${formatIdentity(identity)} (${identityReason(identity)})`],
		['Roles', roles.map(({role, workspace}) => (workspace === null ? role : `${role} of ${workspace}`)).join(', ')],
		['Created', user.createdAt],
		['Modified', user.modifiedAt],
		['Last Sign-In', user.lastSignInAt],
	] as const;
	const width = Math.max(...rows.map(([title]) => title.length)) + 2;
	return rows.map(([title, value]) => `${`${title}:`.padEnd(width)}${visible(value)}`.trimEnd() + '\n').join('');
}
