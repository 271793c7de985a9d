import {eachGrapheme, graphemesOf} from '../../../domain/text/graphemes.js';

/** The text of a one-line field as grapheme clusters left and right of the caret. */
export type Line = {readonly left: readonly string[]; readonly right: readonly string[]};

/** A line with the caret at its end. */
export function lineOf(text: string): Line {
	return {left: graphemesOf(text), right: []};
}

/** The text of a line. */
export function textOf(line: Line): string {
	return line.left.join('') + line.right.join('');
}

/** Puts text at the caret; what would exceed `maxLength` characters is left out. */
export function insert(line: Line, text: string, maxLength: number): Line {
	const room = Math.max(0, maxLength - line.left.length - line.right.length);
	// The last cluster is joined anew: a combining mark or joiner belongs to the character before it.
	return {left: graphemesOf(line.left.join('') + firstGraphemes(text, room)), right: line.right};
}

/** Stops when it has enough: a paste of a megabyte is not looked at beyond what fits. */
function firstGraphemes(text: string, count: number): string {
	if (text.length <= count) return text;
	// A cluster may be as long as it likes; a field does not take those.
	const most = text.slice(0, count * longestGrapheme);
	let end = 0;
	let taken = 0;
	for (const segment of eachGrapheme(most)) {
		if (taken++ === count) break;
		end += segment.length;
	}

	return most.slice(0, end);
}

const longestGrapheme = 32;

/** Does an editing key (readline's set); undefined when the key does not edit. */
export function editLine(line: Line, key: string): Line | undefined {
	const {left, right} = line;
	switch (key) {
		case 'backspace':
		case 'ctrl-h':
			return {left: left.slice(0, -1), right};
		case 'delete':
		case 'ctrl-d':
			return {left, right: right.slice(1)};
		case 'left':
		case 'ctrl-b':
			return {left: left.slice(0, -1), right: [...left.slice(-1), ...right]};
		case 'right':
		case 'ctrl-f':
			return {left: [...left, ...right.slice(0, 1)], right: right.slice(1)};
		case 'home':
		case 'ctrl-a':
			return {left: [], right: [...left, ...right]};
		case 'end':
		case 'ctrl-e':
			return {left: [...left, ...right], right: []};
		case 'ctrl-u':
			return {left: [], right};
		case 'ctrl-k':
			return {left, right: []};
		case 'ctrl-w':
		case 'alt-backspace':
			return {left: left.slice(0, wordStart(left)), right};
		case 'alt-d':
			return {left, right: right.slice(wordEnd(right))};
		case 'ctrl-left':
		case 'alt-left':
		case 'alt-b': {
			const start = wordStart(left);
			return {left: left.slice(0, start), right: [...left.slice(start), ...right]};
		}

		case 'ctrl-right':
		case 'alt-right':
		case 'alt-f': {
			const end = wordEnd(right);
			return {left: [...left, ...right.slice(0, end)], right: right.slice(end)};
		}

		default:
			return undefined;
	}
}

function wordStart(left: readonly string[]): number {
	let at = left.length;
	while (at > 0 && /^\s/.test(left[at - 1]!)) at--;
	while (at > 0 && !/^\s/.test(left[at - 1]!)) at--;
	return at;
}

function wordEnd(right: readonly string[]): number {
	let at = 0;
	while (at < right.length && /^\s/.test(right[at]!)) at++;
	while (at < right.length && !/^\s/.test(right[at]!)) at++;
	return at;
}
