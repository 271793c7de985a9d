import type {Token} from '../../theme/theme.js';

/** One column of a table: how a record becomes a cell, and how rows are ordered by it. */
export type Column<Row> = {
	readonly id: string;
	readonly title: string;
	/** What it is called in a sentence, where the title says too little there. */
	readonly name?: string;
	/** Fewest and most cells on the screen; the column takes what its title and the screen allow. */
	readonly min: number;
	readonly max: number;
	/** Columns with the highest number go first when the screen is narrow; 0 stays always. */
	readonly dropFirst: number;
	readonly align?: 'left' | 'right';
	/** Plain text; control characters are made visible by the table. */
	readonly cell: (row: Row) => string;
	readonly tone?: (row: Row) => Token;
	/** How a filter looks into it: for any part of its text, or for whole words; left out of the search without it. */
	readonly search?: 'part' | 'word';
	/** True where the title says what the cell is: it is spoken with it in linear mode. */
	readonly isNamed?: true;
	/** Sort key: numbers by size, texts ignoring case. */
	readonly key: (row: Row) => string | number;
};

/** A column with the width it got. */
export type LaidOut<Row> = {readonly column: Column<Row>; readonly width: number};

const gap = 2;

/** What stands left of the cells: the mark, the cursor, and a space. */
export const gutter = '   ';

/** Chooses the columns that fit `width` cells and shares what is left among those that want more, left to right. */
export function layOut<Row>(columns: readonly Column<Row>[], width: number): ReadonlyArray<LaidOut<Row>> {
	let kept = [...columns];
	const need = () => kept.reduce((sum, column) => sum + column.min + gap, -gap);
	while (kept.length > 1 && need() > width) {
		const worst = kept.reduce((a, b) => (b.dropFirst >= a.dropFirst ? b : a));
		if (worst.dropFirst === 0) break;
		kept = kept.filter(column => column !== worst);
	}

	let spare = Math.max(0, width - need());
	const widths = new Map(kept.map(column => [column, column.min]));
	// Shared a cell at a time, so that a wide screen widens all columns alike.
	while (spare > 0) {
		const growing = kept.filter(column => widths.get(column)! < column.max);
		if (growing.length === 0) break;
		for (const column of growing) {
			if (spare === 0) break;
			widths.set(column, widths.get(column)! + 1);
			spare--;
		}
	}

	return kept.map(column => ({column, width: widths.get(column)!}));
}
