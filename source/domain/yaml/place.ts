/** A place in a text: line and column, both from 1, columns in UTF-16 units. */
export type Place = {readonly line: number; readonly column: number};

/** The place of an offset; a byte order mark counts as nothing. For one place: see {@link placesIn} for many. */
export function placeOf(text: string, offset: number): Place {
	const before = text.slice(text.startsWith('\uFEFF') ? 1 : 0, Math.max(offset, 0));
	const lines = before.split('\n');
	return {line: lines.length, column: lines[lines.length - 1]!.length + 1};
}

/** {@link placeOf} for many offsets of one text, each in logarithmic time. */
export function placesIn(text: string): (offset: number) => Place {
	const mark = text.startsWith('\uFEFF') ? 1 : 0;
	const starts = [mark];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return offset => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}

		return {line: low + 1, column: Math.max(offset - starts[low]!, 0) + 1};
	};
}
