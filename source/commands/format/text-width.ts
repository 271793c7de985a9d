/**
 * How many columns of a terminal a text of these takes. The table of wide characters is loaded only when there is more
 * than ASCII: most lists have none, and loading it takes longer than printing a list.
 */
export async function textWidth(rows: ReadonlyArray<readonly string[]>): Promise<(text: string) => number> {
	if (isPlain(rows.join(''))) return text => text.length;
	const {default: stringWidth} = await import('string-width');
	return text => (isPlain(text) ? text.length : stringWidth(text));
}

/** Tabs and the like never get here; a line feed takes no column of its line. */
function isPlain(text: string): boolean {
	return /^[\n -~]*$/.test(text);
}
