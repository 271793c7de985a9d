import {ok, type Result} from '../../domain/result.js';
import type {SessionKind} from '../../domain/session.js';
import type {Decision, Snapshot} from '../../store/store.js';
import {done} from '../activity.js';
import type {SignedIn} from '../backend.js';
import type {Context} from '../context.js';
import {weakness} from '../new-password.js';
import {provePassword, type Proof, type Subject} from '../prove-password.js';
import {findByName, replaceUser, userView} from '../user-view.js';
import {invalidCredentials, signInCandidate} from './candidate.js';
import {newSession, storedSession, withSession, type NewSession} from './open-session.js';
import {signInForViewing} from './sign-in-for-viewing.js';

/**
 * Signs a user in with a password. Every failure goes the same way, whatever its cause (R40, R41). Errors:
 * `invalid-credentials`, `throttled`, those of the store.
 */
export async function signIn(
	context: Context,
	username: string,
	password: string,
	{kind = 'login'}: {readonly kind?: SessionKind} = {},
): Promise<Result<SignedIn>> {
	if (context.store.readOnly !== undefined) return signInForViewing(context, username, password, kind);
	const {passwords} = context;
	const request = {context, password, kind, random: newSession(context)};
	return provePassword(context, password, {
		act,
		subject: (snapshot, now) => subject(snapshot, username, now),
		wrong: invalidCredentials,
		// The password is at hand only now; an old or dear hash is replaced by one of today's cost (R37).
		prepare: async hash => (passwords.needsRehash(hash) ? passwords.hash(password) : undefined),
		proven: (proof, snapshot, now) => proven(request, proof, snapshot, now),
	});
}

const act = 'session.sign-in';

function subject(snapshot: Snapshot, username: string, now: Date): Subject {
	const user = findByName(snapshot.store.users, username);
	return {
		actor: null,
		// A name nobody has may be a password typed into the wrong field: it is not written down.
		object: user?.username ?? '(unknown)',
		attempt: {name: username, user},
		candidate: signInCandidate(snapshot, username, now),
	};
}

type Request = {
	readonly context: Context;
	readonly password: string;
	readonly kind: SessionKind;
	readonly random: NewSession;
};

function proven(
	{context, password, kind, random}: Request,
	{user, prepared: rehashed, sessions, failures}: Proof<string | undefined>,
	{store, sessions: {lastSignIns}}: Snapshot,
	now: Date,
): Decision<Result<SignedIn>> {
	const before = lastSignIns.find(({userId, at}) => userId === user.id && at !== '');
	const session = storedSession(context, random, user, now, kind);
	const actor = {userId: user.id, username: user.username, sessionId: session.id};
	const next = rehashed !== undefined &&
		user.password !== null && {...user, password: {...user.password, hash: rehashed}};
	return {
		...(next && {store: {...store, users: replaceUser(store.users, next)}}),
		sessions: withSession(context, sessions, store.users, session, now),
		activity: [done(act, actor, user.username, kind === 'temporary' ? {kind: [null, kind]} : {})],
		value: ok({
			token: random.token,
			session: {id: session.id, createdAt: session.createdAt, expiresAt: session.expiresAt},
			user: userView(user, now.toISOString()),
			previous: before && {at: before.at, origin: before.origin},
			failedSince: failures,
			weak: weakness(context, user, password),
		}),
	};
}
