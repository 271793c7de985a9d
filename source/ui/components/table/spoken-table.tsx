import {Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {marked} from '../../linear/marks.js';
import type {Column} from './column.js';
import type {TableView} from './use-table.js';

export type SpokenTableProps<Row> = {
	readonly table: Pick<
		TableView<Row>,
		'columns' | 'cursor' | 'cursorId' | 'marks' | 'shown' | 'filtering' | 'position'
	>;
	readonly empty: string;
};

/** A table in linear mode: the row under the cursor, `alice, Alice Liddell, Admin, active, 3 of 340`. */
export function SpokenTable<Row>({table, empty}: SpokenTableProps<Row>) {
	const {columns, cursor, cursorId, marks, shown, filtering, position} = table;
	if (shown.length === 0) return <Text>{empty}</Text>;
	// The rows change with every letter of a filter: what is left is told when it is typed.
	if (cursor === undefined || filtering) return null;
	const place = `${position} of ${shown.length}`;
	const parts = [...columns.map(column => spoken(column, cursor)), marks.ids.has(cursorId) ? 'marked' : '', place];
	return <Text>{marked('focus', parts.filter(text => text !== '').join(', '))}</Text>;
}

function spoken<Row>({cell, isNamed, title}: Column<Row>, row: Row): string {
	const text = visible(cell(row)).trim();
	return isNamed && text !== '' ? `${title.toLowerCase()} ${text}` : text;
}
