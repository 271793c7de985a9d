import {cutMiddle} from './cut-middle.js';
import {wrapCells} from './wrap-cells.js';
import {wrapWords} from './wrap-words.js';

/** Lines of at most `width` cells, broken between words; of a word that is longer than two of them the middle is left out. */
export function wrapLong(text: string, width: number, ellipsis: string): readonly string[] {
	return wrapWords(text, width).flatMap(part => wrapCells(cutMiddle(part, width * 2, ellipsis), width));
}
