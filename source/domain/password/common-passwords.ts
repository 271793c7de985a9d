/** Whether the password is one of the most common ones (R33), whatever the case of its letters. */
export function isCommonPassword(password: string): boolean {
	return password.toLowerCase() === 'password1';
}

/**
 * What remains of a password without the decoration people add: lower case, digits and punctuation at both ends
 * removed, letters put back for the look-alikes between them (`P@ssw0rd2026!` → `password`).
 */
export function passwordCore(password: string): string {
	const inner = password.toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
	return inner.replaceAll(/[@4031$5!7]/g, sign => lookAlikes[sign] ?? sign);
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
