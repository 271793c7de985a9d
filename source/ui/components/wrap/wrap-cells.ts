import stringWidth from 'string-width';
import {graphemesOf} from '../../../domain/text/graphemes.js';

/** A line broken into pieces of at most `width` cells, with nothing left out; an empty line is one empty piece. */
export function wrapCells(text: string, width: number): readonly string[] {
	const pieces: string[] = [];
	let piece = '';
	let cells = 0;
	for (const character of graphemesOf(text)) {
		const wide = stringWidth(character);
		if (piece !== '' && cells + wide > width) {
			pieces.push(piece);
			piece = '';
			cells = 0;
		}

		piece += character;
		cells += wide;
	}

	return [...pieces, piece];
}
