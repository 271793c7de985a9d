import stringWidth from 'string-width';
import {narrow} from './narrow.js';
import {blankPen, penAfter, type Pen} from './pen.js';

/** The cells of one row, without the plain blanks at its end; the pen of a blank is only what can be seen of it. */
export type Row = {
	/** What stands in each cell; `''` in the further cells of a wide character. */
	readonly chars: readonly string[];
	readonly pens: readonly Pen[];
};

export const emptyRow: Row = {chars: [], pens: []};

/** Reads a line of text with SGR sequences into cells, measured as Ink measures; what is past `columns` is cut off. */
export function readRow(line: string, columns: number): Row {
	const chars: string[] = [];
	const pens: Pen[] = [];
	let pen = '';
	let from = 0;
	for (const {index, 0: sequence, 1: parameters = ''} of line.matchAll(sgr)) {
		put(line.slice(from, index), pen);
		pen = penAfter(pen, parameters);
		from = index + sequence.length;
	}

	put(line.slice(from), pen);
	let end = chars.length;
	while (end > 0 && chars[end - 1] === ' ' && pens[end - 1] === '') end--;
	chars.length = end;
	pens.length = end;
	return {chars, pens};

	function put(text: string, look: Pen): void {
		if (narrowText.test(text)) for (const character of text.slice(0, columns - chars.length)) add(character, 1, look);
		else
			for (const character of clusters(text))
				if (control.test(character)) add('?', 1, look);
				else add(character, stringWidth(character), look);
	}

	function add(character: string, width: number, look: Pen): void {
		// What has no width joins the character before it, as on the terminal.
		if (width === 0 && chars.length > 0) chars[startBefore(chars, chars.length)] += character;
		if (width === 0 || chars.length + width > columns) return;
		for (let cell = 0; cell < width; cell++) {
			chars.push(cell === 0 ? character : '');
			pens.push(character === ' ' ? blankPen(look) : look);
		}
	}
}

/** The first cell of the character that ends before the cell `end`. */
export function startBefore(chars: readonly string[], end: number): number {
	let at = end - 1;
	while (at > 0 && chars[at] === '') at--;
	return at;
}

/**
 * Whether every terminal gives a character as many cells as Ink does. Not so with most emoji, above all those of several
 * code points: after one of them nobody knows where the cursor is. The rest of a wide character (`''`) is certain.
 */
export function isCertain(character: string): boolean {
	return certain.test(character);
}

const narrowText = new RegExp(`^[${narrow}]*$`);
// Also Greek, Cyrillic and what is written in squares (CJK, Hangul syllables, full width), each with marks on it.
const certain = new RegExp(
	`^(?:[${narrow}\u0370-\u0482\u048A-\u052F\u3000-\u3029\u3041-\u3096\u30A1-\u30FA\u3400-\u9FFF\uAC00-\uD7A3\uFF01-\uFF60][\u0300-\u036F]*)?$`,
);
const sgr = /\u001B\[([\d;:]*)m/g;
/** Of a text that somebody forgot to make safe to show: a terminal would act on it (R70). */
const control = /^[\u0000-\u001F\u007F-\u009F]/;
let segmenter: Intl.Segmenter | undefined;

function clusters(text: string): readonly string[] {
	segmenter ??= new Intl.Segmenter(); // 5 ms, and most consoles never need it
	return Array.from(segmenter.segment(text), ({segment}) => segment);
}
