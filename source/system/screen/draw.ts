import type {Place} from './move.js';
import {bytes, Painter, type Canvas as PainterCanvas, type State} from './painter.js';
import {emptyRow, readRow, type Row} from './row.js';
import {scrolled, scrolls} from './scroll.js';

/** What a terminal shows: a line of text and its cells for every row that is not empty, and where its cursor is. */
export type Drawn = State & {readonly lines: readonly Line[]};

type Line = {readonly text: string; readonly row: Row};

export type Canvas = PainterCanvas & {readonly rows: number};

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
		const painter = new Painter({cursor: undefined, pen: ''}, canvas);
		painter.clear();
		return paint(painter, [], lines);
	}

	const ways = [paint(new Painter(before, canvas), before.lines, lines)];
	for (const scroll of canvas.shifts ? scrolls(texts(before.lines), texts(lines)) : []) {
		const painter = new Painter(before, canvas);
		painter.shift(scroll);
		ways.push(paint(painter, scrolled(before.lines, scroll, blank), lines));
	}

	return ways.reduce((best, way) => (bytes(way.out) < bytes(best.out) ? way : best));
}

/** The way from what a terminal shows to a cursor that can be seen at a place. */
export function placeCursor(drawn: Drawn, place: Place, canvas: Canvas): {readonly out: string; readonly drawn: Drawn} {
	const painter = new Painter(drawn, canvas);
	painter.to(Math.min(place.x, canvas.columns - 1), Math.min(place.y, canvas.rows - 1));
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
