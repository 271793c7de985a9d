/** A column of a table: its header, and the text of its cell in each row. */
export type Column<T> = {readonly header: string; readonly cell: (row: T) => string};

/**
 * A table in the "presto" style of Python's tabulate, as the product prints it (`determined.md` 1.4): columns whose
 * cells are all numbers stand right, header too, and every column is at least two wider than its header. A line feed
 * in a cell makes a continuation line. `width` tells how many columns of the terminal a text takes.
 */
export function prestoTable<T>(
	columns: ReadonlyArray<Column<T>>,
	rows: readonly T[],
	width: (text: string) => number,
): string {
	const laid = columns.map(({header, cell}) => layOut(header, rows.map(cell), width));
	const heights = rows.map((_, at) => Math.max(1, ...laid.map(({cells}) => cells[at]?.length ?? 1)));
	const lines = [
		line(laid.map(({header}) => header)),
		laid.map(({size}) => '-'.repeat(size + 2)).join('+'),
		...heights.flatMap((height, at) =>
			Array.from({length: height}, (_, part) => line(laid.map(({cells, blank}) => cells[at]?.[part] ?? blank))),
		),
	];
	return lines.map(each => `${each}\n`).join('');
}

type LaidOut = {
	readonly size: number;
	readonly header: string;
	/** By row, the lines of the cell. */
	readonly cells: ReadonlyArray<readonly string[]>;
	readonly blank: string;
};

function layOut(header: string, texts: readonly string[], width: (text: string) => number): LaidOut {
	const cells = texts.map(text => text.split('\n').map(part => part.trimStart()));
	const isNumeric = texts.length > 0 && texts.every(text => /^-?\d+(\.\d+)?$/.test(text));
	let size = width(header) + 2;
	for (const part of cells.flat()) size = Math.max(size, width(part));
	const fill = (text: string) => {
		const space = ' '.repeat(size - width(text));
		return isNumeric ? space + text : text + space;
	};
	return {size, header: fill(header), cells: cells.map(parts => parts.map(fill)), blank: ' '.repeat(size)};
}

function line(cells: readonly string[]): string {
	return ` ${cells.join(' | ')}`.trimEnd();
}
