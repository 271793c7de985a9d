import {useEffect, useMemo} from 'react';
import {useCount} from '../../hooks/status.js';
import {useActs} from '../../keys/use-acts.js';
import type {Act} from '../../keys/layers.js';
import {useViewState} from '../../navigation/view-state.js';
import {useTheme} from '../../theme/theme.js';
import {counted} from '../../words.js';
import type {Column} from './column.js';
import {cursorIndex, filterRows, scrolledTop, searchable, sortRows, type TableState} from './table-state.js';

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
	/** The text a filter looks into. */
	readonly searchText: (row: Row) => string;
	/** Rows on the screen. */
	readonly height: number;
	readonly sortBy: string;
	readonly onOpen: (row: Row) => void;
	/** Goes one step back, when there is no filter to drop; nothing on the first screen of a section. */
	readonly onBack?: (() => void) | undefined;
	/** What opening a row is called, where it is not "open". */
	readonly openLabel?: string;
	/** Said before the count in the status line. */
	readonly remark?: string | undefined;
	/** False while something else has the keys. */
	readonly active?: boolean;
};

/** What a table shows and how; for `FilteredTable`. */
export type TableView<Row> = ReturnType<typeof useTable<Row>>;

/** A table's rows, cursor, filter and order, with its keys and its count in the status line. */
export function useTable<Row>({
	name,
	noun,
	rows: answered,
	keep,
	columns,
	rowId,
	searchText,
	height,
	sortBy,
	onOpen,
	openLabel,
	onBack,
	remark,
	active = true,
}: TableOptions<Row>) {
	const [state, setState] = useViewState<TableState>(name, {
		cursorId: '',
		index: 0,
		top: 0,
		filter: '',
		sortBy,
		descending: false,
	});
	// Only what is meant: a key or an effect that comes before the next drawing must not take back what another changed.
	const change = (part: Partial<TableState>) => setState(newest => ({...newest, ...part}));
	const [filtering, setFiltering] = useViewState(`${name}.filtering`, false);

	const rows: readonly Row[] = answered ?? none;
	const {glyphs} = useTheme();
	const column = columns.find(({id}) => id === state.sortBy) ?? columns[0]!;
	const sorted = useMemo(
		() => searchable(sortRows(keep ? rows.filter(keep) : rows, column, state.descending), searchText),
		[rows, keep, column, state.descending, searchText],
	);
	const shown = useMemo(() => filterRows(sorted, state.filter), [sorted, state.filter]);
	const ids = useMemo(() => shown.map(rowId), [shown, rowId]);

	const index = cursorIndex(ids, state);
	const top = scrolledTop(state.top, index, height, shown.length);
	const cursor = shown[index];
	const cursorId = ids[index] ?? '';
	// The cursor belongs to a record from the first list on: one that comes above it must not push it to another.
	const isPinned = cursorId === '' || (state.cursorId === cursorId && state.index === index);
	useEffect(() => {
		if (!isPinned) change({cursorId, index});
	});

	const moveTo = (next: number) => {
		const at = Math.max(0, Math.min(shown.length - 1, next));
		change({cursorId: ids[at] ?? '', index: at, top: scrolledTop(top, at, height, shown.length)});
	};

	const sort = (by: string, descending: boolean) => change({sortBy: by, descending, cursorId});
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
		{
			id: 'table.sort',
			run: () => sort(columns[(columns.indexOf(column) + 1) % columns.length]!.id, false),
		},
		{id: 'table.reverse', run: () => sort(column.id, !state.descending)},
		...(state.filter === ''
			? onBack === undefined
				? []
				: [{id: 'app.back' as const, run: onBack}]
			: [{id: 'filter.clear' as const, run: () => change({filter: '', cursorId})}]),
	];
	const listening = active && !filtering;
	useActs(acts, {active: listening});
	const count = shown.length === rows.length ? counted(rows.length, noun) : `${shown.length} of ${rows.length}`;
	useCount(answered === undefined ? '' : remark === undefined ? count : `${remark}, ${count}`);

	return {
		columns,
		rowId,
		noun,
		/** All rows, before the filter; none while they are asked for. */
		rows,
		asking: answered === undefined,
		shown,
		/** The rows on the screen. */
		page: shown.slice(top, top + height),
		cursor,
		cursorId,
		sortBy: column.id,
		/** How the rows are ordered, for the line above them. */
		order: `Sorted by ${(column.name ?? column.title).toLowerCase()} ${state.descending ? glyphs.descending : glyphs.ascending}`,
		descending: state.descending,
		filter: state.filter,
		filtering,
		/** Whether the table hears its keys; acts on its rows are for the same moments. */
		listening,
		setFilter: (filter: string) => change({filter, top: 0, cursorId}),
		endFilter: (stays: boolean) => {
			setFiltering(false);
			if (!stays) change({filter: '', cursorId});
		},
	};
}

const none: readonly never[] = [];
