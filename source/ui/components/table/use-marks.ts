import {useEffect, useMemo} from 'react';
import type {Act} from '../../keys/layers.js';
import {useViewState} from '../../navigation/view-state.js';
import {keepMarks, markAll, markRange, noMarks, toggleMark, type Marks} from './marks.js';

export type MarksOptions<Row> = {
	readonly name: string;
	/** Every row there is, shown or not, in the order of the table. */
	readonly rows: readonly Row[];
	readonly rowId: (row: Row) => string;
	/** Ids of the rows the filter leaves. */
	readonly shown: readonly string[];
	readonly cursorId: string;
	/** True until the first rows are known: none of them has gone then. */
	readonly asking: boolean;
	readonly onDown: () => void;
};

/** The marks of a table and their keys. They are held by record id and go with their record, not with filter or order. */
export function useMarks<Row>({name, rows, rowId, shown, cursorId, asking, onDown}: MarksOptions<Row>) {
	const [marks, setMarks] = useViewState<Marks>(`${name}.marks`, noMarks);
	const marked = useMemo(
		() => (marks.ids.size === 0 ? none : rows.filter(row => marks.ids.has(rowId(row)))),
		[rows, rowId, marks],
	);
	const hidden = useMemo(() => {
		const seen = new Set(marked.length === 0 ? [] : shown);
		return marked.filter(row => !seen.has(rowId(row))).length;
	}, [marked, shown, rowId]);
	const haveGone = !asking && marked.length < marks.ids.size;
	useEffect(() => {
		if (haveGone) setMarks(newest => keepMarks(newest, marked.map(rowId)));
	});

	const noRow = cursorId === '' ? 'There is no row to mark.' : undefined;
	const acts: readonly Act[] = [
		{
			id: 'table.mark',
			run() {
				setMarks(newest => toggleMark(newest, cursorId));
				onDown();
			},
			disabled: noRow,
		},
		{
			id: 'table.mark-range',
			run: () => setMarks(newest => markRange(newest, shown, cursorId)),
			disabled: noRow,
		},
		{id: 'table.mark-all', run: () => setMarks(newest => markAll(newest, shown)), disabled: noRow},
	];
	return {
		ids: marks.ids,
		/** The marked rows, in the order of the table, shown or not. */
		marked,
		/** How many of them the filter hides. */
		hidden,
		acts,
		clear: () => setMarks(noMarks),
		/** Leaves the marks of these records only. */
		keep: (ids: readonly string[]) => setMarks(newest => keepMarks(newest, ids)),
	};
}

const none: readonly never[] = [];
