import {graphemesOf} from '../../../domain/text/graphemes.js';
import {caretAt, columnsOf, type EditorState} from './edit-state.js';

/** Moves the caret by a key; undefined when the key does not move it. `page` is how many lines a page has. */
export function moveCaret(state: EditorState, key: string, page: number): EditorState | undefined {
	const {line, column} = state.caret;
	switch (key) {
		case 'left':
		case 'ctrl-b':
			return column === 0 && line > 0 ? endOf(state, line - 1) : caretAt(state, line, column - 1);
		case 'right':
		case 'ctrl-f':
			return column === lengthOf(state, line) && line < state.lines.length - 1
				? caretAt(state, line + 1, 0)
				: caretAt(state, line, column + 1);
		case 'up':
			return vertical(state, -1);
		case 'down':
			return vertical(state, 1);
		case 'pageup':
			return vertical(state, -page);
		case 'pagedown':
			return vertical(state, page);
		case 'home':
		case 'ctrl-a':
			return caretAt(state, line, homeColumn(state));
		case 'end':
		case 'ctrl-e':
			return endOf(state, line);
		case 'ctrl-home':
		case 'alt-<':
			return caretAt(state, 0, 0);
		case 'ctrl-end':
		case 'alt->':
			return endOf(state, state.lines.length - 1);
		case 'ctrl-left':
		case 'alt-left':
		case 'alt-b':
			return wordLeft(state);
		case 'ctrl-right':
		case 'alt-right':
		case 'alt-f':
			return wordRight(state);
		default:
			return undefined;
	}
}

/** The column where the word left of the caret begins. */
export function wordStart(line: string, column: number): number {
	const characters = graphemesOf(line);
	let at = column;
	while (at > 0 && !isWord(characters[at - 1])) at--;
	while (at > 0 && isWord(characters[at - 1])) at--;
	return at;
}

/** The column where the word right of the caret ends. */
export function wordEnd(line: string, column: number): number {
	const characters = graphemesOf(line);
	let at = column;
	while (at < characters.length && !isWord(characters[at])) at++;
	while (at < characters.length && isWord(characters[at])) at++;
	return at;
}

function wordLeft(state: EditorState): EditorState {
	const {line, column} = state.caret;
	if (column === 0 && line > 0) return endOf(state, line - 1);
	return caretAt(state, line, wordStart(state.lines[line]!, column));
}

function wordRight(state: EditorState): EditorState {
	const {line, column} = state.caret;
	if (column === lengthOf(state, line) && line < state.lines.length - 1) return caretAt(state, line + 1, 0);
	return caretAt(state, line, wordEnd(state.lines[line]!, column));
}

/** Beyond the first and last line the caret goes to their ends. */
function vertical(state: EditorState, step: number): EditorState {
	const {line} = state.caret;
	const target = line + step;
	if (target < 0) return line === 0 ? caretAt(state, 0, 0) : caretAt(state, 0, state.wanted, state.wanted);
	const last = state.lines.length - 1;
	if (target > last) return line === last ? endOf(state, last) : caretAt(state, last, state.wanted, state.wanted);
	return caretAt(state, target, state.wanted, state.wanted);
}

/** To the first character of the line, and from there to its very beginning. */
function homeColumn({lines, caret}: EditorState): number {
	const indent = /^ */.exec(lines[caret.line]!)![0].length;
	return caret.column === indent ? 0 : indent;
}

function endOf(state: EditorState, line: number): EditorState {
	return caretAt(state, line, lengthOf(state, line));
}

function lengthOf({lines}: EditorState, line: number): number {
	return columnsOf(lines[line]!);
}

function isWord(character: string | undefined): boolean {
	return character !== undefined && /^[\p{L}\p{N}_]/u.test(character);
}
