import {isCommonPassword, passwordCore} from './password/common-passwords.js';

/** A rule a password can break. The first five are the document's; `common`, `context` add R33; the last two are the first-run admin's. */
export type PasswordRule =
	| 'not-blank'
	| 'length-8'
	| 'upper'
	| 'lower'
	| 'digit'
	| 'too-long'
	| 'no-nul'
	| 'common'
	| 'context'
	| 'length-12'
	| 'strength';

/** Whose password it is, for the words it must not consist of. `hostname` is the console's own machine. */
export type PasswordContext = {readonly username: string; readonly displayName?: string; readonly hostname?: string};

/** The document's rules ("Password Requirements"), in the product's order. */
export const documentRules: readonly PasswordRule[] = ['not-blank', 'length-8', 'upper', 'lower', 'digit'];

/** Everything the password of a local user is checked for, in display order. */
export const userRules: readonly PasswordRule[] = [...documentRules, 'common', 'context', 'too-long', 'no-nul'];

/** The same for the admin's password at the first run: 12 characters instead of 8, and a strength (R34). */
export const adminRules: readonly PasswordRule[] = [
	'not-blank',
	'length-12',
	...userRules.filter(rule => rule !== 'not-blank' && rule !== 'length-8'),
	'strength',
];

/** The longest password accepted, in code points (decision 8). */
const longestPassword = 128;

/** The one form in which a password is checked, hashed and compared: NFC (decision 8). */
export function normalisePassword(raw: string): string {
	return raw.normalize('NFC');
}

/** The rules the password of a local user breaks, in the order of {@link userRules}; empty when it may be used. */
export function passwordIssues(password: string, context: PasswordContext): PasswordRule[] {
	const text = normalisePassword(password);
	return userRules.filter(rule => !keeps(rule, text, context));
}

/** The rules the first-run admin password breaks, in the order of {@link adminRules}; `score` from `passwordStrength`. */
export function adminPasswordIssues(
	password: string,
	context: PasswordContext,
	score: 0 | 1 | 2 | 3 | 4,
): PasswordRule[] {
	const text = normalisePassword(password);
	return adminRules.filter(rule => (rule === 'strength' ? score < 3 : !keeps(rule, text, context)));
}

/** The rule as a short line of a checklist: what holds for a good password. */
export function ruleText(rule: PasswordRule): string {
	return texts[rule];
}

/** The product's own line for the rule (`determined.md` 1.7), which it prefixes with `✓ ` or `✗ `; ours where it has none. */
export function productRuleText(rule: PasswordRule): string {
	return productTexts[rule];
}

function keeps(rule: PasswordRule, text: string, context: PasswordContext): boolean {
	return checks[rule](text, context);
}

const checks: Readonly<Record<PasswordRule, (text: string, context: PasswordContext) => boolean>> = {
	'not-blank': text => text !== '',
	'length-8': text => lengthOf(text) >= 8,
	'length-12': text => lengthOf(text) >= 12,
	'too-long': text => lengthOf(text) <= longestPassword,
	// As the product's client: letters must be ASCII, any decimal digit counts (`determined.md` 2.2).
	upper: text => /[A-Z]/.test(text),
	lower: text => /[a-z]/.test(text),
	digit: text => /\p{Nd}/u.test(text),
	// Beyond NUL: a stray control character is a slip of the terminal nobody could type again, and different lone
	// surrogates become the same bytes for the hash (R36).
	'no-nul': text => !/[\p{Cc}\p{Cs}]/u.test(text),
	// Texts that are too long anyway are spared: looking for what surrounds a word takes time squared.
	common: text => text.length > 2 * longestPassword || !isCommonPassword(text),
	context: (text, context) => text.length > 2 * longestPassword || !isContextWord(text, context),
	// Not to be told from the text alone.
	strength: () => true,
};

function lengthOf(text: string): number {
	let length = 0;
	for (const _ of text) length++;
	return length;
}

const productWords = [
	'admin',
	'administrator',
	'determined',
	'determinedai',
	'det',
	'detconsole',
	'hpe',
	'mlde',
	'master',
];

/**
 * True for a password that is nothing but such names, one or several or one twice, give or take case, digits and
 * punctuation around them.
 */
function isContextWord(text: string, context: PasswordContext): boolean {
	const host = context.hostname ?? '';
	const names = [context.username, context.displayName ?? '', host, host.split('.', 1)[0] ?? '', ...productWords];
	const words = names.map(name => name.toLowerCase().replaceAll(/\s/g, ''));
	const rest = without(text.toLowerCase(), words);
	if (rest !== text.toLowerCase() && !/\p{L}/u.test(rest)) return true;
	const core = passwordCore(text);
	return core !== '' && without(core, words.map(passwordCore)).trim() === '';
}

/** The text with a space for each of the words in it, the longest first: `determined` is not `det` and more. */
function without(text: string, words: readonly string[]): string {
	const byLength = words.filter(word => word !== '').toSorted((one, other) => other.length - one.length);
	return byLength.reduce((rest, word) => rest.replaceAll(word, ' '), text);
}

const texts: Readonly<Record<PasswordRule, string>> = {
	'not-blank': 'not blank',
	'length-8': 'at least 8 characters',
	'length-12': 'at least 12 characters',
	upper: 'an uppercase letter',
	lower: 'a lowercase letter',
	digit: 'a number',
	common: 'not one of the most common passwords',
	context: 'not a name of the user, the host or the product',
	'too-long': 'at most 128 characters',
	'no-nul': 'no unprintable characters',
	strength: 'hard to guess',
};

const productTexts: Readonly<Record<PasswordRule, string>> = {
	'not-blank': 'password cannot be blank',
	'length-8': 'password must have at least 8 characters',
	'length-12': 'password must have at least 12 characters',
	upper: 'password must include an uppercase letter',
	lower: 'password must include a lowercase letter',
	digit: 'password must include a number',
	common: 'password must not be one of the most common passwords',
	context: 'password must not be a name of the user, the host or the product',
	'too-long': 'password must have at most 128 characters',
	'no-nul': 'password must have no unprintable characters',
	strength: 'password must be hard to guess',
};
