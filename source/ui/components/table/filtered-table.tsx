import {Box} from 'ink';
import {useKeyLabel} from '../../keys/use-acts.js';
import {FilterLine} from './filter-line.js';
import {Table} from './table.js';
import type {TableView} from './use-table.js';

export type FilteredTableProps<Row> = {
	readonly table: TableView<Row>;
	/** What stands above the table when there is no filter; how it is ordered unless it says otherwise. */
	readonly idle?: string;
	readonly width: number;
	/** What stands in the place of a table without rows; without it not even the header is there. */
	readonly empty?: string;
};

/** A list as every screen has it: the line of filter and order, and the table below it. */
export function FilteredTable<Row>({table, idle = table.order, width, empty}: FilteredTableProps<Row>) {
	const {noun, rows, asking, filter, instead} = table;
	const keyOf = useKeyLabel();
	const nothing = asking || empty === undefined ? '' : empty;
	if (instead) return instead(width);
	return (
		<Box flexDirection="column">
			<FilterLine table={table} idle={idle} width={width} />
			{rows.length === 0 && empty === undefined ? null : (
				<Table
					table={table}
					width={width}
					empty={
						filter === '' || asking ? nothing : `No ${noun} matches. Press ${keyOf('filter.clear')} to drop the filter.`
					}
				/>
			)}
		</Box>
	);
}
