import {useState} from 'react';
import {Box, Text} from 'ink';
import {wrapCells} from '../components/wrap/wrap-cells.js';
import {useBodySize} from '../hooks/use-size.js';
import {Topmost, useActs} from '../keys/use-acts.js';
import {marked} from '../linear/marks.js';
import {useTheme} from '../theme/theme.js';

export type ShownTextProps = {
	readonly what: string;
	readonly text: string;
	readonly onClose: () => void;
};

/**
 * A text for the mouse, where the clipboard cannot be reached: from the first column on and without a border, so that
 * nothing else is selected with it. Longer ones are paged through.
 */
export function ShownText(props: ShownTextProps) {
	return (
		<Topmost>
			<Pages {...props} />
		</Topmost>
	);
}

function Pages({what, text, onClose}: ShownTextProps) {
	const {styles, linear} = useTheme();
	const {columns, rows} = useBodySize();
	const [wanted, setTop] = useState(0);
	const lines = text.split('\n').flatMap(line => wrapCells(line.replaceAll('\t', '  '), columns));
	const height = Math.max(1, rows - 3);
	const last = Math.max(0, lines.length - height);
	const top = Math.min(wanted, last);
	useActs(
		[
			{id: 'copy.close', run: onClose},
			...(last === 0
				? []
				: [
						{id: 'scroll.down' as const, run: () => setTop(Math.min(last, top + height))},
						{id: 'scroll.up' as const, run: () => setTop(Math.max(0, top - height))},
					]),
		],
		{modal: true},
	);
	const more = last === 0 ? '' : ` Lines ${top + 1}-${Math.min(lines.length, top + height)} of ${lines.length}.`;
	return (
		<Box flexDirection="column">
			<Text {...styles.muted} wrap="truncate">
				{linear ? marked('heading', `${what} to copy.${more}`) : ` ${what}, to select with the mouse.${more}`}
			</Text>
			<Text> </Text>
			{lines.slice(top, top + height).map((line, row) => (
				// Rows have no identity of their own.
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={row}>{line === '' ? ' ' : line}</Text>
			))}
		</Box>
	);
}
