import type {Column} from './column.js';

/** What a person chose in a table; kept with the view, so that coming back finds it again. */
export type TableState = {
	/** The record under the cursor, by id, so that live changes do not move it. */
	readonly cursorId: string;
	/** Where that record was last: the cursor stays there when the record goes. */
	readonly index: number;
	/** Index of the first row on the screen. */
	readonly top: number;
	readonly filter: string;
	readonly sortBy: string;
	readonly descending: boolean;
};

const collator = new Intl.Collator('en', {sensitivity: 'base', numeric: true});
const ascii = /^[\u0000-\u007F]*$/;

/** Rows in the order of a column; equal ones keep the order they had. */
export function sortRows<Row>(rows: readonly Row[], column: Column<Row>, descending: boolean): readonly Row[] {
	const keyed = rows.map(row => {
		const key = column.key(row);
		return {row, key: typeof key === 'string' ? key.toLowerCase() : key};
	});
	const plain = keyed.every(({key}) => typeof key === 'number' || ascii.test(key));
	const sign = descending ? -1 : 1;
	keyed.sort((a, b) => {
		if (a.key === b.key) return 0;
		if (!plain && typeof a.key === 'string' && typeof b.key === 'string') return sign * collator.compare(a.key, b.key);
		return a.key < b.key ? -sign : sign;
	});
	return keyed.map(({row}) => row);
}

/** Where the cursor is among `ids`: on its record, or where that record was when it has gone. */
export function cursorIndex(ids: readonly string[], state: Pick<TableState, 'cursorId' | 'index'>): number {
	const at = ids.indexOf(state.cursorId);
	return at === -1 ? Math.max(0, Math.min(state.index, ids.length - 1)) : at;
}

/** The first row on the screen so that `index` is on it: scrolls only at the edges. */
export function scrolledTop(top: number, index: number, height: number, count: number): number {
	const last = Math.max(0, count - height);
	if (index >= top + height) return index - height + 1;
	return Math.min(top, index, last);
}
