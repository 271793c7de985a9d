import type {Place} from './move.js';
import {bytes, Painter, type State} from './painter.js';
import {emptyRow, readRow, type Row} from './row.js';
import {scrolled, scrolls} from './scroll.js';

/** What a terminal shows: a line of text and its cells for every row that is not empty, and where its cursor is. */
export type Drawn = State & {readonly lines: readonly Line[]};

type Line = {readonly text: string; readonly row: Row};

export type Canvas = {
	readonly columns: number;
	readonly rows: number;
	/** Whether the terminal can take out and put in lines. */
	readonly scrolls: boolean;
};

/** Turns what a terminal shows into these lines, and says what to write for it. Without `before` it begins anew. */
export function draw(
	before: Drawn | undefined,
	wanted: readonly string[],
	canvas: Canvas,
): {readonly out: string; readonly drawn: Drawn} {
	const {columns, rows} = canvas;
	const known = new Map(before?.lines.map(line => [line.text, line]));
	const lines = wanted
		.slice(0, rows)
		.map(text => known.get(text) ?? (text === '' ? blank : {text, row: readRow(text, columns)}));
	if (before === undefined) {
		const painter = new Painter({cursor: undefined, pen: ''}, columns);
		painter.clear();
		return paint(painter, [], lines);
	}

	const ways = [paint(new Painter(before, columns), before.lines, lines)];
	for (const scroll of canvas.scrolls ? scrolls(texts(before.lines), texts(lines)) : []) {
		const painter = new Painter(before, columns);
		painter.shift(scroll);
		ways.push(paint(painter, scrolled(before.lines, scroll, blank), lines));
	}

	return ways.reduce((best, way) => (bytes(way.out) < bytes(best.out) ? way : best));
}

/** The way from what a terminal shows to a cursor that can be seen at a place. */
export function placeCursor(
	drawn: Drawn,
	place: Place,
	{columns}: Canvas,
): {readonly out: string; readonly drawn: Drawn} {
	const painter = new Painter(drawn, columns);
	painter.to(place.x, place.y);
	return {out: painter.out, drawn: {...drawn, cursor: painter.cursor}};
}

function texts(lines: readonly Line[]): readonly string[] {
	return lines.map(({text}) => text);
}

const blank: Line = {text: '', row: emptyRow};

function paint(painter: Painter, before: readonly Line[], after: readonly Line[]) {
	for (let y = 0; y < Math.max(before.length, after.length); y++) {
		const [was, is] = [before[y] ?? blank, after[y] ?? blank];
		if (was !== is) painter.row(y, was.row, is.row);
	}

	painter.end();
	const {out, cursor, pen} = painter;
	return {out, drawn: {lines: after, cursor, pen}};
}
