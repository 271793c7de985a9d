import {Text, type TextProps} from 'ink';
import {wrapWords} from './wrap/wrap-words.js';

/** A sentence or two, wrapped at words. */
export function Prose({
	text,
	width,
	...style
}: {readonly text: string; readonly width: number} & Omit<TextProps, 'children' | 'wrap'>) {
	return <Text {...style}>{wrapWords(text, width).join('\n')}</Text>;
}
