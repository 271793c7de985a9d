import {fail, ok, type Result} from '../domain/result.js';
import type {DetError} from '../domain/errors.js';
import type {SessionsDocument, StoreDocument, StoredSession, StoredUser} from '../store/document.js';
import type {ActivityEntry, Beside, Decision, Snapshot} from '../store/store.js';
import {actorOf, done, refused, type Changes} from './activity.js';
import type {Token} from './backend.js';
import type {Context} from './context.js';
import {resolveToken} from './resolve-token.js';
import {touched} from './sessions/touched.js';

/** Who acts, on which state, when. */
export type Acting = {
	readonly snapshot: Snapshot;
	readonly now: Date;
	readonly session: StoredSession;
	readonly actor: StoredUser;
};

/** An act by somebody who is signed in. */
export type Act<T> = {
	/** Dotted id, for the activity log: `user.create`. */
	readonly id: string;
	/** What it is done to, in the words of the log. */
	readonly object: (snapshot: Snapshot) => string;
	readonly ids?: ActivityEntry['ids'];
	/** True for the few acts open to somebody who has yet to change a one-time password. */
	readonly beforePasswordChange?: boolean;
	/** Guard and rules, on the newest state, under the lock: pure and quick. */
	readonly decide: (acting: Acting) => Result<Change<T>>;
};

/** What an act does. Parts left out stay as they are. */
export type Change<T> = {
	readonly store?: StoreDocument;
	readonly sessions?: SessionsDocument;
	readonly changes: Changes;
	/** A change to another file that belongs to this one. */
	readonly beside?: Beside;
	readonly value: T;
};

/**
 * Does an act in one transaction with one activity record, or refuses it with a record and no change. Token, rights
 * and rules are all checked under the lock on fresh data (R57). Errors: `signed-out`, `read-only`, `forbidden`, those
 * of the act and of the store.
 */
export async function perform<T>(context: Context, token: Token, act: Act<T>): Promise<Result<T>> {
	const {readOnly} = context;
	if (readOnly !== undefined) return fail({code: 'read-only', reason: readOnly});
	const result = await context.store.transact((snapshot, now) => decide(context, token, act, snapshot, now));
	return result.ok ? result.value : result;
}

function decide<T>(context: Context, token: Token, act: Act<T>, snapshot: Snapshot, now: Date): Decision<Result<T>> {
	const object = act.object(snapshot);
	const holder = resolveToken(context, snapshot, token, now);
	const {session, user: actor, ended} = holder;
	const who = actorOf(holder);
	const {undoing, bulk} = context;
	const about = {...(act.ids && {ids: act.ids}), ...(undoing && {undoes: undoing.seq}), ...(bulk && {bulk})};
	const refuse = (error: DetError): Decision<Result<T>> => ({
		activity: [{...refused(act.id, who, object, error.code), ...about}],
		value: fail(error),
	});
	if (ended !== undefined || session === undefined || actor === undefined) {
		return refuse({code: 'signed-out', why: ended ?? 'unknown'});
	}
	if (act.beforePasswordChange !== true && mustChange(actor)) return refuse(passwordChangeFirst(act.id));
	const moved = undoing?.problem(snapshot);
	if (moved !== undefined) return refuse(moved);
	const outcome = act.decide({snapshot, now, session, actor});
	if (!outcome.ok) return refuse(outcome.error);
	const {store, sessions = snapshot.sessions, changes, beside, value} = outcome.value;
	const noted = touched(sessions, session.id, now);
	return {
		...(store === undefined ? {} : {store}),
		...(noted === snapshot.sessions ? {} : {sessions: noted}),
		activity: [{...done(act.id, who, object, changes), ...about}],
		...(beside && {beside}),
		value: ok(value),
	};
}

/**
 * Lets somebody who is signed in read. Takes no lock and leaves no record. Errors: `signed-out`, `forbidden` before a
 * one-time password is changed, those of the store.
 */
export async function readAs(
	context: Context,
	token: Token,
	{beforePasswordChange = false}: {readonly beforePasswordChange?: boolean} = {},
): Promise<Result<Acting>> {
	const state = await readSnapshot(context);
	if (!state.ok) return state;
	const now = context.clock();
	const {session, user: actor, ended} = resolveToken(context, state.value, token, now);
	if (ended === 'expired' && session !== undefined) await keepExpired(context, state.value, session);
	if (ended !== undefined || session === undefined || actor === undefined) {
		return fail({code: 'signed-out', why: ended ?? 'unknown'});
	}
	if (!beforePasswordChange && mustChange(actor)) return fail(passwordChangeFirst('read'));
	return ok({snapshot: state.value, now, session, actor});
}

/** Writes down, once, that this time was seen: a clock set back later must not bring the session to life again (R50). */
async function keepExpired(
	{store, clock}: Context,
	{sessions: {clockHighWater = ''}}: Snapshot,
	{expiresAt}: StoredSession,
): Promise<void> {
	const end = Date.parse(expiresAt);
	const isKept = clockHighWater !== '' && Date.parse(clockHighWater) >= end;
	if (isKept || store.readOnly !== undefined || clock().getTime() < end) return;
	// A copy counts as a change, and with every change the time is written; see `clock-guard.ts`.
	await store.transact(({sessions}) => ({sessions: {...sessions}, activity: [], value: undefined}));
}

/** The newest state of an initialised store. */
export async function readSnapshot(context: Context): Promise<Result<Snapshot>> {
	const state = await context.store.read();
	if (!state.ok) return state;
	return state.value.kind === 'ready'
		? ok(state.value.snapshot)
		: fail({code: 'not-initialised', dir: context.store.dir});
}

function mustChange(actor: StoredUser): boolean {
	return actor.password?.mustChange === true;
}

function passwordChangeFirst(act: string): DetError {
	return {code: 'forbidden', act, reason: 'change your one-time password first'};
}
