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
	const columns = headers.map((header, at) => layOut(header, at, cells, width));
	const lines = [line(headers, columns, width), columns.map(({size}) => '-'.repeat(size + 2)).join('+')];
	for (const row of cells) {
		if (!row.some(isTall)) lines.push(line(row, columns, width));
		else for (const part of partsOf(row)) lines.push(line(part, columns, width));
	}

	return `${lines.join('\n')}\n`;
}

type LaidOut = {readonly size: number; readonly right: boolean};

function layOut(
	header: string,
	at: number,
	rows: ReadonlyArray<readonly string[]>,
	width: (text: string) => number,
): LaidOut {
	let size = width(header) + 2;
	let right = rows.length > 0;
	for (const row of rows) {
		const text = row[at] ?? '';
		for (const part of isTall(text) ? text.split('\n') : [text]) size = Math.max(size, width(part.trimStart()));
		if (right && !/^-?\d+(\.\d+)?$/.test(text)) right = false;
	}

	return {size, right};
}

/** A row of cells of one line each. */
function line(row: readonly string[], columns: readonly LaidOut[], width: (text: string) => number): string {
	let text = '';
	for (const [at, {size, right}] of columns.entries()) {
		const cell = (row[at] ?? '').trimStart();
		const space = ' '.repeat(size - width(cell));
		text += `${at === 0 ? ' ' : ' | '}${right ? space + cell : cell + space}`;
	}

	return text.trimEnd();
}

/** A row with cells of several lines as that many rows. */
function partsOf(row: readonly string[]): ReadonlyArray<readonly string[]> {
	const cells = row.map(text => text.split('\n'));
	const height = Math.max(...cells.map(({length}) => length));
	return Array.from({length: height}, (_, at) => cells.map(parts => parts[at] ?? ''));
}

function isTall(text: string): boolean {
	return text.includes('\n');
}
