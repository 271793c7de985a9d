import {useState} from 'react';
import {Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {marked} from '../../linear/marks.js';
import type {Column} from './column.js';
import type {TableView} from './use-table.js';

export type SpokenTableProps<Row> = {
	readonly table: Pick<
		TableView<Row>,
		'columns' | 'rowId' | 'cursor' | 'cursorId' | 'marks' | 'shown' | 'filtering' | 'position'
	>;
	readonly empty: string;
};

/** A table in linear mode: the row under the cursor, `alice, Alice Liddell, Admin, active, 3 of 340`. */
export function SpokenTable<Row>({table, empty}: SpokenTableProps<Row>) {
	const {columns, rowId, cursor, cursorId, marks, shown, filtering, position} = table;
	const toggled = useToggled(marks.ids);
	if (shown.length === 0) return <Text>{empty}</Text>;
	// The rows change with every letter of a filter: what is left is told when it is typed.
	if (cursor === undefined || filtering) return null;
	const place = `${position} of ${shown.length}`;
	const parts = [...columns.map(column => spoken(column, cursor)), marks.ids.has(cursorId) ? 'marked' : '', place];
	const row = toggled && shown.find(each => rowId(each) === toggled.id);
	return (
		<>
			{row === undefined ? null : (
				// The cursor is on the next row by then.
				<Text>{marked('notice', `${spoken(columns[0]!, row)} ${toggled!.isMarked ? 'marked' : 'unmarked'}`)}</Text>
			)}
			<Text>{marked('focus', parts.filter(text => text !== '').join(', '))}</Text>
		</>
	);
}

/** The last mark that came or went alone; what changes several is told by the count. */
function useToggled(ids: ReadonlySet<string>): {readonly id: string; readonly isMarked: boolean} | undefined {
	const [last, setLast] = useState<{readonly ids: typeof ids; readonly toggled: ReturnType<typeof useToggled>}>({
		ids,
		toggled: undefined,
	});
	if (last.ids !== ids) {
		const changed = [...new Set([...ids, ...last.ids])].filter(id => ids.has(id) !== last.ids.has(id));
		const [id] = changed;
		setLast({ids, toggled: id === undefined || changed.length > 1 ? undefined : {id, isMarked: ids.has(id)}});
	}

	return last.toggled;
}

function spoken<Row>({cell, isNamed, title}: Column<Row>, row: Row): string {
	const text = visible(cell(row)).trim();
	return isNamed && text !== '' ? `${title.toLowerCase()} ${text}` : text;
}
