import {useMemo, useState} from 'react';
import {Box, Text} from 'ink';
import {Deeper, useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {cellsOf} from './cells.js';
import {CodeLine} from './code-line.js';
import {linesOf} from './edit-state.js';

export type CodeViewProps = {
	readonly text: string;
	readonly width: number;
	/** Rows on the screen, the one that tells of more among them. */
	readonly height: number;
	/** False while something else has the keys. */
	readonly active?: boolean;
};

/** A text to read, with line numbers and YAML's colours; long lines go on in the next row. Pages through when it is longer. */
export function CodeView(props: CodeViewProps) {
	return (
		<Deeper>
			<Pages {...props} />
		</Deeper>
	);
}

function Pages({text, width, height, active = true}: CodeViewProps) {
	const theme = useTheme();
	const [wanted, setTop] = useState(0);
	const lines = useMemo(() => linesOf(text.replace(/\n$/, '')), [text]);
	const digits = Math.max(3, String(lines.length).length);
	const room = Math.max(1, width - digits - 2);
	const rows = useMemo(() => lines.flatMap((line, at) => rowsOf(line, at, room)), [lines, room]);
	const fits = rows.length <= height;
	const shown = fits ? rows.length : Math.max(1, height - 1);
	const last = rows.length - shown;
	const top = Math.min(wanted, last);
	useActs(
		[
			{id: 'document.page-down', run: () => setTop(Math.min(last, top + shown))},
			{id: 'document.page-up', run: () => setTop(Math.max(0, top - shown))},
		],
		{active: active && !fits},
	);
	return (
		<Box flexDirection="column" flexShrink={0}>
			{rows.slice(top, top + shown).map(({at, left, cells}) => (
				<CodeLine
					key={`${at} ${left}`}
					gutter={(left === 0 ? String(at + 1) : '').padStart(digits)}
					text={lines[at]!}
					left={left}
					width={cells}
					theme={theme}
				/>
			))}
			{fits ? null : (
				<Text {...theme.styles.muted} wrap="truncate">
					{`lines ${rows[top]!.at + 1}-${rows[top + shown - 1]!.at + 1} of ${lines.length}, pgdn pgup`}
				</Text>
			)}
		</Box>
	);
}

/** Which line a row shows, from which cell on, and how many. */
type Row = {readonly at: number; readonly left: number; readonly cells: number};

function rowsOf(line: string, at: number, room: number): readonly Row[] {
	if (line.length <= room && /^[ -~]*$/.test(line)) return [{at, left: 0, cells: room}];
	const rows: Row[] = [];
	let left = 0;
	let end = 0;
	for (const {width} of cellsOf([{text: line, tone: 'plain'}])) {
		// A wide character is not cut: it begins the next row.
		if (end > left && end + width > left + room) {
			rows.push({at, left, cells: end - left});
			left = end;
		}

		end += width;
		// A flood of marks may be longer than a row; it goes on in the next one.
		for (; end - left > room; left += room) rows.push({at, left, cells: room});
	}

	return [...rows, {at, left, cells: Math.max(1, end - left)}];
}
