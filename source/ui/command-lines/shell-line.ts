/** The words of one command. */
export type Words = readonly string[];

/**
 * Command lines as a shell takes them, safe for any name: what is not plain is quoted, and what cannot be seen is written
 * by its number (`$'…'`, which every shell but the plainest knows). Undefined for what no word of a command can hold.
 */
export function shellLine(commands: readonly Words[]): string | undefined {
	const words = commands.flat();
	if (words.some(word => /\0|\p{Cs}/u.test(word))) return undefined;
	return commands.map(command => command.map(quoted).join(' ')).join(' && ');
}

function quoted(word: string): string {
	if (/^[\w.,:/@%+-]+$/.test(word)) return word;
	if (Array.from(word).every(isSeen)) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
	return `$'${Array.from(word, escaped).join('')}'`;
}

/** Letters, numbers, punctuation and pictures of any script; a mark is one only together with another character. */
function isSeen(character: string): boolean {
	return /^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(character) && !/[\p{DI}\u2800]/u.test(character);
}

function escaped(character: string): string {
	if (character === '\\' || character === "'") return `\\${character}`;
	if (isSeen(character)) return character;
	const code = character.codePointAt(0)!;
	return code < 0x80 ? `\\x${hex(code, 2)}` : code < 0x1_00_00 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
	return code.toString(16).padStart(digits, '0');
}
