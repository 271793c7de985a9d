import {useEffect, useMemo} from 'react';
import {copyActs, type Copies} from '../../copy/copy-acts.js';
import {useCopy} from '../../copy/copying.js';
import type {CsvColumn} from '../../../domain/csv/csv-text.js';
import {useCount} from '../../hooks/status.js';
import {useActs} from '../../keys/use-acts.js';
import type {Act} from '../../keys/layers.js';
import {askedRow} from '../../navigation/navigation.js';
import {useAskedFilter, useViewState} from '../../navigation/view-state.js';
import {useTheme} from '../../theme/theme.js';
import {useExport} from '../export/use-export.js';
import type {Column} from './column.js';
import {filterRows, parseFilter, searchable} from './filter.js';
import {cursorIndex, scrolledTop, sortRows, type TableState} from './table-state.js';
import {countText, orderText, sortChoices} from './table-words.js';
import {useHeldRows} from './use-held-rows.js';
import {useMarks} from './use-marks.js';

export type TableOptions<Row> = {
	/** Name of the table's place in the view's kept state. */
	readonly name: string;
	/** What one row is called: `user`. */
	readonly noun: string;
	/** Undefined until they are known. */
	readonly rows: readonly Row[] | undefined;
	/** Rows for which it is false are left out, as by a filter. */
	readonly keep?: ((row: Row) => boolean) | undefined;
	readonly columns: readonly Column<Row>[];
	readonly rowId: (row: Row) => string;
	/** A text that a filter looks into besides the columns. */
	readonly alsoSearched?: (row: Row) => string;
	/** Rows on the screen. */
	readonly height: number;
	readonly sortBy: string;
	readonly onOpen: (row: Row) => void;
	/** Goes one step back, when there is no filter and no mark to drop; nothing on the first screen of a section. */
	readonly onBack?: (() => void) | undefined;
	/** What opening a row is called, where it is not "open". */
	readonly openLabel?: string;
	/** What `y` and `Y` copy of a row. */
	readonly copies?: (row: Row) => Copies;
	/** What a row is as CSV, with the columns of the command that lists the same. */
	readonly csv?: ReadonlyArray<CsvColumn<Row>>;
	/** Said before the count in the status line. */
	readonly remark?: string | undefined;
	/** False where nothing can be done with several rows. */
	readonly marks?: boolean;
	/** False while something else has the keys. */
	readonly active?: boolean;
};

/** What a table shows and how; for `FilteredTable`. */
export type TableView<Row> = ReturnType<typeof useTable<Row>>;

