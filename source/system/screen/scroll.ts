/** Lines that only moved: `count` lines are taken out at `from` and as many blank ones put in at `to`, after that. */
export type Scroll = {readonly from: number; readonly to: number; readonly count: number};

/** Ways to let the terminal move lines that stand elsewhere now; `[]` when too few did. Which pays, only drawing tells. */
export function scrolls(before: readonly string[], after: readonly string[]): readonly Scroll[] {
	const {by, rows} = commonMove(before, after);
	const [top, bottom] = [rows[0], rows.at(-1)];
	if (top === undefined || bottom === undefined || rows.length < 3) return [];
	const count = Math.abs(by);
	// With one line more at the end that comes in: the row under the cursor of a list moved too, but looks different now.
	return [0, 1].map(more =>
		by > 0
			? {from: top, to: bottom + 1 + more, count}
			: {from: bottom - count + 1, to: Math.max(0, top - count - more), count},
	);
}

/** The lines after it. */
export function scrolled<Line>(lines: readonly Line[], {from, to, count}: Scroll, blank: Line): readonly Line[] {
	const moved = lines.toSpliced(from, count);
	return moved.toSpliced(to, 0, ...Array.from({length: count}, () => blank));
}

/** How far up most of the moved lines went, and where they stand now. */
function commonMove(
	before: readonly string[],
	after: readonly string[],
): {readonly by: number; readonly rows: readonly number[]} {
	const places = new Map<string, number>();
	for (const [y, line] of before.entries()) if (line !== '') places.set(line, places.has(line) ? Number.NaN : y);
	const moves = new Map<number, number[]>();
	for (const [y, line] of after.entries()) {
		const by = (places.get(line) ?? y) - y;
		if (by === 0 || Number.isNaN(by)) continue;
		const rows = moves.get(by);
		if (rows === undefined) moves.set(by, [y]);
		else rows.push(y);
	}

	const [by, rows] = [...moves].reduce((best, move) => (move[1].length > best[1].length ? move : best), [0, []]);
	return {by, rows};
}
