import {complaintText} from './config-policy/policy.js';
import type {Conflict, DetError, SessionEnd} from './errors.js';
import {ruleText} from './password-rules.js';
import {visible} from './visible.js';

/**
 * The sentence for an error: what, which rule, what to do. The product's text where it has one (`determined.md` 9),
 * without the command's prefix. Safe to show: everything that came from people passes through `visible`.
 */
export function errorText(error: DetError): string {
	return visible(sentence(error));
}

/** The sentence for a person whose session has ended. */
export function sessionEndText(why: SessionEnd): string {
	return `${endTexts[why]}. ${remedies[why] ?? 'Please sign in again'}.`;
}

/** A wait in words: `3 s`, `15 min`. Rounded up, so that coming back then is never too early. */
export function waitText(ms: number): string {
	const seconds = Math.max(Math.ceil(ms / 1000), 1);
	return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** What a person reads while somebody else is saving. */
export function waitingText(holder: string): string {
	return `Waiting for somebody else who is saving (${visible(holder)})`;
}

function sentence(error: DetError): string {
	switch (error.code) {
		case 'invalid-credentials':
			return 'Invalid username/password combination. Please try again.';
		case 'throttled':
			return `Too many attempts: try again in ${waitText(error.waitMs)}`;
		case 'signed-out':
			return sessionEndText(error.why);
		case 'session-not-found':
			return `session not found: ${error.id}`;
		case 'forbidden':
			return `Forbidden(${error.reason}): Please contact your administrator in order to access this resource.`;
		case 'read-only':
			return `Nothing can be changed: ${error.reason}`;
		case 'user-not-found':
			return 'user not found';
		case 'user-exists':
			return 'user already exists';
		case 'name-invalid':
			return error.rule;
		case 'display-name-taken':
			return `can not change display name to ${error.value} found a similar username or display name`;
		case 'last-admin':
			return `Cannot ${error.act}: ${error.name} is the last active admin`;
		case 'password-weak':
			return `The password of ${error.name} does not keep these rules: ${error.failed.map(ruleText).join(', ')}`;
		case 'current-password-wrong':
			return 'The current password is not correct. Please try again.';
		case 'remote-has-no-password':
			return `Cannot set password for remote users: ${error.name} signs in with the identity provider`;
		case 'local-needs-password':
			return `${error.name} has no password yet: set one first, or give one with this change`;
		case 'conflict':
			return `${error.name} was changed meanwhile: ${error.fields.map(conflictText).join('; ')}. Look at it again and repeat the change.`;
		case 'workspace-not-found':
			return `workspace '${error.name}' not found`;
		case 'workspace-state':
			return error.reason;
		case 'role-assigned':
			return `row already exists: ${error.name} is ${error.role} already`;
		case 'role-not-assigned':
			return 'Not Found';
		case 'config-invalid':
			return error.complaints.map(complaintText).join('; ');
		case 'policy-changed':
			return `the policy was ${error.by === '' ? 'changed' : `changed by ${error.by}`} meanwhile: nothing was written, look at it and try again`;
		case 'nothing-to-undo':
			return error.reason;
		case 'changed-since':
			return `${error.name} was changed since${error.by === '' ? '' : ` by ${error.by}`}: it cannot be undone`;
		case 'argument-missing':
			return `${error.name} argument required`;
		case 'input-invalid':
			return error.value === undefined
				? `${error.what} must be ${error.rule}`
				: `${error.what} cannot be '${error.value}': it must be ${error.rule}`;
		default:
			return fileSentence(error);
	}
}

type FileError = Extract<
	DetError,
	{code: `store-${string}` | `master-config-${string}` | 'not-initialised' | 'already-initialised' | 'io'}
>;

function fileSentence(error: FileError): string {
	switch (error.code) {
		case 'not-initialised':
			return `${error.dir} is not set up yet: start the console or run 'det setup'`;
		case 'already-initialised':
			return `${error.dir} was set up already, at ${error.at}: nothing was changed`;
		case 'store-missing':
			return `${error.file} is missing though it was set up: ${restoreText(error.generations)}`;
		case 'store-damaged':
			return `${error.file} is damaged (${error.detail}): ${restoreText(error.generations)}`;
		case 'store-newer':
			return `${error.file} was written by a newer version (schema ${error.schema}): update this one to change anything`;
		case 'store-unsafe':
			return `${error.path} is not safe to use: ${error.detail}; ${error.remedy}`;
		case 'store-busy':
			return `Somebody else is saving (${error.holder}): waited ${waitText(error.waitedMs)}, nothing was changed, try again`;
		case 'io':
			return `${error.file}: ${error.cause}; ${extentText(error)}; ${error.remedy}`;
		case 'master-config-invalid':
			return `${error.file}${placeText(error)} cannot be used: ${error.detail}`;
		case 'master-config-changed':
			return `${error.file} was changed by somebody else meanwhile: nothing was written, look at it and try again`;
		default:
			return error satisfies never;
	}
}

function extentText({changed, partly}: Extract<DetError, {code: 'io'}>): string {
	if (partly) return 'only a part of the change was made';
	return changed ? 'the change was made but may not survive a power cut' : 'nothing was changed';
}

function conflictText({field, base, current, wanted}: Conflict): string {
	return `${fieldWords[field] ?? field} was '${base}', is now '${current}', you wanted '${wanted}'`;
}

function restoreText(generations: readonly string[]): string {
	return generations.length === 0
		? 'there is no earlier copy beside it, restore it from a backup'
		: `copy one of the earlier ones over it: ${generations.join(', ')}`;
}

function placeText({line, column}: {readonly line?: number; readonly column?: number}): string {
	if (line === undefined) return '';
	return column === undefined ? `, line ${line},` : `, line ${line}, column ${column},`;
}

const fieldWords: Readonly<Record<string, string>> = {
	displayName: 'display name',
	agentUserGroup: 'agent user',
};

const endTexts: Readonly<Record<SessionEnd, string>> = {
	unknown: 'This session is not known here',
	expired: 'Your session has expired',
	'signed out': 'You have signed out',
	revoked: 'Your session was ended by you or an admin',
	deactivated: 'Your account was deactivated',
	'password changed': 'Your password was changed',
	'password reset': 'An admin reset your password',
	'became remote': 'Your account now signs in with the identity provider',
};

const remedies: Readonly<Partial<Record<SessionEnd, string>>> = {
	deactivated: 'Please ask an admin to activate it',
	'password reset': 'Please sign in with the one they give you',
};
