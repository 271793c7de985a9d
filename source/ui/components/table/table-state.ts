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

/** Rows prepared for filtering: the lower-case text of every row, made once per list. */
export type Searchable<Row> = {readonly rows: readonly Row[]; readonly texts: readonly string[]};

/** Prepares a list for `filterRows`. */
export function searchable<Row>(rows: readonly Row[], text: (row: Row) => string): Searchable<Row> {
	return {rows, texts: rows.map(row => text(row).toLowerCase())};
}

/** Marks the words of a row's text that a filter must name in full: `active` must not find `inactive`, nor `al` all `local`. */
export function wholeWords(...words: readonly string[]): string {
	return `\u0000${words.join('\u0000')}\u0000`;
}

/** Rows that contain every word of the filter, ignoring case; `!word` asks for rows without it. See `wholeWords`. */
export function filterRows<Row>({rows, texts}: Searchable<Row>, filter: string): readonly Row[] {
	const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
	if (words.length === 0) return rows;
	const wanted = words.filter(word => !word.startsWith('!'));
	const unwanted = words.filter(word => word.length > 1 && word.startsWith('!')).map(word => word.slice(1));
	return rows.filter((_, index) => {
		const text = texts[index]!;
		return wanted.every(word => hasWord(text, word)) && !unwanted.some(word => hasWord(text, word));
	});
}

function hasWord(text: string, word: string): boolean {
	const end = text.indexOf('\u0000');
	const found = text.indexOf(word);
	return (found !== -1 && (end === -1 || found < end)) || (end !== -1 && text.includes(`\u0000${word}\u0000`, end));
}

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
