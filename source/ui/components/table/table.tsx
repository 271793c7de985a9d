import {memo, useMemo} from 'react';
import {Box, Text} from 'ink';
import {useTheme, type Theme} from '../../theme/theme.js';
import type {Column, LaidOut} from './column.js';
import {layOut} from './column.js';
import {fit} from './fit.js';
import type {TableView} from './use-table.js';

export type TableProps<Row> = {
	readonly table: TableView<Row>;
	readonly width: number;
	/** What to say when there are no rows. */
	readonly empty: string;
};

/** A table: header with the sort mark, and the rows on the screen, one text each. */
export function Table<Row>({table, width, empty}: TableProps<Row>) {
	const {columns, page: rows, rowId, cursorId, sortBy, descending} = table;
	const theme = useTheme();
	const {styles, glyphs} = theme;
	const laidOut = useMemo(() => layOut(columns, width - 2), [columns, width]);
	return (
		<Box flexDirection="column">
			<Text {...styles.muted} wrap="truncate">
				{'  '}
				{laidOut
					.map(({column, width: cells}) => heading(column, cells, column.id === sortBy, descending, theme))
					.join('  ')}
			</Text>
			{rows.length === 0 ? <Text {...styles.muted}>{`  ${empty}`}</Text> : null}
			{rows.map(row => (
				<Line
					key={rowId(row)}
					row={row}
					columns={laidOut as ReadonlyArray<LaidOut<unknown>>}
					selected={rowId(row) === cursorId}
					theme={theme}
					ellipsis={glyphs.ellipsis}
				/>
			))}
		</Box>
	);
}

function heading<Row>(
	column: Column<Row>,
	cells: number,
	sorted: boolean,
	descending: boolean,
	{glyphs}: Theme,
): string {
	const title = sorted ? `${column.title} ${descending ? glyphs.descending : glyphs.ascending}` : column.title;
	return fit(title, cells, glyphs.ellipsis, column.align);
}

type LineProps = {
	readonly row: unknown;
	readonly columns: ReadonlyArray<LaidOut<unknown>>;
	readonly selected: boolean;
	readonly theme: Theme;
	readonly ellipsis: string;
};

// One text a row: a box a cell would cost twice the time. Neighbouring cells of one tone are one run.
const Line = memo(function Line({row, columns, selected, theme, ellipsis}: LineProps) {
	const {styles, glyphs} = theme;
	const runs: Array<{text: string; tone: keyof typeof styles}> = [];
	for (const [index, {column, width}] of columns.entries()) {
		const tone = selected ? 'selected' : (column.tone?.(row) ?? 'plain');
		const text = fit(column.cell(row), width, ellipsis, column.align) + (index === columns.length - 1 ? '' : '  ');
		const last = runs.at(-1);
		if (last?.tone === tone) last.text += text;
		else runs.push({text, tone});
	}

	return (
		<Text wrap="truncate">
			<Text {...styles.accent}>{selected ? `${glyphs.cursor} ` : '  '}</Text>
			{runs.map(({text, tone}, index) => (
				// Runs have no identity of their own and never move.
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={index} {...styles[tone]}>
					{text}
				</Text>
			))}
		</Text>
	);
});
