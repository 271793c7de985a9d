import {mayChangeOwnPassword} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import {normalisePassword} from '../../domain/password-rules.js';
import type {StoredUser} from '../../store/document.js';
import type {Decision, Snapshot} from '../../store/store.js';
import {actorOf, done} from '../activity.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {
	contextOf,
	passwordProblem,
	preparePassword,
	storedPassword,
	withPassword,
	type PreparedPassword,
} from '../new-password.js';
import {provePassword, type Proof, type Subject} from '../prove-password.js';
import {resolveToken, type Holder} from '../resolve-token.js';
import {hasRunOut} from '../sessions/candidate.js';
import {replaceUser, userIn} from '../user-view.js';

/**
 * Changes the caller's own password. The current one is asked, and guessed at no faster than at the sign-in; this
 * session stays, all others end (decision 4). Errors: `signed-out`, `read-only`, `forbidden`, `password-weak`,
 * `input-invalid` (the same password again), `throttled`, `current-password-wrong`.
 */
export async function changeOwnPassword(
	context: Context,
	token: Token,
	current: string,
	next: string,
): Promise<Result<User>> {
	const {readOnly} = context;
	if (readOnly !== undefined) return fail({code: 'read-only', reason: readOnly});
	const prepared = await preparePassword(context, {kind: 'given', password: next});
	const again = normalisePassword(current) === prepared.password;
	const request = {context, token, prepared, again};
	return provePassword(context, current, {
		act,
		subject: (snapshot, now) => subject(request, snapshot, now),
		wrong: {code: 'current-password-wrong'},
		prepare: async () => undefined,
		proven: (proof, snapshot, now) => proven(request, proof, snapshot, now),
	});
}

const act = 'user.change-own-password';

type Request = {
	readonly context: Context;
	readonly token: Token;
	readonly prepared: PreparedPassword;
	/** The new password is the current one as typed. */
	readonly again: boolean;
};

/** Refuses everything that does not depend on the current password before it is looked at. */
function subject(request: Request, snapshot: Snapshot, now: Date): Subject {
	const holder = resolveToken(request.context, snapshot, request.token, now);
	const who = {actor: actorOf(holder), object: holder.user?.username ?? ''};
	const user = allowed(request, holder, now);
	if (!user.ok) return {...who, refusal: user.error};
	return {...who, attempt: {name: user.value.username, user: user.value}, candidate: user.value};
}

function proven(
	{context, token, prepared}: Request,
	{user, sessions}: Proof<undefined>,
	snapshot: Snapshot,
	now: Date,
): Decision<Result<User>> {
	const holder = resolveToken(context, snapshot, token, now);
	const next = {
		...withPassword(user, storedPassword(prepared, now), holder.session?.id ?? ''),
		modifiedAt: now.toISOString(),
	};
	return {
		store: {...snapshot.store, users: replaceUser(snapshot.store.users, next)},
		sessions,
		activity: [done(act, actorOf(holder), next.username, {password: ['(set)', '(set)']})],
		value: ok(userIn(snapshot, next)),
	};
}

/** The caller, if they may have that password. */
function allowed({context, prepared, again}: Request, {user, ended}: Holder, now: Date): Result<StoredUser> {
	if (ended !== undefined || user === undefined) return fail({code: 'signed-out', why: ended ?? 'unknown'});
	const reason = mayChangeOwnPassword(user);
	if (reason !== undefined) return fail({code: 'forbidden', act, reason});
	if (user.password !== null && hasRunOut(user.password, now)) return fail({code: 'forbidden', act, reason: runOut});
	const problem = passwordProblem(prepared, contextOf(user, context));
	if (problem !== undefined) return fail(problem);
	if (!again) return ok(user);
	return fail({code: 'input-invalid', what: 'new password', rule: 'another one than the current one'});
}

const runOut = 'your one-time password has run out, an admin can give you another one';
