/** What argparse says of a word that is none of the choices; undefined when it is one. */
export function notOneOf(word: string, choices: readonly string[]): string | undefined {
	if (choices.includes(word)) return undefined;
	return `invalid choice: ${quote(word)} (choose from ${choices.map(quote).join(', ')})`;
}

/** As Python's repr: in single quotes, in double ones when there is a single one inside. */
function quote(word: string): string {
	const text = word.replaceAll('\\', '\\\\');
	return text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`;
}
