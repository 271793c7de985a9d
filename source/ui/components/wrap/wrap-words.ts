import stringWidth from 'string-width';

/**
 * Lines of at most `width` cells, broken between words. Ink's own wrapping begins a line with a space whenever the one
 * before it is exactly full. A word longer than a line stays whole, for Ink to cut.
 */
export function wrapWords(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && stringWidth(longer) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}

	return [...lines, line];
}
