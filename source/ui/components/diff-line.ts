import type {DiffLine} from '../../backend/backend.js';
import {visible} from '../../domain/visible.js';
import type {TextLine} from './scroll-lines.js';

/** A line of a diff as it is shown: the sign says what the colour says, and nothing of it is cut. */
export function diffLine({kind, text}: DiffLine): TextLine {
	const tones = {' ': 'muted', '+': 'good', '-': 'bad'} as const;
	return {text: `${kind} ${visible(text)}`, tone: tones[kind], exact: true};
}
