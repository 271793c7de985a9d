import {test} from 'node:test';
import {useEffect, useRef} from 'react';
import {Text} from 'ink';
import type {Column} from '../../../../source/ui/components/table/column.js';
import {useTable} from '../../../../source/ui/components/table/use-table.js';
import {renderWithKeys} from '../../support/render-with-keys.js';

type Row = {readonly name: string};
const rows: readonly Row[] = ['ada', 'edsger', 'grace'].map(name => ({name}));
const columns: ReadonlyArray<Column<Row>> = [
	{
		id: 'name',
		title: 'Name',
		min: 4,
		max: 20,
		dropFirst: 0,
		cell: row => row.name,
		search: 'part',
		key: row => row.name,
	},
];
const nameOf = (row: Row) => row.name;

/** Changes the filter after a drawing, before the table's own effect of that drawing: as a key on a busy machine. */
function HastyTable() {
	const latest = useRef<{setFilter(filter: string): void}>(undefined);
	useEffect(() => latest.current?.setFilter('gra'), []);
	const table = useTable({
		name: 'rows',
		noun: 'row',
		rows,
		columns,
		rowId: nameOf,
		height: 5,
		sortBy: 'name',
		onOpen() {},
	});
	latest.current ??= table;
	return <Text>{`filter ${table.filter}, cursor ${table.cursorId}`}</Text>;
}

test('a filter typed before the table has settled is not taken back', async t => {
	const screen = renderWithKeys(<HastyTable />);
	t.after(screen.unmount);
	await screen.shows('filter gra, cursor grace');
});