/** A table's rows, cursor, marks, filter and order, with its keys and its count in the status line. */
export function useTable<Row>(options: TableOptions<Row>) {
	const {name, noun, keep, rowId, alsoSearched, height, sortBy, onOpen, openLabel, onBack} = options;
	const {marks: hasMarks = true, active = true, copies} = options;
	const copy = useCopy();
	const theme = useTheme();
	const [state, setState] = useViewState<TableState>(name, {
		cursorId: '',
		index: 0,
		top: 0,
		filter: useAskedFilter(),
		sortBy,
		descending: false,
	});
	// Only what is meant: a key or an effect that comes before the next drawing must not take back what another changed.
	const change = (part: Partial<TableState>) => setState(newest => ({...newest, ...part}));
	const [asked, setAsked] = useViewState(askedRow, '');
	const [filtering, setFiltering] = useViewState(`${name}.filtering`, false);

	const {paused, changed, pause, ...held} = useHeldRows(name, options, rowId);
	const {columns} = held;
	const rows: readonly Row[] = held.rows ?? none;
	const column = columns.find(({id}) => id === state.sortBy) ?? columns[0]!;
	const sorted = useMemo(() => sortRows(rows, column, state.descending), [rows, column, state.descending]);
	const texts = useMemo(
		() => searchable(keep ? sorted.filter(keep) : sorted, columns, alsoSearched),
		[sorted, keep, columns, alsoSearched],
	);
	const filter = useMemo(() => parseFilter(state.filter), [state.filter]);
	const shown = useMemo(() => filterRows(texts, filter), [texts, filter]);
	const ids = useMemo(() => shown.map(rowId), [shown, rowId]);

	// It may come with a later list only: that of the last visit is shown until there is a new one.
	const isThere = asked !== '' && ids.includes(asked);
	const index = cursorIndex(ids, isThere ? {...state, cursorId: asked} : state);
	const top = scrolledTop(state.top, index, height, shown.length);
	const cursor = shown[index];
	const cursorId = ids[index] ?? '';
	// The cursor belongs to a record from the first list on: one that comes above it must not push it to another.
	const isPinned = cursorId === '' || (state.cursorId === cursorId && state.index === index);
	useEffect(() => {
		if (!isPinned) change({cursorId, index});
		if (isThere) setAsked('');
	});

	const moveTo = (next: number) => {
		if (asked !== '') setAsked('');
		const at = Math.max(0, Math.min(shown.length - 1, next));
		change({cursorId: ids[at] ?? '', index: at, top: scrolledTop(top, at, height, shown.length)});
	};

	const asking = held.rows === undefined;
	const marks = useMarks({
		name,
		rows: sorted,
		rowId,
		shown: ids,
		cursorId,
		asking,
		onDown: () => moveTo(index + 1),
	});
	const chosen = marks.marked.length > 0 ? marks.marked : shown;
	const exporting = useExport({noun, columns: options.csv, rows: chosen});
	const sort = (by: string, descending: boolean) => change({sortBy: by, descending, cursorId});
	const sortByNext = (step: number) =>
		sort(columns[(columns.indexOf(column) + step + columns.length) % columns.length]!.id, false);

	// One step back at a time: the filter, the marks, the screen.
	const back: readonly Act[] =
		state.filter !== ''
			? [{id: 'filter.clear', run: () => change({filter: '', cursorId})}]
			: marks.ids.size > 0
				? [{id: 'marks.clear', run: marks.clear}]
				: onBack === undefined
					? []
					: [{id: 'app.back', run: onBack}];
	const acts: readonly Act[] = [
		{
			id: 'table.open',
			run: () => cursor && onOpen(cursor),
			disabled: cursor ? undefined : 'There is no row to open.',
			...(openLabel === undefined ? {} : {label: openLabel}),
		},
		{id: 'table.down', run: () => moveTo(index + 1)},
		{id: 'table.up', run: () => moveTo(index - 1)},
		{id: 'table.page-down', run: () => moveTo(index + height)},
		{id: 'table.page-up', run: () => moveTo(index - height)},
		{id: 'table.first', run: () => moveTo(0)},
		{id: 'table.last', run: () => moveTo(shown.length - 1)},
		{id: 'table.filter', run: () => setFiltering(true)},
		{id: 'table.sort', run: () => sortByNext(1), choices: sortChoices(columns, sort)},
		{id: 'table.sort-back', run: () => sortByNext(-1)},
		{id: 'table.reverse', run: () => sort(column.id, !state.descending)},
		{id: 'table.pause', run: () => pause(!paused), label: paused ? 'resume' : 'pause'},
		...(hasMarks ? marks.acts : []),
		...(copies ? copyActs(cursor && copies(cursor), copy) : []),
		...exporting.acts,
		...back,
	];
	const listening = active && !filtering && exporting.page === undefined;
	useActs(acts, {active: listening});
	const counts = {rows: rows.length, shown: shown.length, marked: marks.marked.length, hidden: marks.hidden};
	useCount(countText({...counts, noun, asking, paused, changed, remark: options.remark}, theme));

	return {
		columns,
		rowId,
		noun,
		/** All rows, before the filter; none while they are asked for. */
		rows,
		asking,
		shown,
		/** The rows on the screen. */
		page: shown.slice(top, top + height),
		cursor,
		cursorId,
		marks,
		/** Where the cursor is among them, counted from 1. */
		position: index + 1,
		/** What stands in the place of the table. */
		instead: exporting.page,
		sortBy: column.id,
		descending: state.descending,
		/** How the rows are ordered, for the line above them. */
		order: orderText(column, state.descending, theme),
		filter: state.filter,
		/** The words it looks for, as `piecesOf` takes them. */
		words: filter.wanted,
		filtering,
		/** Whether the table hears its keys; acts on its rows are for the same moments. */
		listening,
		setFilter: (typed: string) => change({filter: typed, top: 0, cursorId}),
		endFilter: (stays: boolean) => {
			setFiltering(false);
			if (!stays) change({filter: '', cursorId});
		},
	};
}

const none: readonly never[] = [];
