/**
 * JSON as the product prints it: keys sorted, two spaces of indentation, a line feed at the end. Characters that draw
 * nothing or draw elsewhere are escaped, so that the text is safe on a terminal and still says the same (R70).
 */
export function jsonText(value: unknown): string {
	const text = JSON.stringify(value, sortKeys, 2).replaceAll(invisible, character =>
		Array.from({length: character.length}, (_, at) => {
			const unit = character.charCodeAt(at).toString(16);
			return `\\u${unit.padStart(4, '0')}`;
		}).join(''),
	);
	return `${text}\n`;
}

/** All but the line feeds of the layout; also combining marks that stand on nothing or are more than a cell holds. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}\p{NChar}\u2800]|(?<="|\p{M}{8})\p{M}/gu;

/** Objects with their keys sorted. */
function sortKeys(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
