import {useRef, useState, type Dispatch} from 'react';
import {Box, Text, type DOMElement} from 'ink';
import {visible} from '../../../domain/visible.js';
import {useActs, useTextTarget} from '../../keys/use-acts.js';
import {markedEntry} from '../../linear/marks.js';
import {useTheme} from '../../theme/theme.js';
import {scrolledTop} from '../table/table-state.js';
import {TerminalCursor} from '../terminal-cursor.js';
import {cellsOf, scrolledLeft, widthTo} from './cells.js';
import {CodeLine} from './code-line.js';
import {splitLine, textOfEditor, type EditorState} from './edit-state.js';
import {isEditKey, longestText, type EditAction} from './edit-text.js';

/** A place something is said of, counted from 1. */
export type EditorMark = {readonly line: number; readonly column: number};

export type EditorProps = {
	readonly state: EditorState;
	readonly dispatch: Dispatch<EditAction>;
	/** Cells and rows on the screen. */
	readonly width: number;
	readonly height: number;
	/** Places with something wrong; their lines are marked. */
	readonly marks: readonly EditorMark[];
	readonly active: boolean;
	/** Told when something typed or pasted was not taken, in words. */
	readonly onRefuse: (reason: string) => void;
};

/**
 * The console's own editor of several lines: line numbers, YAML's colours, the terminal's cursor for a caret. The owner
 * holds the text (`editText` is its reducer). Only the rows on the screen are drawn. Keys that do not edit go on to the screen.
 */
export function Editor({state, dispatch, width, height, marks, active, onRefuse}: EditorProps) {
	const theme = useTheme();
	const {lines, caret} = state;
	const [edge, setEdge] = useState({top: 0, left: 0});
	const digits = Math.max(3, String(lines.length).length);
	const room = Math.max(1, width - digits - 2);
	const cells = cellsOf([{text: lines[caret.line]!, tone: 'plain'}]);
	const caretFrom = widthTo(cells, caret.column);
	const caretTo = caretFrom + (cells[caret.column]?.width ?? 1);
	const top = scrolledTop(edge.top, caret.line, height, lines.length);
	const left = scrolledLeft(edge.left, caretFrom, caretTo, room);
	if (top !== edge.top || left !== edge.left) setEdge({top, left});

	const insert = (text: string) => {
		if (textOfEditor(state).length + text.length > longestText)
			onRefuse(`At most ${longestText} characters fit here. Nothing was put in.`);
		else dispatch({type: 'insert', text});
	};

	const isTypedInto = useTextTarget(
		{
			onKey(key) {
				if (!isEditKey(key)) return false;
				dispatch({type: 'key', key, page: Math.max(1, height - 1)});
				return true;
			},
			onText: insert,
			onPaste: insert,
		},
		active,
	);
	useActs(
		[
			{
				id: 'editor.undo',
				run: () => dispatch({type: 'undo'}),
				disabled: state.past.length > 0 ? undefined : 'There is nothing to undo.',
			},
			{
				id: 'editor.redo',
				run: () => dispatch({type: 'redo'}),
				disabled: state.future.length > 0 ? undefined : 'There is nothing to redo.',
			},
		],
		{active},
	);

	const box = useRef<DOMElement>(null);
	if (theme.linear) {
		const [before, after] = splitLine(lines[caret.line]!, caret.column);
		const label = `Line ${caret.line + 1} of ${lines.length}`;
		return <Text>{markedEntry({label, before: visible(before), after: visible(after)})}</Text>;
	}

	const wrong = new Set(marks.map(({line}) => line - 1));
	return (
		<Box ref={box} flexDirection="column" width={width} height={height} flexShrink={0}>
			{lines.slice(top, top + height).map((text, row) => {
				const at = top + row;
				return (
					<CodeLine
						key={at}
						gutter={String(at + 1).padStart(digits)}
						mark={wrong.has(at) ? {sign: theme.glyphs.no, tone: 'bad'} : undefined}
						text={text}
						left={left}
						width={room}
						theme={theme}
					/>
				);
			})}
			{isTypedInto ? <TerminalCursor box={box} x={digits + 2 + caretFrom - left} y={caret.line - top} /> : null}
		</Box>
	);
}
