import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useEffect, useRef} from 'react';
import {Text} from 'ink';
import type {Column} from '../../../../source/ui/components/table/column.js';
import {FilteredTable} from '../../../../source/ui/components/table/filtered-table.js';
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

const many: readonly Row[] = Array.from({length: 300}, (_, index) => ({name: `user${index}`}));

test('a step neither sorts nor filters again, and draws two rows anew; a letter of the filter does not sort', async t => {
	const asked = {keys: 0, cells: 0};
	const counting: ReadonlyArray<Column<Row>> = [
		{
			...columns[0]!,
			cell({name}) {
				asked.cells++;
				return name;
			},
			key({name}) {
				asked.keys++;
				return name;
			},
		},
	];
	function CountedTable() {
		const options = {name: 'counted', noun: 'row', rows: many, columns: counting, rowId: nameOf, sortBy: 'name'};
		const table = useTable({...options, height: 20, onOpen() {}});
		return <FilteredTable table={table} width={60} />;
	}

	const screen = renderWithKeys(<CountedTable />);
	t.after(screen.unmount);
	await screen.shows('user11');
	const since = async (keys: () => Promise<void>) => {
		asked.keys = 0;
		asked.cells = 0;
		await keys();
		return {...asked};
	};
	assert.deepEqual(await since(() => screen.press('down')), {keys: 0, cells: 2});
	assert.deepEqual(await since(() => screen.press('space')), {keys: 0, cells: 2});
	await screen.press('/');
	const typed = await since(() => screen.type('9'));
	assert.equal(typed.keys, 0);
	assert.ok(typed.cells <= 20, `${typed.cells} cells`);
});
