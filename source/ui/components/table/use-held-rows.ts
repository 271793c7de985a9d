import {useMemo, useState} from 'react';
import {useCovered} from '../../keys/use-acts.js';
import {useViewState} from '../../navigation/view-state.js';
import type {Column} from './column.js';

/** A list and how it is shown: they change together, or rows would move by new columns alone. */
export type Rows<Row> = {readonly rows: readonly Row[] | undefined; readonly columns: readonly Column<Row>[]};

/**
 * The rows a table shows: the newest, unless a dialog is over them or the person paused the table. What is marked, read
 * or pointed at must not move meanwhile.
 */
export function useHeldRows<Row>(name: string, newest: Rows<Row>, rowId: (row: Row) => string) {
	const {rows, columns} = newest;
	const live = useMemo(() => ({rows, columns}), [rows, columns]);
	const covered = useCovered();
	// Kept with the view, so that a pause outlives a look at one of its rows.
	const [paused, setPaused] = useViewState<Rows<Row> | undefined>(`${name}.paused`, undefined);
	const [last, setLast] = useState(live);
	if (!covered && last !== live) setLast(live);
	const changed = useMemo(
		() => (paused?.rows && rows ? changedBetween(paused.rows, rows, rowId) : 0),
		[paused, rows, rowId],
	);
	return {
		...(paused ?? (covered ? last : live)),
		paused: paused !== undefined,
		/** How many records are not as they are shown. */
		changed,
		/** What is shown is `live` from now on, or stays as it is. */
		pause: (stop: boolean) => setPaused(stop ? live : undefined),
	};
}

/** How many records came, went or are different. */
export function changedBetween<Row>(
	before: readonly Row[],
	after: readonly Row[],
	rowId: (row: Row) => string,
): number {
	const was = new Map(before.map(row => [rowId(row), JSON.stringify(row)]));
	const changed = after.filter(row => was.get(rowId(row)) !== JSON.stringify(row)).length;
	const now = new Set(after.map(rowId));
	return changed + before.filter(row => !now.has(rowId(row))).length;
}
