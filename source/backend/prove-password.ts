import type {DetError} from '../domain/errors.js';
import {fail, type Result} from '../domain/result.js';
import type {SessionsDocument, StoredUser} from '../store/document.js';
import type {ActivityEntry, Decision, Snapshot} from '../store/store.js';
import {failed, refused} from './activity.js';
import type {Context} from './context.js';
import {admit, failuresOf, forgive, type Attempt} from './sessions/attempt.js';

/** An act that takes a password as proof. All but `prepare` runs under the lock: pure and quick. */
type Proving<T, P> = {
	readonly act: string;
	/** Whose password it has to be; asked before it is compared, and once more after, on what is true then. */
	readonly subject: (snapshot: Snapshot, now: Date) => Subject;
	/** The answer to a password that proves nothing. */
	readonly wrong: DetError;
	/** Slow work once the password has proven right. */
	readonly prepare: (hash: string) => Promise<P>;
	/** What the act does then. */
	readonly proven: (proof: Proof<P>, snapshot: Snapshot, now: Date) => Decision<Result<T>>;
};

export type Subject = {
	readonly actor: ActivityEntry['actor'];
	/** In the words of the log. */
	readonly object: string;
} & (
	| {readonly refusal: DetError}
	| {
			readonly refusal?: undefined;
			readonly attempt: Attempt;
			/** Whose password would do; when nobody's would, finding out takes as long. */
			readonly candidate: StoredUser | undefined;
	  }
);

export type Proof<P> = {
	readonly user: StoredUser;
	readonly prepared: P;
	/** The sessions with the failures forgiven. */
	readonly sessions: SessionsDocument;
	/** Failed attempts on the user since the last sign-in, without this one. */
	readonly failures: number;
};

/**
 * Compares a password, guessed at no faster wherever it is asked for, and does the act when it is right. Everything else
 * goes one way: the attempt is counted in one transaction, one password is compared, the outcome is recorded in a
 * second one (R40, R41, R43). Errors: the refusal of the subject, `throttled`, `wrong`, those of the store.
 */
export async function provePassword<T, P>(
	context: Context,
	password: string,
	proving: Proving<T, P>,
): Promise<Result<T>> {
	const begun = await context.store.transact((snapshot, now) => begin(context, proving, snapshot, now));
	if (!begun.ok) return notBegun(begun.error);
	if (!begun.value.ok) return begun.value;
	const hash = begun.value.value;
	const matches = await context.passwords.verify(password, hash);
	const right = matches && hash !== undefined ? {hash, prepared: await proving.prepare(hash)} : undefined;
	const outcome = await context.store.transact((snapshot, now) => finish(context, proving, right, snapshot, now));
	return outcome.ok ? outcome.value : outcome;
}

/** That the attempt may have been counted is no change that anybody asked for. */
function notBegun(error: DetError): Result<never> {
	return fail(error.code === 'io' ? {...error, changed: false} : error);
}

/** Counts the attempt, and gives the hash to compare with. */
function begin<T, P>(
	context: Context,
	{act, subject}: Proving<T, P>,
	snapshot: Snapshot,
	now: Date,
): Decision<Result<string | undefined>> {
	const about = subject(snapshot, now);
	const {actor, object, refusal} = about;
	if (refusal !== undefined) return {activity: [refused(act, actor, object, refusal.code)], value: fail(refusal)};
	const {waitMs, sessions, isNews} = admit(context, snapshot, about.attempt, now);
	if (waitMs > 0) {
		const activity = isNews ? [refused(act, actor, object, 'throttled')] : [];
		return {sessions, activity, value: fail({code: 'throttled', waitMs})};
	}

	// No record yet: until the password is compared there is nothing to tell but the count itself.
	return {sessions, activity: [], value: {ok: true, value: about.candidate?.password?.hash}};
}

function finish<T, P>(
	context: Context,
	{act, subject, wrong, proven}: Proving<T, P>,
	right: {readonly hash: string; readonly prepared: P} | undefined,
	snapshot: Snapshot,
	now: Date,
): Decision<Result<T>> {
	const about = subject(snapshot, now);
	const {actor, object, refusal} = about;
	if (refusal !== undefined) return {activity: [refused(act, actor, object, refusal.code)], value: fail(refusal)};
	// Asked again: meanwhile the user may have been deactivated, or got another password.
	const {attempt, candidate} = about;
	if (right === undefined || candidate === undefined || candidate.password?.hash !== right.hash) {
		return {activity: [failed(act, actor, object, wrong.code)], value: fail(wrong)};
	}

	const sessions = forgive(context, snapshot, attempt, now);
	const proof = {user: candidate, prepared: right.prepared, sessions, failures: failuresOf(sessions, candidate)};
	return proven(proof, snapshot, now);
}
