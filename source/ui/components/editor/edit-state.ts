import {graphemesOf} from '../../../domain/text/graphemes.js';

/** A place in the text; lines and columns count from 0, columns are grapheme clusters. */
export type Caret = {readonly line: number; readonly column: number};

/** One change: from line `at` on, `removed` lines became `inserted` ones. Carets are those around it. */
export type Edit = {
	readonly at: number;
	readonly removed: readonly string[];
	readonly inserted: readonly string[];
	readonly before: Caret;
	readonly after: Caret;
	/** Typing and rubbing out go on in one step of undo; everything else is a step of its own. */
	readonly run: 'type' | 'erase' | 'step';
};

/** A text being edited. There is always a line, the empty text has one empty line. */
export type EditorState = {
	readonly lines: readonly string[];
	readonly caret: Caret;
	/** The column that moves up and down come back to after shorter lines. */
	readonly wanted: number;
	readonly past: readonly Edit[];
	/** Edits that were undone, the next one to redo last. */
	readonly future: readonly Edit[];
};

/** Steps that can be undone. */
const longestPast = 1000;

/** An editor on a text, the caret at its beginning. Line ends of every kind become one. */
export function editorOf(text: string): EditorState {
	return {lines: linesOf(text), caret: {line: 0, column: 0}, wanted: 0, past: [], future: []};
}

/** The lines of a text; at least one. */
export function linesOf(text: string): readonly string[] {
	return text.split(/\r\n|\r|\n/u);
}

/** The text of an editor. */
export function textOfEditor({lines}: Pick<EditorState, 'lines'>): string {
	return lines.join('\n');
}

/** The state with the caret somewhere else, as near as the text allows. */
export function caretAt(state: EditorState, line: number, column: number, wanted?: number): EditorState {
	const at = Math.max(0, Math.min(state.lines.length - 1, line));
	const caret = {line: at, column: Math.max(0, Math.min(columnsOf(state.lines[at]!), column))};
	return {...state, caret, wanted: wanted ?? caret.column};
}

/** How many columns a line has. */
export function columnsOf(line: string): number {
	return /^[ -~]*$/.test(line) ? line.length : graphemesOf(line).length;
}

/** A line left and right of a column. */
export function splitLine(line: string, column: number): readonly [left: string, right: string] {
	if (/^[ -~]*$/.test(line)) return [line.slice(0, column), line.slice(column)];
	const characters = graphemesOf(line);
	return [characters.slice(0, column).join(''), characters.slice(column).join('')];
}

/** Puts `inserted` in the place of so many lines from `at` on, as a step that can be undone. */
export function change(
	state: EditorState,
	{
		at,
		count,
		inserted,
		after,
		run = 'step',
	}: Pick<Edit, 'at' | 'inserted' | 'after'> & {
		readonly count: number;
		readonly run?: Edit['run'];
	},
): EditorState {
	const removed = state.lines.slice(at, at + count);
	const edit: Edit = {at, removed, inserted, before: state.caret, after, run};
	const last = state.past.at(-1);
	const past =
		last && goesOn(last, edit)
			? [...state.past.slice(0, -1), {...edit, removed: last.removed, before: last.before}]
			: [...state.past.slice(-longestPast + 1), edit];
	return {lines: replaced(state.lines, edit), caret: after, wanted: after.column, past, future: []};
}

/** The state before the last step; the same when there is none. */
export function undo(state: EditorState): EditorState {
	const edit = state.past.at(-1);
	if (!edit) return state;
	const lines = replaced(state.lines, {...edit, removed: edit.inserted, inserted: edit.removed});
	const future = [...state.future, edit];
	return {lines, caret: edit.before, wanted: edit.before.column, past: state.past.slice(0, -1), future};
}

/** The state after the step that was undone last; the same when there is none. */
export function redo(state: EditorState): EditorState {
	const edit = state.future.at(-1);
	if (!edit) return state;
	const past = [...state.past, edit];
	return {
		lines: replaced(state.lines, edit),
		caret: edit.after,
		wanted: edit.after.column,
		past,
		future: state.future.slice(0, -1),
	};
}

/** Whether an edit belongs to the one before it: the same kind, on the same line, begun where that one ended. */
function goesOn(last: Edit, next: Edit): boolean {
	const isRun = next.run !== 'step' && next.run === last.run;
	const isSameLine = last.at === next.at && last.inserted.length === 1 && next.removed.length === 1;
	const {line, column} = last.after;
	return isRun && isSameLine && next.before.line === line && next.before.column === column;
}

function replaced(lines: readonly string[], {at, removed, inserted}: Pick<Edit, 'at' | 'removed' | 'inserted'>) {
	return [...lines.slice(0, at), ...inserted, ...lines.slice(at + removed.length)];
}
