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

function quoted(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
