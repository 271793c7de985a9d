import {visible} from '../visible.js';

/** A column of a CSV: its header, and the text of its cell in each row. */
export type CsvColumn<T> = {readonly header: string; readonly cell: (row: T) => string};

/**
 * CSV as Python's csv module writes it: a line of headers, quotes only where they are needed, CRLF. What cannot be seen is
 * a mark (R70): JSON has the exact text.
 */
export function csvText<T>(columns: ReadonlyArray<CsvColumn<T>>, rows: readonly T[]): string {
	const lines = [columns.map(({header}) => header), ...rows.map(row => columns.map(({cell}) => cell(row)))];
	return lines.map(cells => `${cells.map(cell => quoted(visible(cell))).join(',')}\r\n`).join('');
}

/**
 * The columns for a file that a person opens: what a spreadsheet would run as a formula begins with an apostrophe, as
 * people may give themselves any display name. Programs read the command's output, which is as the product's.
 */
export function withoutFormulas<T>(columns: ReadonlyArray<CsvColumn<T>>): ReadonlyArray<CsvColumn<T>> {
	return columns.map(({header, cell}) => ({
		header,
		cell(row) {
			const text = cell(row);
			return /^[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
		},
	}));
}

function quoted(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
