import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {Deeper, useActs, useKeyLabel} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {TextField} from '../form/text-field.js';
import {gutter} from './column.js';
import type {TableView} from './use-table.js';

export type FilterLineProps = {
	readonly table: Pick<TableView<unknown>, 'filter' | 'filtering' | 'shown' | 'rows' | 'setFilter' | 'endFilter'>;
	/** What the line says when there is no filter. */
	readonly idle: string;
	readonly width: number;
};

/** The line above a table: the filter while it is typed, the filter that is kept, or else how the table is ordered. */
export function FilterLine({table, idle, width}: FilterLineProps) {
	const {filter, filtering, shown, rows} = table;
	const {styles, glyphs, linear} = useTheme();
	const keyOf = useKeyLabel();
	if (filtering)
		return (
			<Deeper>
				<FilterInput table={table} width={width} />
			</Deeper>
		);
	if (filter === '') return <Text {...styles.muted} wrap="truncate">{`${gutter}${idle}`}</Text>;
	if (linear) return <Text>{`${idle}\nFilter: ${visible(filter)}`}</Text>;
	return (
		<Text wrap="truncate">
			<Text {...styles.accent}>{`${gutter}/ `}</Text>
			{visible(filter)}
			<Text
				{...styles.muted}
			>{`  ${glyphs.dot} ${shown.length} of ${rows.length} ${glyphs.dot} ${keyOf('filter.clear')} clears`}</Text>
		</Text>
	);
}

function FilterInput({table, width}: Omit<FilterLineProps, 'idle'>) {
	const {filter, setFilter, endFilter} = table;
	const {styles, linear} = useTheme();
	useActs([
		{id: 'filter.apply', run: () => endFilter(filter !== '')},
		{id: 'filter.clear', run: () => endFilter(false)},
	]);
	return (
		<Box>
			{linear ? null : <Text {...styles.accent}>{`${gutter}/ `}</Text>}
			<TextField
				label="Filter"
				value={filter}
				onChange={setFilter}
				focus
				width={width - gutter.length - 4}
				placeholder="words to look for, !word to leave out"
				maxLength={64}
			/>
		</Box>
	);
}
