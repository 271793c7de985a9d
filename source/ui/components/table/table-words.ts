import type {Choice} from '../../keys/layers.js';
import type {Theme} from '../../theme/theme.js';
import {counted} from '../../words.js';
import type {Column} from './column.js';

/** What there is to count in a table. */
export type Counts = {
	/** What one row is called. */
	readonly noun: string;
	readonly rows: number;
	readonly shown: number;
	readonly marked: number;
	/** Marked rows that the filter hides. */
	readonly hidden: number;
	readonly asking: boolean;
	readonly paused: boolean;
	/** Records that are not as they are shown. */
	readonly changed: number;
	/** Said before the count. */
	readonly remark: string | undefined;
};

/** For the status line: `paused, 2 changed · 3 marked, 1 hidden · 12 of 340`. */
export function countText(counts: Counts, {glyphs}: Theme): string {
	const {noun, rows, shown, marked, hidden, asking, paused, changed, remark} = counts;
	const count = shown === rows ? counted(rows, noun) : `${shown} of ${rows}`;
	const parts = [
		...(paused ? [changed === 0 ? 'paused' : `paused, ${changed} changed`] : []),
		...(marked === 0 ? [] : [`${marked} marked${hidden === 0 ? '' : `, ${hidden} hidden`}`]),
		...(asking ? [] : [remark === undefined ? count : `${remark} ${glyphs.dot} ${count}`]),
	];
	return parts.join(` ${glyphs.dot} `);
}

type Named = Pick<Column<never>, 'id' | 'name' | 'title'>;

/** Every column both ways, for those who name it instead of going from one to the next. */
export function sortChoices(
	columns: readonly Named[],
	sort: (by: string, descending: boolean) => void,
): readonly Choice[] {
	return columns.flatMap(column => {
		const name = nameOf(column);
		return [
			{word: name, title: `Sort by ${name}`, run: () => sort(column.id, false)},
			{word: `${name} descending`, title: `Sort by ${name}, the other way round`, run: () => sort(column.id, true)},
		];
	});
}

/** How the rows are ordered, for the line above them. */
export function orderText(column: Named, descending: boolean, {glyphs}: Theme): string {
	return `Sorted by ${nameOf(column)} ${descending ? glyphs.descending : glyphs.ascending}`;
}

function nameOf({name, title}: Named): string {
	return (name ?? title).toLowerCase();
}
