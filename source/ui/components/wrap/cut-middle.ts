import stringWidth from 'string-width';
import {graphemesOf} from '../../../domain/text/graphemes.js';

/** A text of at most `width` cells: of a longer one its beginning and its end, which tell names apart better than either. */
export function cutMiddle(text: string, width: number, ellipsis: string): string {
	if (stringWidth(text) <= width) return text;
	const room = Math.max(0, width - stringWidth(ellipsis));
	// Thousands of characters are not looked at for the few that are shown.
	const start = take(graphemesOf(text.slice(0, width * longest)), Math.ceil(room / 2));
	const end = take(graphemesOf(text.slice(-width * longest)).toReversed(), Math.floor(room / 2));
	return [...start, ellipsis, ...end.toReversed()].join('');
}

/** Code units of the longest character that is drawn as one. */
const longest = 16;

function take(characters: readonly string[], cells: number): readonly string[] {
	let room = cells;
	const taken: string[] = [];
	for (const character of characters) {
		room -= stringWidth(character);
		if (room < 0) break;
		taken.push(character);
	}

	return taken;
}
