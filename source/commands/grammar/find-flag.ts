import {flagName, type Flag, type Flags} from './command.js';

/** Which flag a word means, and the value written in the same word, if any. */
export type FoundFlag = {
	readonly kind: 'flag';
	readonly key: string;
	readonly flag: Flag;
	readonly value: string | undefined;
	/** The value is glued to a short flag (`-uadmin`): it may as well be further short flags (`-hv`). */
	readonly glued: boolean;
};

export type Found =
	FoundFlag | {readonly kind: 'unknown'} | {readonly kind: 'ambiguous'; readonly matches: readonly string[]};

/** Whether a word is a flag by its form; `-`, negative numbers and words with a space in them are not. */
export function looksLikeFlag(word: string): boolean {
	return /^-./s.test(word) && !/^-\d+$|^-\d*\.\d+$/.test(word) && !(word.includes(' ') && !word.includes('='));
}

/** Finds the flag by its long name or a unique beginning of it, or by its letter. */
export function findFlag(flags: Flags, word: string): Found {
	return word.startsWith('--') ? findLong(flags, word) : findShort(flags, word);
}

function findLong(flags: Flags, word: string): Found {
	const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
	const all = Object.entries(flags);
	const exact = all.filter(([key]) => flagName(key) === name);
	const matches = exact.length > 0 ? exact : all.filter(([key]) => flagName(key).startsWith(name));
	const [match] = matches;
	if (match === undefined || name === '') return {kind: 'unknown'};
	if (matches.length > 1) return {kind: 'ambiguous', matches: matches.map(([key]) => `--${flagName(key)}`)};
	return {kind: 'flag', key: match[0], flag: match[1], value, glued: false};
}

function findShort(flags: Flags, word: string): Found {
	const match = Object.entries(flags).find(([, {short}]) => short !== undefined && word[1] === short);
	if (match === undefined) return {kind: 'unknown'};
	const rest = word.slice(2);
	const [key, flag] = match;
	if (rest === '') return {kind: 'flag', key, flag, value: undefined, glued: false};
	const isAssigned = rest.startsWith('=');
	return {kind: 'flag', key, flag, value: isAssigned ? rest.slice(1) : rest, glued: !isAssigned};
}
