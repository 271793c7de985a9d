import {useEffect, useRef, useState} from 'react';
import {normalisePassword, productRuleText, type PasswordContext} from '../../../domain/password-rules.js';
import {passwordStrength} from '../../../domain/password/password-strength.js';
import {checklist, issuesOf, type Check, type PasswordKind} from '../../components/password/checklist.js';
import {useStrength} from '../../components/password/use-strength.js';
import type {PasswordStrength} from '../../../domain/password/password-strength.js';

/** A new password typed twice, and what is known about it. */
export type PasswordCheck = {
	readonly checks: readonly Check[];
	readonly strength: PasswordStrength | undefined;
	/** What keeps the person on the step, for either field; set by an attempt to go on, gone with the next letter. */
	readonly problem: {readonly field: 'password' | 'again'; readonly text: string} | undefined;
	/** Counts refused attempts. */
	readonly attempt: number;
	/** Goes on when the password may be used. */
	readonly submit: (next: () => void) => void;
};

/** Checks a password while it is typed, and finally when the person goes on. */
export function usePasswordCheck(
	kind: PasswordKind,
	password: string,
	again: string,
	context: PasswordContext,
): PasswordCheck {
	const strength = useStrength(password, context);
	const [refused, setRefused] = useState<PasswordCheck['problem'] & {password: string; again: string}>();
	const [attempt, setAttempt] = useState(0);
	const latest = useRef(password);
	useEffect(() => {
		latest.current = password;
		return () => {
			latest.current = ''; // the step was left
		};
	}, [password]);

	const refuse = (field: 'password' | 'again', text: string) => {
		setRefused({field, text, password, again});
		setAttempt(count => count + 1);
	};

	const submit = (next: () => void) => {
		const judge = (score: PasswordStrength['score']) => {
			const [first] = issuesOf(kind, password, context, score);
			if (first !== undefined) refuse('password', sentence(productRuleText(first)));
			else if (normalisePassword(password) === normalisePassword(again)) next();
			else refuse('again', 'The two entries are not the same.');
		};
		// The strength on the screen may still be that of an older text, so it is asked for anew.
		if (kind === 'user' || password === '') judge(0);
		else void passwordStrength(password, context).then(({score}) => latest.current === password && judge(score));
	};

	const isCurrent = refused?.password === password && refused.again === again;
	return {
		checks: checklist(kind, {password, again, context, strength, tried: isCurrent}),
		strength,
		problem: isCurrent ? refused : undefined,
		attempt,
		submit,
	};
}

function sentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
