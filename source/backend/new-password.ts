import type {DetError} from '../domain/errors.js';
import {makeOneTimePassword} from '../domain/password/one-time-password.js';
import {
	documentRules,
	normalisePassword,
	passwordIssues,
	type PasswordContext,
	type PasswordRule,
} from '../domain/password-rules.js';
import type {StoredPassword, StoredUser} from '../store/document.js';
import type {NewPassword} from './backend.js';
import type {Context} from './context.js';

/** A password made ready before the lock is taken, because hashing is slow. */
export type PreparedPassword = {
	/** Normalised. */
	readonly password: string;
	/** `''` when the password breaks a rule whoever it is for, so that it is refused without the work. */
	readonly hash: string;
	/** A generated one-time password, to be shown once. */
	readonly generated: boolean;
};

/** Generates the password when asked to, and hashes it. */
export async function preparePassword(context: Context, wanted: NewPassword): Promise<PreparedPassword> {
	const generated = wanted.kind === 'generated';
	const password = generated ? makeOneTimePassword(context.randomBytes) : normalisePassword(wanted.password);
	const acceptable = generated || passwordIssues(password, {username: ''}).every(rule => rule === 'context');
	return {password, hash: acceptable ? await context.passwords.hash(password) : '', generated};
}

/** Why the password cannot be this user's, or undefined. The rules of every local user (R32, R33), checked again here in the core. */
export function passwordProblem(prepared: PreparedPassword, who: PasswordContext): DetError | undefined {
	if (prepared.generated) return undefined;
	const failed = passwordIssues(prepared.password, who);
	return failed.length === 0 ? undefined : {code: 'password-weak', name: who.username, failed};
}

/** The record to store: a generated password lasts a day and is changed at the first sign-in (R38). */
export function storedPassword({hash, generated}: PreparedPassword, now: Date): StoredPassword {
	return {
		scheme: 'det1',
		hash,
		changedAt: now.toISOString(),
		mustChange: generated,
		expiresAt: generated ? new Date(now.getTime() + oneTimeLifetimeMs).toISOString() : '',
	};
}

const oneTimeLifetimeMs = 24 * 60 * 60 * 1000;

/** The user with a password of their own set: every session ends, but for the one that is kept (`''` for none). */
export function withPassword(user: StoredUser, password: StoredPassword, keptSession: string): StoredUser {
	return {
		...user,
		password,
		credentialEpoch: user.credentialEpoch + 1,
		credentialChange: 'password changed',
		keptSession,
	};
}

/** What the rules compare a user's password with. */
export function contextOf(user: Pick<StoredUser, 'username' | 'displayName'>, context: Context): PasswordContext {
	return {username: user.username, displayName: user.displayName, hostname: context.hostname};
}

/** The rules of the document a password breaks that has just proven right: older or imported ones may (the product warns). */
export function weakness(context: Context, user: StoredUser, password: string): readonly PasswordRule[] {
	const failed = passwordIssues(password, contextOf(user, context));
	return documentRules.filter(rule => failed.includes(rule));
}
