import stringWidth from 'string-width';
import {visible} from '../../../domain/visible.js';
import {graphemesOf} from '../../../domain/text/graphemes.js';

const plain = /^[\u0020-\u007E]*$/;

/** Exactly `width` cells of a stored text: made visible, cut with `ellipsis`, padded on the other side. */
export function fit(text: string, width: number, ellipsis: string, align: 'left' | 'right' = 'left'): string {
	if (plain.test(text)) {
		const cut = text.length > width ? text.slice(0, Math.max(0, width - 1)) + ellipsis : text;
		return align === 'left' ? cut.padEnd(width) : cut.padStart(width);
	}

	const safe = visible(text);
	let cells = stringWidth(safe);
	let cut = safe;
	if (cells > width) {
		cut = '';
		cells = 0;
		for (const character of graphemesOf(safe)) {
			const wide = stringWidth(character);
			if (cells + wide > width - 1) break;
			cut += character;
			cells += wide;
		}

		cut += ellipsis;
		cells++;
	}

	const padding = ' '.repeat(Math.max(0, width - cells));
	return align === 'left' ? cut + padding : padding + cut;
}
