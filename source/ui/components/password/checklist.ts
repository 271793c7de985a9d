import {
	adminPasswordIssues,
	adminRules,
	normalisePassword,
	passwordIssues,
	ruleText,
	userRules,
	type PasswordContext,
	type PasswordRule,
} from '../../../domain/password-rules.js';
import type {PasswordStrength} from '../../../domain/password/password-strength.js';

/** Which rules hold: everybody's, or those of the first-run admin. */
export type PasswordKind = 'user' | 'admin';

/** A rule and how it stands: kept, not yet kept, or broken. */
export type Check = {readonly text: string; readonly state: 'kept' | 'open' | 'broken'};

/**
 * The rules as a person sees them while typing, and whether both entries agree. What typing on can mend is `open`, and
 * `broken` only after an attempt to go on; what it cannot mend is broken at once.
 */
export function checklist(
	kind: PasswordKind,
	{password, again, context, strength, tried}: ChecklistInput,
): readonly Check[] {
	const issues = issuesOf(kind, password, context, strength?.score ?? 0);
	const rules = (kind === 'admin' ? adminRules : userRules).filter(rule => rule !== 'not-blank'); // the length says it
	const state = (isKept: boolean, isMendable: boolean): Check['state'] => {
		if (password === '') return tried ? 'broken' : 'open';
		if (isKept) return 'kept';
		return isMendable && !tried ? 'open' : 'broken';
	};
	const isSame = normalisePassword(password) === normalisePassword(again);
	return [
		...rules.map(rule => ({text: ruleText(rule), state: state(!issues.includes(rule), mendable.has(rule))})),
		{
			text: 'typed the same twice',
			state: state(isSame, normalisePassword(password).startsWith(normalisePassword(again))),
		},
	];
}

export type ChecklistInput = {
	readonly password: string;
	readonly again: string;
	readonly context: PasswordContext;
	readonly strength: PasswordStrength | undefined;
	/** True once somebody tried to go on with this password. */
	readonly tried: boolean;
};

/** The rules a password of that kind breaks; `score` counts for the admin only. */
export function issuesOf(
	kind: PasswordKind,
	password: string,
	context: PasswordContext,
	score: PasswordStrength['score'],
): readonly PasswordRule[] {
	return kind === 'admin' ? adminPasswordIssues(password, context, score) : passwordIssues(password, context);
}

const mendable: ReadonlySet<PasswordRule> = new Set(['length-8', 'length-12', 'upper', 'lower', 'digit', 'strength']);
