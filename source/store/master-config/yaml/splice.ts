/** One change of a text: what stands between two offsets is replaced. Edits of one text never overlap. */
export type Edit = {readonly start: number; readonly end: number; readonly text: string};

/** Applies edits, given in any order; several insertions at one offset keep theirs. Every other character stays. */
export function splice(text: string, edits: readonly Edit[]): string {
	let result = '';
	let done = 0;
	for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
		result += text.slice(done, edit.start) + edit.text;
		done = edit.end;
	}

	return result + text.slice(done);
}

/**
 * Inserts whole lines at the start of a line, or at the end of the text. They end as their neighbours do (CRLF or LF),
 * and a text without a final line end still has none afterwards.
 */
export function insertLines(text: string, at: number, lines: readonly string[]): Edit {
	const lineEnd = lineEndAt(text, at);
	const unfinished = at === text.length && at > textStart(text) && !text.endsWith('\n');
	const inserted = lines.map(line => (unfinished ? lineEnd + line : line + lineEnd)).join('');
	return {start: at, end: at, text: inserted};
}

/** Removes whole lines, given as the ranges they fill; a text without a final line end still has none afterwards. */
export function removeLines(text: string, ranges: readonly Range[]): readonly Edit[] {
	const merged: Range[] = [];
	for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
		const last = merged.at(-1);
		if (last && range.start <= last.end)
			merged[merged.length - 1] = {start: last.start, end: Math.max(last.end, range.end)};
		else merged.push(range);
	}

	return merged.map(({start, end}) => {
		const unfinished = end === text.length && !text.endsWith('\n');
		return {start: unfinished ? withoutLineEnd(text, start) : start, end, text: ''};
	});
}

/** A piece of the text, by offsets. */
export type Range = {readonly start: number; readonly end: number};

/** Where the line of an offset starts; a byte order mark is before the first line. */
export function lineStart(text: string, offset: number): number {
	return Math.max(text.lastIndexOf('\n', offset - 1) + 1, textStart(text));
}

/** Where the line after an offset starts: the end of the text when there is none. */
export function nextLine(text: string, offset: number): number {
	const index = text.indexOf('\n', offset);
	return index === -1 ? text.length : index + 1;
}

/** How far an offset is indented in its line. */
export function columnOf(text: string, offset: number): number {
	return offset - lineStart(text, offset);
}

function textStart(text: string): number {
	return text.startsWith('\uFEFF') ? 1 : 0;
}

/** The line end before the offset, else the first of the text, else LF. */
function lineEndAt(text: string, at: number): string {
	const index = at > 0 && text[at - 1] === '\n' ? at - 1 : text.indexOf('\n');
	return index > 0 && text[index - 1] === '\r' ? '\r\n' : '\n';
}

function withoutLineEnd(text: string, offset: number): number {
	if (text.endsWith('\r\n', offset)) return offset - 2;
	return text.endsWith('\n', offset) ? offset - 1 : offset;
}
