import type {DetError} from '../../domain/errors.js';
import {mayChangeOwnPassword} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import {normalisePassword} from '../../domain/password-rules.js';
import type {StoredUser} from '../../store/document.js';
import type {Decision, Snapshot} from '../../store/store.js';
import {actorOf, done, failed, refused} from '../activity.js';
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
import {resolveToken, type Holder} from '../resolve-token.js';
import {admit, forgive} from '../sessions/attempt.js';
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
	const {readOnly} = context.store;
	if (readOnly !== undefined) return fail({code: 'read-only', reason: readOnly});
	const prepared = await preparePassword(context, {kind: 'given', password: next});
	const again = normalisePassword(current) === prepared.password;
	const request = {context, token, prepared, again};
	const admitted = await context.store.transact((snapshot, now) => begin(request, snapshot, now));
	if (!admitted.ok) return admitted;
	if (!admitted.value.ok) return admitted.value;
	const hash = admitted.value.value;
	const matches = await context.passwords.verify(current, hash);
	const proven = matches ? hash : undefined;
	const outcome = await context.store.transact((snapshot, now) => finish(request, proven, snapshot, now));
	return outcome.ok ? outcome.value : outcome;
}

const act = 'user.change-own-password';

type Request = {
	readonly context: Context;
	readonly token: Token;
	readonly prepared: PreparedPassword;
	/** The new password is the current one as typed. */
	readonly again: boolean;
};

/** Checks everything that does not depend on the current password, counts the attempt, and gives the hash to compare with. */
function begin(request: Request, snapshot: Snapshot, now: Date): Decision<Result<string>> {
	const {context, token} = request;
	const holder = resolveToken(context, snapshot, token, now);
	const user = allowed(request, holder);
	if (!user.ok) return refusal(holder, user.error);
	const {waitMs, sessions} = admit(context, snapshot, {name: user.value.username, user: user.value}, now);
	if (waitMs > 0) return {...refusal(holder, {code: 'throttled', waitMs}), sessions};
	// No record yet: the outcome is recorded once it is known.
	return {sessions, activity: [], value: ok(user.value.password?.hash ?? '')};
}

function finish(request: Request, proven: string | undefined, snapshot: Snapshot, now: Date): Decision<Result<User>> {
	const {context, token, prepared} = request;
	const holder = resolveToken(context, snapshot, token, now);
	const user = allowed(request, holder);
	if (!user.ok) return refusal(holder, user.error);
	const {session} = holder;
	if (session === undefined || proven === undefined || user.value.password?.hash !== proven) {
		const activity = [failed(act, actorOf(holder), user.value.username, 'current-password-wrong')];
		return {activity, value: fail({code: 'current-password-wrong'})};
	}

	const next = {
		...withPassword(user.value, storedPassword(prepared, now), session.id),
		modifiedAt: now.toISOString(),
	};
	const attempt = {name: user.value.username, user: user.value};
	const activity = [done(act, actorOf(holder), next.username, {password: ['(set)', '(set)']})];
	return {
		store: {...snapshot.store, users: replaceUser(snapshot.store.users, next)},
		sessions: forgive(context, snapshot, attempt, now),
		activity,
		value: ok(userIn(snapshot, next)),
	};
}

/** The caller, if they may have that password. */
function allowed({context, prepared, again}: Request, {user, ended}: Holder): Result<StoredUser> {
	if (ended !== undefined || user === undefined) return fail({code: 'signed-out', why: ended ?? 'unknown'});
	const reason = mayChangeOwnPassword(user);
	if (reason !== undefined) return fail({code: 'forbidden', act, reason});
	const problem = passwordProblem(prepared, contextOf(user, context));
	if (problem !== undefined) return fail(problem);
	if (!again) return ok(user);
	return fail({code: 'input-invalid', what: 'new password', value: '', rule: 'must differ from the current one'});
}

function refusal(holder: Holder, error: DetError): {activity: Decision<never>['activity']; value: Result<never>} {
	return {
		activity: [refused(act, actorOf(holder), holder.user?.username ?? '', error.code)],
		value: fail(error),
	};
}
