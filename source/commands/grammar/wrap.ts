/** Text in lines of at most `width`, broken as Python's textwrap does it: at white space, and after hyphens inside words. */
export function wrap(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const chunk of chunksOf(text)) {
		if (line === '' && chunk === ' ') continue;
		if (line !== '' && line.length + chunk.trimEnd().length > width) {
			lines.push(line.trimEnd());
			line = '';
		}

		if (line !== '' || chunk !== ' ') line += chunk;
		for (; line.length > width && line.trimEnd().length > width; line = line.slice(width))
			lines.push(line.slice(0, width));
	}

	if (line.trim() !== '') lines.push(line.trimEnd());
	return lines;
}

/** Words and the parts of words that end in a hyphen between letters, and single spaces. */
function chunksOf(text: string): readonly string[] {
	return text
		.replaceAll(/\s+/g, ' ')
		.trim()
		.split(/( )|(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})/)
		.filter(chunk => chunk !== undefined && chunk !== '');
}
