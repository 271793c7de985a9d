import {memo, useMemo} from 'react';
import {Box, Text} from 'ink';
import {useTheme, type Theme} from '../../theme/theme.js';
import type {Column, LaidOut} from './column.js';
import {gutter, layOut} from './column.js';
import {piecesOf} from './filter.js';
import {fit} from './fit.js';
import {SpokenTable} from './spoken-table.js';
import type {TableView} from './use-table.js';

export type TableProps<Row> = {
	readonly table: TableView<Row>;
	readonly width: number;
	/** What to say when there are no rows. */
	readonly empty: string;
};

/** A table: header with the sort mark, and the rows on the screen, one text each. */
export function Table<Row>({table, width, empty}: TableProps<Row>) {
	const {columns, page: rows, rowId, cursorId, marks, words, sortBy, descending} = table;
	const theme = useTheme();
	const {styles} = theme;
	const laidOut = useMemo(() => layOut(columns, width - gutter.length), [columns, width]);
	if (theme.linear) return <SpokenTable table={table} empty={empty} />;
	return (
		<Box flexDirection="column">
			<Text {...styles.muted} wrap="truncate">
				{gutter}
				{laidOut
					.map(({column, width: cells}) => heading(column, cells, column.id === sortBy, descending, theme))
					.join('  ')}
			</Text>
			{rows.length === 0 ? <Text {...styles.muted}>{`${gutter}${empty}`}</Text> : null}
			{rows.map(row => (
				<Line
					key={rowId(row)}
					row={row}
					columns={laidOut as ReadonlyArray<LaidOut<unknown>>}
					selected={rowId(row) === cursorId}
					marked={marks.ids.has(rowId(row))}
					words={words}
					theme={theme}
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
	readonly marked: boolean;
	/** What the filter looks for. */
	readonly words: readonly string[];
	readonly theme: Theme;
};

// One text a row: a box a cell would cost twice the time. Neighbouring cells of one look are one run.
const Line = memo(function Line({row, columns, selected, marked, words, theme}: LineProps) {
	const {styles, glyphs} = theme;
	const runs: Array<{text: string; tone: keyof typeof styles; found: boolean}> = [];
	const add = (text: string, tone: keyof typeof styles, found: boolean) => {
		const last = runs.at(-1);
		if (last?.tone === tone && last.found === found) last.text += text;
		else if (text !== '') runs.push({text, tone, found});
	};

	for (const [index, {column, width}] of columns.entries()) {
		const tone = column.tone?.(row) ?? 'plain';
		const text = fit(column.cell(row), width, glyphs.ellipsis, column.align);
		// Of the row under the cursor only the name stands out: the other cells keep what their colours say, and a step
		// costs a slow line 60 bytes, not 300.
		let name = index === 0 && selected ? text.trimEnd().length : 0;
		const pieces = words.length === 0 || !column.search ? [{text, found: false}] : piecesOf(text, words, column.search);
		for (const piece of pieces) {
			add(piece.text.slice(0, name), 'selected', piece.found);
			add(piece.text.slice(name), tone, piece.found);
			name = Math.max(0, name - piece.text.length);
		}

		if (index < columns.length - 1) add('  ', 'plain', false);
	}

	return (
		<Text wrap="truncate">
			{marked || selected ? (
				// Styles on the signs only: one that underlines would draw a line under the blanks.
				<>
					{marked ? <Text {...styles.accent}>{glyphs.mark}</Text> : ' '}
					{selected ? <Text {...styles.accent}>{glyphs.cursor}</Text> : ' '}{' '}
				</>
			) : (
				'   '
			)}
			{runs.map(({text, tone, found}, index) => (
				// Runs have no identity of their own and never move.
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={index} {...styles[tone]} {...(found ? styles.match : {})}>
					{text}
				</Text>
			))}
		</Text>
	);
});
