import {visible} from '../../../domain/visible.js';
import {graphemesOf} from '../../../domain/text/graphemes.js';
import type {Column} from './column.js';

/** Rows prepared for filtering: the folded text of every row, made once per list. */
export type Searchable<Row> = {readonly rows: readonly Row[]; readonly texts: readonly string[]};

/** A filter taken apart into its words, folded: those a row must have, and those it must not. */
export type Filter = {readonly wanted: readonly string[]; readonly unwanted: readonly string[]};

/** Words that must not have any of these characters in them; they keep a row's whole words apart. */
const end = '\u0000';

/**
 * Prepares a list for `filterRows`: what its searched columns show, and `also`, which stands in none of them. Of columns
 * searched by the word a filter must name one in full: `active` must not find `inactive`, nor `al` all `local`.
 */
export function searchable<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	also: (row: Row) => string = () => '',
): Searchable<Row> {
	const parts = columns.filter(({search}) => search === 'part');
	const wholes = columns.filter(({search}) => search === 'word');
	return {
		rows,
		texts: rows.map(row => {
			const text = parts.map(({cell}) => cell(row)).join(' ');
			const words = wholes.map(({cell}) => cell(row).replaceAll(' ', end)).join(end);
			return fold(`${visible(text)} ${also(row)}`) + end + fold(words) + end;
		}),
	};
}

/** A filter as it is typed: words in any order, `!word` for rows without it. */
export function parseFilter(typed: string): Filter {
	const words = fold(visible(typed)).split(/\s+/u).filter(Boolean);
	return {
		wanted: words.filter(word => !word.startsWith('!')),
		unwanted: words.filter(word => word.length > 1 && word.startsWith('!')).map(word => word.slice(1)),
	};
}

/** Rows that have every wanted word and no unwanted one. */
export function filterRows<Row>({rows, texts}: Searchable<Row>, {wanted, unwanted}: Filter): readonly Row[] {
	if (wanted.length === 0 && unwanted.length === 0) return rows;
	return rows.filter((_, index) => {
		const text = texts[index]!;
		return wanted.every(word => hasWord(text, word)) && !unwanted.some(word => hasWord(text, word));
	});
}

function hasWord(text: string, word: string): boolean {
	const wholes = text.indexOf(end);
	const found = text.indexOf(word);
	return (found !== -1 && found < wholes) || text.includes(`${end}${word}${end}`, wholes);
}

/** A part of a cell, and whether the filter found it. */
export type Piece = {readonly text: string; readonly found: boolean};

/** A text in parts: those that words of the filter are in, and the rest. */
export function piecesOf(text: string, words: readonly string[], by: 'part' | 'word'): readonly Piece[] {
	const characters = ascii.test(text) ? text.split('') : graphemesOf(text);
	const folded = characters.map(fold);
	const whole = folded.join('');
	const hits = words.flatMap(word => placesOf(whole, word, by)).toSorted((a, b) => a - b);
	if (hits.length === 0) return [{text, found: false}];
	const found = new Set(hits);
	const pieces: Array<{text: string; found: boolean}> = [];
	let at = 0;
	for (const [index, character] of characters.entries()) {
		const length = folded[index]!.length;
		const isFound = Array.from({length}, (_, step) => at + step).some(place => found.has(place));
		const last = pieces.at(-1);
		if (last?.found === isFound) last.text += character;
		else pieces.push({text: character, found: isFound});
		at += length;
	}

	return pieces;
}

/** Every place of a folded text that an occurrence of the word covers. */
function placesOf(text: string, word: string, by: 'part' | 'word'): readonly number[] {
	const places: number[] = [];
	for (let from = text.indexOf(word); from !== -1; from = text.indexOf(word, from + 1)) {
		const after = from + word.length;
		const isWhole = (from === 0 || text[from - 1] === ' ') && (after === text.length || text[after] === ' ');
		if (by === 'part' || isWhole) for (let at = from; at < after; at++) places.push(at);
	}

	return places;
}

const ascii = /^[\u0000-\u007F]*$/;

/** Text as filters compare it: composed, and without case, so that `ß` is `SS` and both small sigmas are one. */
export function fold(text: string): string {
	return ascii.test(text) ? text.toUpperCase() : text.normalize('NFC').toLowerCase().toUpperCase();
}
