import type {Complaint} from './config-policy/policy.js';
import type {PasswordRule} from './password-rules.js';

/**
 * Everything that can be refused or can fail, with what a person needs to understand it. The words are in
 * `error-text.ts`; screens, commands and tests switch on `code`.
 */
export type DetError =
	// Sign-in and sessions
	| {readonly code: 'invalid-credentials'}
	/** Too many failures: come back after `waitMs` milliseconds. */
	| {readonly code: 'throttled'; readonly waitMs: number}
	/** The session has ended; `why` says how. */
	| {readonly code: 'signed-out'; readonly why: SessionEnd}
	| {readonly code: 'session-not-found'; readonly id: string}
	// Rights
	| {readonly code: 'forbidden'; readonly act: string; readonly reason: string}
	| {readonly code: 'read-only'; readonly reason: string}
	// Users
	| {readonly code: 'user-not-found'; readonly name: string}
	| {readonly code: 'user-exists'; readonly name: string}
	| {
			readonly code: 'name-invalid';
			readonly field: 'username' | 'displayName' | 'workspace';
			readonly value: string;
			readonly rule: string;
	  }
	| {readonly code: 'display-name-taken'; readonly value: string; readonly by: string}
	| {
			readonly code: 'last-admin';
			readonly name: string;
			readonly act: 'be deactivated' | 'be demoted' | 'become remote';
	  }
	| {readonly code: 'password-weak'; readonly name: string; readonly failed: readonly PasswordRule[]}
	| {readonly code: 'current-password-wrong'}
	| {readonly code: 'remote-has-no-password'; readonly name: string}
	| {readonly code: 'local-needs-password'; readonly name: string}
	| {readonly code: 'conflict'; readonly name: string; readonly fields: readonly Conflict[]}
	// Workspaces, roles and policies
	| {readonly code: 'workspace-not-found'; readonly name: string}
	/** Its present state forbids the act; `reason` is a whole sentence. */
	| {readonly code: 'workspace-state'; readonly name: string; readonly reason: string}
	| {readonly code: 'role-assigned'; readonly name: string; readonly role: string}
	| {readonly code: 'role-not-assigned'; readonly name: string; readonly role: string}
	/** A policy or a configuration that breaks rules; at least one complaint, in the order of the text. */
	| {readonly code: 'config-invalid'; readonly complaints: readonly Complaint[]}
	/** Somebody set or deleted the policy since it was looked at. */
	| {readonly code: 'policy-changed'; readonly by: string; readonly at: string}
	// Undoing
	| {readonly code: 'nothing-to-undo'; readonly reason: string}
	/** What the act had left was changed again, by `by`; `''` when that is not known. */
	| {readonly code: 'changed-since'; readonly name: string; readonly by: string}
	// Set-up
	| {readonly code: 'not-initialised'; readonly dir: string}
	| {readonly code: 'already-initialised'; readonly dir: string; readonly at: string}
	// Store
	| {readonly code: 'store-missing'; readonly file: string; readonly generations: readonly string[]}
	| {
			readonly code: 'store-damaged';
			readonly file: string;
			readonly detail: string;
			readonly generations: readonly string[];
	  }
	| {readonly code: 'store-newer'; readonly file: string; readonly schema: number}
	| {readonly code: 'store-unsafe'; readonly path: string; readonly detail: string; readonly remedy: string}
	| {readonly code: 'store-busy'; readonly holder: string; readonly waitedMs: number}
	/** A file operation failed; `changed` tells whether the change is visible all the same (R4), be it only `partly`. */
	| {
			readonly code: 'io';
			readonly file: string;
			readonly cause: string;
			readonly remedy: string;
			readonly changed: boolean;
			readonly partly?: true;
	  }
	// master.yaml
	| {
			readonly code: 'master-config-invalid';
			readonly file: string;
			readonly detail: string;
			readonly line?: number;
			readonly column?: number;
	  }
	| {readonly code: 'master-config-changed'; readonly file: string}
	/** Nothing was given where something is needed. */
	| {readonly code: 'argument-missing'; readonly name: string}
	/** `rule` goes on after "must be"; without a `value` where there is none to show, as of a password. */
	| {readonly code: 'input-invalid'; readonly what: string; readonly value?: string; readonly rule: string};

/** A field two people changed at once: what was seen, what is stored now, what was asked for. */
export type Conflict = {
	readonly field: string;
	readonly base: string;
	readonly current: string;
	readonly wanted: string;
};

/** How a session can end. */
export type SessionEnd =
	| 'unknown'
	| 'expired'
	| 'signed out'
	| 'revoked'
	| 'deactivated'
	| 'password changed'
	/** By an admin, unlike one that was changed. */
	| 'password reset'
	| 'became remote';

/** The codes, for exhaustive switches. */
export type ErrorCode = DetError['code'];

/** An error value carried through code that can only throw (file adapters, lowdb). */
export class DetFailure extends Error {
	override readonly name = 'DetFailure';
	readonly error: DetError;

	constructor(error: DetError) {
		super(error.code);
		this.error = error;
	}
}
