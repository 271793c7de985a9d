import {commonPasswordText, commonWordText} from './common-password-list.js';

/**
 * Whether the password is one of the most common ones that keep the four rules (R33): one of 5,000 of the list in any
 * case, or one of its 1,000 first words with the end people give it (`Sunshine2024!`, `P@ssw0rd1`).
 */
export function isCommonPassword(password: string): boolean {
	lists ??= {passwords: entriesOf(commonPasswordText), words: entriesOf(commonWordText)};
	const text = password.toLowerCase();
	const plain = text.replace(/[^a-z0-9]{1,2}$/, '');
	if (lists.passwords.has(text) || lists.passwords.has(plain)) return true;
	const [, stem = '', end = ''] = /^(.*?[^\d])(\d*)$/.exec(plain) ?? [];
	return /^(?:\d{0,4}|12345|123456)$/.test(end) && lists.words.has(passwordCore(stem));
}

/**
 * What remains of a password without the decoration people add: lower case, digits and punctuation at both ends
 * removed, letters put back for the look-alikes between them (`P@ssw0rd2026!` → `password`).
 */
export function passwordCore(password: string): string {
	const inner = password.toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
	return inner.replaceAll(/[@4031$5!7]/g, sign => lookAlikes[sign] ?? sign);
}

let lists: {readonly passwords: ReadonlySet<string>; readonly words: ReadonlySet<string>} | undefined;

function entriesOf(text: string): ReadonlySet<string> {
	return new Set(text.trim().split(/\s/));
}

const lookAlikes: Readonly<Record<string, string>> = {
	'@': 'a',
	'4': 'a',
	'0': 'o',
	'3': 'e',
	'1': 'i',
	'!': 'i',
	$: 's',
	'5': 's',
	'7': 't',
};
