/**
 * How many columns of a terminal a text takes. The table of wide characters is loaded only when a text has more than
 * ASCII: most lists have none, and loading it takes longer than printing a list.
 */
export async function textWidth(texts: Iterable<string>): Promise<(text: string) => number> {
	for (const text of texts) {
		if (!isPlain(text)) {
			const {default: stringWidth} = await import('string-width');
			return each => (isPlain(each) ? each.length : stringWidth(each));
		}
	}

	return text => text.length;
}

function isPlain(text: string): boolean {
	return /^[ -~]*$/.test(text);
}
