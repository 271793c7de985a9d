/** A column of a table: its header, and the text of its cell in each row. */
export type Column<T> = {readonly header: string; readonly cell: (row: T) => string};

/**
 * A table in the "presto" style of Python's tabulate, as the product prints it (`determined.md` 1.4): columns whose
 * cells are all numbers stand right, header too, and every column is at least two wider than its header. A line feed
 * in a cell makes a continuation line. `width` tells how many columns of the terminal a text takes. `cells` are rows.
 */
export function prestoTable(
	headers: readonly string[],
	cells: ReadonlyArray<readonly string[]>,
	width: (text: string) => number,
): string {
	const rows = isSimple(cells) ? cells : cells.flatMap(partsOf);
	const columns = headers.map((header, at) => ({
		size: widest(rows, at, width, width(header) + 2),
		right: cells.length > 0 && cells.every(row => /^-?\d+(\.\d+)?$/.test(row[at] ?? '')),
	}));
	let text = `${line(headers, columns, width)}\n${columns.map(({size}) => '-'.repeat(size + 2)).join('+')}\n`;
	for (const row of rows) text += `${line(row, columns, width)}\n`;
	return text;
}

/** Whether no cell has several lines or white space in front: asked of all at once, since ten thousand rows are a lot. */
function isSimple(cells: ReadonlyArray<readonly string[]>): boolean {
	return !/\n|(?:^|,)\s/.test(cells.join(','));
}

/** A row with cells of several lines as that many rows, white space in front of each line taken away. */
function partsOf(row: readonly string[]): ReadonlyArray<readonly string[]> {
	const cells = row.map(text => text.split('\n'));
	const height = Math.max(...cells.map(({length}) => length));
	return Array.from({length: height}, (_, at) => cells.map(parts => (parts[at] ?? '').trimStart()));
}

function widest(
	rows: ReadonlyArray<readonly string[]>,
	at: number,
	width: (text: string) => number,
	least: number,
): number {
	let size = least;
	for (const row of rows) size = Math.max(size, width(row[at] ?? ''));
	return size;
}

type LaidOut = {readonly size: number; readonly right: boolean};

/** A row of cells of one line each. */
function line(row: readonly string[], columns: readonly LaidOut[], width: (text: string) => number): string {
	let text = ' ';
	for (let at = 0; at < columns.length; at++) {
		const {size, right} = columns[at]!;
		const cell = row[at] ?? '';
		const length = size - width(cell) + cell.length;
		if (at > 0) text += ' | ';
		text += right ? cell.padStart(length) : cell.padEnd(length);
	}

	return text.trimEnd();
}
