// Writes source/domain/password/common-password-list.ts from the word list of @zxcvbn-ts/language-common, a
// development-time step: `node scripts/make-common-passwords.mjs`. The list stays in its order of frequency.
import {writeFile} from 'node:fs/promises';
import {dictionary} from '@zxcvbn-ts/language-common';

const all = dictionary['passwords-common'].filter(entry => /^[!-~]+$/.test(entry) && !/[\\`$]\{?/.test(entry));
// The list is in lower case: with two letters and a digit an entry can be spelled so that it keeps the four rules.
const passwords = all.filter(entry => entry.length >= 8 && /\d/.test(entry) && /[a-z].*[a-z]/.test(entry));
const words = all.filter(entry => /^[a-z]{4,}$/.test(entry)).slice(0, 1000);

const head = `/*
 * Made by scripts/make-common-passwords.mjs from @zxcvbn-ts/language-common (MIT, Copyright (c) 2012-2016 Dan Wheeler
 * and Dropbox, Inc., Copyright (c) 2021 @zxcvbn-ts). Do not edit. Most frequent first, in lower case.
 */
`;
const source = [
	head,
	"/** Common passwords that some spelling in upper and lower case makes keep the document's four rules. */",
	`export const commonPasswordText = \`\n${wrap(passwords)}\n\`;\n`,
	'/** The most common passwords that are plain words, which people decorate to keep the rules. */',
	`export const commonWordText = \`\n${wrap(words)}\n\`;\n`,
].join('\n');
await writeFile(new URL('../source/domain/password/common-password-list.ts', import.meta.url), source);

function wrap(entries) {
	const lines = [''];
	for (const entry of entries) {
		const last = lines.length - 1;
		if (lines[last].length + entry.length > 240) lines.push(entry);
		else lines[last] += lines[last] === '' ? entry : ` ${entry}`;
	}

	return lines.join('\n');
}
