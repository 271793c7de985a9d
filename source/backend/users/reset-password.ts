import {maySetPassword} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {CreatedUser, NewPassword, Token} from '../backend.js';
import type {Context} from '../context.js';
import {
	contextOf,
	passwordProblem,
	preparePassword,
	storedPassword,
	withPassword,
	type PreparedPassword,
} from '../new-password.js';
import {perform, type Acting, type Change} from '../perform.js';
import {replaceUser, userIn} from '../user-view.js';

/**
 * Sets a user's password as an admin and ends all of that user's sessions. Only when it is the admin's own the session
 * it is asked in stays (decision 4).
 * Errors: `forbidden`, `input-invalid` (a one-time password for oneself), `user-not-found`, `remote-has-no-password`,
 * `password-weak`.
 */
export async function resetPassword(
	context: Context,
	token: Token,
	id: number,
	password: NewPassword,
): Promise<Result<CreatedUser>> {
	const prepared = await preparePassword(context, password);
	return perform(context, token, {
		id: 'user.reset-password',
		object: ({store}) => store.users.find(user => user.id === id)?.username ?? `#${id}`,
		ids: {user: id},
		decide: acting => decide(context, acting, id, prepared),
	});
}

function decide(
	context: Context,
	{snapshot, now, session, actor}: Acting,
	id: number,
	prepared: PreparedPassword,
): Result<Change<CreatedUser>> {
	const reason = maySetPassword(actor, {id});
	if (reason !== undefined) return fail({code: 'forbidden', act: 'user.reset-password', reason});
	// It ends the very session in which it would be shown.
	if (prepared.generated && id === actor.id) return fail(ownOneTimePassword);
	const {store} = snapshot;
	const target = store.users.find(user => user.id === id);
	if (target === undefined) return fail({code: 'user-not-found', name: `#${id}`});
	if (target.remote) return fail({code: 'remote-has-no-password', name: target.username});
	const problem = passwordProblem(prepared, contextOf(target, context));
	if (problem !== undefined) return fail(problem);
	const next = {
		...withPassword(target, storedPassword(prepared, now), id === actor.id ? session.id : ''),
		modifiedAt: now.toISOString(),
	};
	return ok({
		store: {...store, users: replaceUser(store.users, next)},
		changes: {password: [target.password === null ? '(none)' : '(set)', prepared.generated ? '(one-time)' : '(set)']},
		value: {user: userIn(snapshot, next), oneTimePassword: prepared.generated ? prepared.password : undefined},
	});
}

const ownOneTimePassword = {
	code: 'input-invalid',
	what: 'your own password',
	value: '(one-time)',
	rule: 'one you choose: change your own password instead',
} as const;
