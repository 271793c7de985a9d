import {fail, ok, type Result} from '../../domain/result.js';
import type {StoredUser} from '../../store/document.js';
import type {Decision, Snapshot} from '../../store/store.js';
import {done, failed, refused} from '../activity.js';
import type {SessionKind} from '../../domain/session.js';
import type {SignedIn} from '../backend.js';
import type {Context} from '../context.js';
import {weakness} from '../new-password.js';
import {findByName, replaceUser, userView} from '../user-view.js';
import {admit, forgive} from './attempt.js';
import {invalidCredentials, signInCandidate} from './candidate.js';
import {newSession, storedSession, withSession, type NewSession} from './open-session.js';
import {signInForViewing} from './sign-in-for-viewing.js';

/**
 * Signs a user in with a password. Every failure goes the same way, whatever its cause: the attempt is counted in one
 * transaction, one password is compared, the outcome is recorded in a second transaction (R40, R41, R43). Errors:
 * `invalid-credentials`, `throttled`, those of the store.
 */
export async function signIn(
	context: Context,
	username: string,
	password: string,
	{kind = 'login'}: {readonly kind?: SessionKind} = {},
): Promise<Result<SignedIn>> {
	if (context.store.readOnly !== undefined) return signInForViewing(context, username, password, kind);
	const admission = await context.store.transact((snapshot, now) => begin(context, snapshot, username, now));
	if (!admission.ok) return admission;
	if (!admission.value.ok) return admission.value;
	const {candidate, failuresBefore} = admission.value.value;
	const hash = candidate?.password?.hash;
	const matches = await context.passwords.verify(password, hash);
	const verified: Verified = {
		username,
		hash: matches ? hash : undefined,
		// The password is at hand only now; an old or dear hash is replaced by one of today's cost (R37).
		rehashed:
			matches && hash !== undefined && context.passwords.needsRehash(hash)
				? await context.passwords.hash(password)
				: undefined,
		session: newSession(context),
		kind,
		password,
		failuresBefore,
	};
	const outcome = await context.store.transact((snapshot, now) => finish(context, snapshot, verified, now));
	return outcome.ok ? outcome.value : outcome;
}

const act = 'session.sign-in';

/** A name nobody has may be a password typed into the wrong field: it is not written down. */
function objectOf(user: StoredUser | undefined): string {
	return user?.username ?? '(unknown)';
}

type Begun = {readonly candidate: StoredUser | undefined; readonly failuresBefore: number};

function begin(context: Context, snapshot: Snapshot, username: string, now: Date): Decision<Result<Begun>> {
	const user = findByName(snapshot.store.users, username);
	const admission = admit(context, snapshot, {name: username, user}, now);
	const {waitMs, sessions, failuresBefore} = admission;
	if (waitMs > 0) {
		const activity = [refused(act, null, objectOf(user), 'throttled')];
		return {sessions, activity, value: fail({code: 'throttled', waitMs})};
	}
	const candidate = signInCandidate(snapshot, username, now);
	// No record yet: until the password is compared there is nothing to tell but the count itself.
	return {sessions, activity: [], value: ok({candidate, failuresBefore})};
}

type Verified = {
	readonly username: string;
	/** The hash the password belongs to; undefined when it belongs to none. */
	readonly hash: string | undefined;
	readonly rehashed: string | undefined;
	readonly session: NewSession;
	readonly kind: SessionKind;
	readonly password: string;
	readonly failuresBefore: number;
};

function finish(context: Context, snapshot: Snapshot, verified: Verified, now: Date): Decision<Result<SignedIn>> {
	const {username, hash, rehashed, session: random, kind, failuresBefore} = verified;
	const user = signInCandidate(snapshot, username, now);
	// Read again: meanwhile the user may have been deactivated, or got another password.
	const password = user?.password ?? undefined;
	if (user === undefined || password === undefined || hash === undefined || password.hash !== hash) {
		const object = objectOf(findByName(snapshot.store.users, username));
		return {activity: [failed(act, null, object, 'invalid-credentials')], value: fail(invalidCredentials)};
	}
	const before = snapshot.sessions.lastSignIns.find(({userId}) => userId === user.id);
	const forgiven = forgive(context, snapshot, {name: username, user}, now);
	const session = storedSession(context, random, user, now, kind);
	const sessions = withSession(context, forgiven, session, now);
	const actor = {userId: user.id, username: user.username, sessionId: session.id};
	return {
		...(rehashed === undefined
			? {}
			: {
					store: {
						...snapshot.store,
						users: replaceUser(snapshot.store.users, {...user, password: {...password, hash: rehashed}}),
					},
				}),
		sessions,
		activity: [done(act, actor, user.username, kind === 'temporary' ? {kind: [null, kind]} : {})],
		value: ok({
			token: random.token,
			session: {id: session.id, createdAt: session.createdAt, expiresAt: session.expiresAt},
			user: userView(user, now.toISOString()),
			previous: before === undefined ? undefined : {at: before.at, origin: before.origin},
			failedSince: failuresBefore,
			weak: weakness(context, user, verified.password),
		}),
	};
}
