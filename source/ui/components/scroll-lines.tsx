import {useState} from 'react';
import {Box, Text} from 'ink';
import stringWidth from 'string-width';
import type {Act} from '../keys/layers.js';
import {Deeper, useActs} from '../keys/use-acts.js';
import {useTheme, type Token} from '../theme/theme.js';
import {wrapCells} from './wrap/wrap-cells.js';
import {wrapLong} from './wrap/wrap-long.js';

/** A line of a text; `exact` ones are broken anywhere, so that nothing of them is left out, others between words. */
export type TextLine = {
	readonly text: string;
	readonly tone?: Token;
	readonly exact?: boolean;
	/** What stands before it; its further rows are indented as far. */
	readonly sign?: string;
};

export type ScrollLinesProps = {
	readonly lines: readonly TextLine[];
	readonly width: number;
	/** Rows on the screen, the one that tells of more among them. */
	readonly height: number;
};

/** Lines of text that scroll when there are more than fit; the last row then says which are shown. */
export function ScrollLines(props: ScrollLinesProps) {
	return (
		<Deeper>
			<Lines {...props} />
		</Deeper>
	);
}

function Lines({lines, width, height}: ScrollLinesProps) {
	const {styles, glyphs, linear} = useTheme();
	const [wanted, setTop] = useState(0);
	const rows = lines.flatMap(line => rowsOf(line, linear ? Infinity : width, glyphs.ellipsis));
	const fits = rows.length <= height;
	const shown = fits ? rows.length : Math.max(1, height - 1);
	const last = rows.length - shown;
	const top = Math.min(wanted, last);
	const scroll: readonly Act[] = [
		{id: 'scroll.down', run: () => setTop(Math.min(last, top + 1))},
		{id: 'scroll.up', run: () => setTop(Math.max(0, top - 1))},
	];
	useActs(fits ? [] : scroll);
	return (
		<Box flexDirection="column" flexShrink={0}>
			{rows.slice(top, top + shown).map(({sign, text, tone}, index) => (
				// Rows have no identity of their own.
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={index} {...styles[tone]} wrap="truncate">
					{sign === '' ? null : <Text {...(quiet.has(tone) ? styles.muted : {})}>{`${sign} `}</Text>}
					{text === '' ? ' ' : text}
				</Text>
			))}
			{fits ? null : (
				<Text {...styles.muted} wrap="truncate">{`lines ${top + 1}-${top + shown} of ${rows.length}`}</Text>
			)}
		</Box>
	);
}

/** Tones that say nothing by themselves: the sign before them stands back. */
const quiet: ReadonlySet<Token> = new Set(['plain', 'strong']);

function rowsOf({text, tone = 'plain', exact = false, sign = ''}: TextLine, width: number, ellipsis: string) {
	const room = sign === '' ? width : width - stringWidth(sign) - 1;
	const parts = exact ? wrapCells(text, room) : wrapLong(text, room, ellipsis);
	return parts.map((part, index) => ({sign: index === 0 ? sign : ' '.repeat(stringWidth(sign)), text: part, tone}));
}
