import {memo} from 'react';
import {Text} from 'ink';
import type {Theme, Token} from '../../theme/theme.js';
import {cellsOf, runsBetween} from './cells.js';
import {yamlSpans} from './yaml-tokens.js';

export type CodeLineProps = {
	/** What stands before the text: the line's number, or nothing on the second row of a long line. */
	readonly gutter: string;
	readonly mark?: {readonly sign: string; readonly tone: Token} | undefined;
	readonly text: string;
	/** The first cell that is shown, and how many. */
	readonly left: number;
	readonly width: number;
	/** Tone of the whole line, in the place of YAML's colours. */
	readonly tone?: Token | undefined;
	readonly theme: Theme;
};

/** One row of a text with line numbers and colours. One text a row, as in tables: a box a piece would cost twice the time. */
export const CodeLine = memo(function CodeLine({gutter, mark, text, left, width, tone, theme}: CodeLineProps) {
	const {styles} = theme;
	const spans = tone === undefined ? yamlSpans(text) : [{text, tone}];
	const runs = runsBetween(cellsOf(spans), left, width);
	return (
		<Text wrap="truncate">
			<Text {...styles[mark?.tone ?? 'muted']}>{`${gutter}${mark?.sign ?? ' '} `}</Text>
			{runs.map(({text: piece, tone: own}, index) => (
				// Pieces have no identity of their own.
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={index} {...styles[own]}>
					{piece}
				</Text>
			))}
		</Text>
	);
});
