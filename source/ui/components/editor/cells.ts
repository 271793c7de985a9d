import stringWidth from 'string-width';
import {visible} from '../../../domain/visible.js';
import type {Token} from '../../theme/theme.js';
import {graphemesOf} from '../../../domain/text/graphemes.js';
import type {Span} from './yaml-tokens.js';

/** One character on the screen, how many cells it takes, and its tone. */
export type Cell = {readonly text: string; readonly width: number; readonly tone: Token};

/** A run of characters of one tone, drawn at once. */
export type Run = {readonly text: string; readonly tone: Token};

/** The characters of a line as they are shown: what cannot be seen as a mark, one cell group a column of the editor. */
export function cellsOf(spans: readonly Span[]): readonly Cell[] {
	return spans.flatMap(({text, tone}) =>
		graphemesOf(text).map(character => {
			const shown = visible(character);
			return {text: shown, width: shown.length === 1 && shown < '\u0300' ? 1 : stringWidth(shown), tone};
		}),
	);
}

/** Cells from the beginning of a line to a column. */
export function widthTo(cells: readonly Cell[], column: number): number {
	return cells.slice(0, column).reduce((sum, {width}) => sum + width, 0);
}

/** The runs that stand between the cells `left` and `left + width`. */
export function runsBetween(cells: readonly Cell[], left: number, width: number): readonly Run[] {
	const runs: Run[] = [];
	const add = (run: Run) => {
		const last = runs.at(-1);
		if (last && last.tone === run.tone) runs[runs.length - 1] = {...last, text: last.text + run.text};
		else runs.push(run);
	};
	let at = 0;
	for (const cell of cells) {
		if (at >= left + width) break;
		const from = at;
		at += cell.width;
		if (at <= left) continue;
		add({text: cut(cell, Math.max(0, left - from), Math.min(at, left + width) - from), tone: cell.tone});
	}

	return runs;
}

/** A mark can be cut anywhere; a wide character cut by an edge leaves a space where half of it would be. */
function cut({text, width}: Cell, from: number, to: number): string {
	if (from === 0 && to === width) return text;
	let at = 0;
	const kept = graphemesOf(text).filter(each => {
		const start = at;
		at += stringWidth(each);
		return start >= from && at <= to;
	});
	const piece = kept.join('');
	return piece + ' '.repeat(to - from - stringWidth(piece));
}

/** The first cell on the screen so that the caret's cells are on it: moves by half a screen, so that it rarely moves. */
export function scrolledLeft(left: number, caretFrom: number, caretTo: number, width: number): number {
	if (caretFrom >= left && caretTo <= left + width) return left;
	if (caretTo <= width) return 0;
	return Math.max(0, caretTo - Math.ceil(width / 2));
}
