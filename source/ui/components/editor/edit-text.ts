import {caretAt, change, columnsOf, editorOf, linesOf, redo, splitLine, undo, type EditorState} from './edit-state.js';
import {moveCaret, wordEnd, wordStart} from './move-caret.js';

/** What can happen to a text in the editor. */
export type EditAction =
	/** A key by its name; `page` is how many lines a page has. */
	| {readonly type: 'key'; readonly key: string; readonly page: number}
	| {readonly type: 'insert'; readonly text: string}
	/** Takes the caret to a place, counted from 0. */
	| {readonly type: 'go'; readonly line: number; readonly column: number}
	| {readonly type: 'undo'}
	| {readonly type: 'redo'}
	/** Puts another text in the place of this one, as a step that can be undone. */
	| {readonly type: 'replace'; readonly text: string}
	/** Begins anew with a text. */
	| {readonly type: 'open'; readonly text: string};

/** Characters a text may have; more is not taken. */
export const longestText = 262_144;

/** The next state of an editor. Pure, so that it can be a React reducer. */
export function editText(state: EditorState, action: EditAction): EditorState {
	switch (action.type) {
		case 'key':
			return moveCaret(state, action.key, action.page) ?? edits.get(action.key)?.(state) ?? state;
		case 'insert':
			return insert(state, action.text);
		case 'go':
			return caretAt(state, action.line, action.column);
		case 'undo':
			return undo(state);
		case 'redo':
			return redo(state);
		case 'replace': {
			const {lines} = editorOf(action.text);
			return change(state, {at: 0, count: state.lines.length, inserted: lines, after: {line: 0, column: 0}});
		}

		case 'open':
			return editorOf(action.text);
	}
}

/** Whether a key moves the caret or edits the text; every other one is for the screen. */
export function isEditKey(key: string): boolean {
	return edits.has(key) || moveCaret(blank, key, 1) !== undefined;
}

const blank = editorOf('');

const edits: ReadonlyMap<string, (state: EditorState) => EditorState> = new Map([
	['enter', breakLine],
	['tab', state => insert(state, '  ')],
	['shift-tab', outdent],
	['backspace', backspace],
	['ctrl-h', backspace],
	['delete', erase],
	['ctrl-d', erase],
	['ctrl-k', eraseToEnd],
	['ctrl-u', state => eraseBetween(state, 0, state.caret.column)],
	['ctrl-w', eraseWordLeft],
	['alt-backspace', eraseWordLeft],
	['alt-d', eraseWordRight],
]);

function insert(state: EditorState, text: string): EditorState {
	if (text === '') return state;
	const {line, column} = state.caret;
	const [left, right] = splitLine(state.lines[line]!, column);
	const pieces = linesOf(text);
	const last = pieces.length - 1;
	const inserted = pieces.map((piece, index) => (index === 0 ? left : '') + piece + (index === last ? right : ''));
	// Counted together with what stands before: a combining mark belongs to the character it follows.
	const after = {line: line + last, column: columnsOf((last === 0 ? left : '') + pieces[last]!)};
	return change(state, {at: line, count: 1, inserted, after, run: last === 0 ? 'type' : 'step'});
}

/** A new line with the indentation of this one, and two more after a key that opens a mapping or list. */
function breakLine(state: EditorState): EditorState {
	const {line, column} = state.caret;
	const [left, right] = splitLine(state.lines[line]!, column);
	const own = /^ */.exec(left)![0];
	const opens = /[^\s#].*:\s*(#.*)?$/.test(left) && !/^\s*#/.test(left);
	const indent = opens ? `${own}  ` : own;
	const inserted = [left, indent + right.replace(/^ +/, '')];
	return change(state, {at: line, count: 1, inserted, after: {line: line + 1, column: indent.length}});
}

function outdent(state: EditorState): EditorState {
	const {line, column} = state.caret;
	const text = state.lines[line]!;
	const width = /^ {0,2}/.exec(text)![0].length;
	if (width === 0) return state;
	const after = {line, column: Math.max(0, column - width)};
	return change(state, {at: line, count: 1, inserted: [text.slice(width)], after});
}

/** Rubs out to the left: two spaces of indentation at once, as Tab put them there; the line's end joins the one before. */
function backspace(state: EditorState): EditorState {
	const {line, column} = state.caret;
	if (column > 0) {
		const [left] = splitLine(state.lines[line]!, column);
		return eraseBetween(state, column - (/^(?: {2})+$/.test(left) ? 2 : 1), column);
	}

	return line === 0 ? state : join(state, line - 1);
}

function erase(state: EditorState): EditorState {
	const {line, column} = state.caret;
	return column < columnsOf(state.lines[line]!) ? eraseBetween(state, column, column + 1) : join(state, line);
}

/** At the end of a line its end goes, as in every editor with this key. */
function eraseToEnd(state: EditorState): EditorState {
	const {line, column} = state.caret;
	const end = columnsOf(state.lines[line]!);
	return column < end ? eraseBetween(state, column, end) : join(state, line);
}

function eraseWordLeft(state: EditorState): EditorState {
	const {line, column} = state.caret;
	return column === 0 ? backspace(state) : eraseBetween(state, wordStart(state.lines[line]!, column), column);
}

function eraseWordRight(state: EditorState): EditorState {
	const {line, column} = state.caret;
	const text = state.lines[line]!;
	return column < columnsOf(text) ? eraseBetween(state, column, wordEnd(text, column)) : join(state, line);
}

function eraseBetween(state: EditorState, from: number, to: number): EditorState {
	if (from === to) return state;
	const {line} = state.caret;
	const text = state.lines[line]!;
	const inserted = [splitLine(text, from)[0] + splitLine(text, to)[1]];
	return change(state, {at: line, count: 1, inserted, after: {line, column: from}, run: 'erase'});
}

/** Joins a line with the one below it. */
function join(state: EditorState, line: number): EditorState {
	const [upper, lower] = [state.lines[line]!, state.lines[line + 1]];
	if (lower === undefined) return state;
	return change(state, {at: line, count: 2, inserted: [upper + lower], after: {line, column: columnsOf(upper)}});
}
