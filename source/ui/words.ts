import type {DetError} from '../domain/errors.js';
import {errorText} from '../domain/error-text.js';
import {visible} from '../domain/visible.js';
import {missingRole} from '../domain/workspace/role.js';

/** An error as the console says it: the command line's "contact your administrator" frame is left to the command line. */
export function screenText(error: DetError): string {
	if (error.code === 'forbidden') return reasonText(error.reason);
	const text = errorText(error);
	return lowerCase.has(error.code) ? capitalised(text) : text;
}

/**
 * Why somebody may not do something: whom to ask first, for the end may be cut, then the rule. `admin` is somebody who
 * may, when one is known. What no role would change is told as it is.
 */
export function reasonText(reason: string, admin?: string): string {
	const role = missingRole(reason);
	if (role === undefined) return reason;
	const rule = `only a ClusterAdmin${role === 'WorkspaceAdmin' ? ' or its WorkspaceAdmin' : ''} may`;
	return `Ask ${admin ?? 'a ClusterAdmin'}: ${rule}.`;
}

/** A sentence that stands alone on a screen and begins with a word of ours. */
export function capitalised(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Their sentences begin with a word of ours, in lower case since the command line puts them after a colon. */
const lowerCase: ReadonlySet<DetError['code']> = new Set([
	'session-not-found',
	'user-not-found',
	'user-exists',
	'name-invalid',
	'display-name-taken',
	'workspace-not-found',
	'workspace-state',
	'role-assigned',
	'policy-changed',
]);

/** How long ago, in one short word: `now`, `5 min`, `3 h`, `2 d`, `7 mo`, `1 y`; `never` for `''`. */
export function ago(iso: string, now: Date): string {
	if (iso === '') return 'never';
	const minutes = Math.max(0, now.getTime() - Date.parse(iso)) / 60_000;
	if (minutes < 1) return 'now';
	if (minutes < 60) return `${Math.floor(minutes)} min`;
	const hours = minutes / 60;
	if (hours < 24) return `${Math.floor(hours)} h`;
	const days = hours / 24;
	if (days < 60) return `${Math.floor(days)} d`;
	return days < 730 ? `${Math.floor(days / 30.44)} mo` : `${Math.floor(days / 365.25)} y`;
}

/** How far ahead, as `ago` says how long ago: `in 29 d`, `in 5 min`; `now` for what is over. */
export function ahead(iso: string, now: Date): string {
	const left = Date.parse(iso) - now.getTime();
	return left < 60_000 ? 'now' : `in ${ago(new Date(now.getTime() - left).toISOString(), now)}`;
}

/** A moment for a page: `2026-11-23 07:15 UTC`; `never` for `''`. */
export function moment(iso: string): string {
	return iso === '' ? 'never' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** A refused edit of a user; what somebody else changed meanwhile the form itself tells, with the remedy. */
export function editProblem(error: DetError): string {
	return error.code === 'conflict'
		? `${visible(error.name)} was changed meanwhile: look, and save again to overwrite it`
		: screenText(error);
}

/** Why a console only shows, for its banner and for a key that would change something. */
export function viewOnlyText(readOnly: string): string {
	return `View only: ${readOnly}`;
}

/** `1 session`, `2 sessions`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What is going on, such as `Saving…`, in signs the terminal can draw. */
export function busyText(busy: string, unicode: boolean): string {
	return unicode ? busy : busy.replaceAll('…', '...');
}
