import type {FormRow} from '../../components/form/form-rows.js';
import {passwordIssues, ruleText} from '../../../domain/password-rules.js';

/** How a password is set in a form: typed twice, or made here and shown once. */
export type PasswordEntry = {readonly mode: 'typed' | 'generated'; readonly password: string; readonly again: string};

/** Nothing typed yet. */
export const noPassword: PasswordEntry = {mode: 'generated', password: '', again: ''};

/** Why there is no command line where a one-time password is made. */
export const noOneTimeCommand = 'No det command makes a one-time password: choose Typed to copy one.';

/** The two fields of a typed password, with what is wrong once `checked`. */
export function passwordRows(
	entry: Pick<PasswordEntry, 'password' | 'again'>,
	context: {readonly username: string; readonly displayName?: string},
	checked: boolean,
	onChange: (change: Partial<PasswordEntry>) => void,
): readonly FormRow[] {
	const problem = checked ? typedPasswordProblem(entry, context) : undefined;
	return [
		{
			kind: 'secret',
			id: 'password',
			label: 'Password',
			value: entry.password,
			hint: '8 or more characters with an uppercase letter, a lowercase letter and a number.',
			error: problem?.field === 'password' ? problem.text : undefined,
			onChange: password => onChange({password}),
		},
		{
			kind: 'secret',
			id: 'again',
			label: 'Password again',
			value: entry.again,
			error: problem?.field === 'again' ? problem.text : undefined,
			onChange: again => onChange({again}),
		},
	];
}

/** What is wrong with a typed password, and in which field; the backend checks the same rules again. */
export function typedPasswordProblem(
	{password, again}: Pick<PasswordEntry, 'password' | 'again'>,
	context: {readonly username: string; readonly displayName?: string},
): {readonly field: 'password' | 'again'; readonly text: string} | undefined {
	const issues = passwordIssues(password, context);
	// A blank one is too short as well, which says more.
	const broken = issues.filter(rule => rule !== 'not-blank');
	if (broken.length > 0) return {field: 'password', text: `Needs: ${broken.map(ruleText).join(', ')}`};
	return password === again ? undefined : {field: 'again', text: 'Passwords do not match'};
}
