import type {Token} from '../../theme/theme.js';
import type {TextLine} from '../scroll-lines.js';
import {wrapWords} from '../wrap-words.js';

/** A sentence behind a sign, its further lines indented as far. */
export function signedLines(sign: string, text: string, tone: Token, width: number): readonly TextLine[] {
	return wrapWords(text, width - sign.length - 1).map((part, index) => ({
		text: `${index === 0 ? sign : ' '.repeat(sign.length)} ${part}`,
		tone,
		exact: true,
	}));
}
