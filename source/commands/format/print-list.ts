import {csvText} from '../../domain/csv/csv-text.js';
import {visible} from '../../domain/visible.js';
import type {CommandContext} from '../context.js';
import {jsonText} from './json.js';
import {prestoTable, type Column} from './presto.js';
import {textWidth} from './text-width.js';

/** How a list is printed: the columns of the table and of the CSV, and a row as JSON. */
export type ListFormat<T> = {
	readonly columns: ReadonlyArray<Column<T>>;
	readonly csvColumns: ReadonlyArray<Column<T>>;
	readonly json: (row: T) => unknown;
};

/** Prints a list as a table, or in the form that was asked for. */
export async function printList<T>(
	{stdout}: CommandContext,
	{columns, csvColumns, json}: ListFormat<T>,
	rows: readonly T[],
	wanted: {readonly json: boolean; readonly csv: boolean},
): Promise<void> {
	if (wanted.json) stdout.write(jsonText(rows.map(json)));
	else if (wanted.csv) stdout.write(csvText(csvColumns, rows));
	else {
		const cells = rows.map(row => columns.map(({cell}) => visible(cell(row))));
		const headers = columns.map(({header}) => header);
		stdout.write(prestoTable(headers, cells, await textWidth(cells)));
	}
}
