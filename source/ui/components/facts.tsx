import {Box, Text} from 'ink';
import {visible} from '../../domain/visible.js';
import {useBodySize} from '../hooks/use-size.js';
import {useTheme, type Token} from '../theme/theme.js';
import {fit} from './table/fit.js';

/** A labelled value; an empty label leaves a line free. */
export type Fact = {readonly label: string; readonly value: string; readonly tone?: Token};

/** A page of labelled values in two aligned columns. */
export function Facts({facts, labelWidth = 16}: {readonly facts: readonly Fact[]; readonly labelWidth?: number}) {
	const {styles, glyphs, linear} = useTheme();
	// Where rows are few the free ones go: every fact is worth more.
	const {rows, columns} = useBodySize();
	const tight = rows < facts.length + 2;
	// What is still on its way is said when it comes.
	const known = linear ? facts.filter(({value}) => value !== glyphs.ellipsis) : facts;
	const shown = tight ? known.filter(({label}) => label !== '') : known;
	const full = shown.length >= rows;
	// Cut here: Ink's own ellipsis is no sign of an ASCII terminal.
	const written = (value: string) =>
		full ? fit(value.trim(), columns - labelWidth - 4, glyphs.ellipsis).trimEnd() : visible(value).trim();
	return (
		<Box flexDirection="column" paddingX={2} paddingTop={tight ? 0 : 1}>
			{shown.map(({label, value, tone = 'plain'}, index) => (
				// oxlint-disable-next-line react/no-array-index-key
				<Box key={`${index} ${label}`} flexShrink={0}>
					<Box width={labelWidth} flexShrink={0}>
						<Text {...styles.muted}>{label === '' ? ' ' : linear ? `${label}:` : label}</Text>
					</Box>
					<Text {...styles[tone]} wrap={full ? 'truncate' : 'wrap'}>
						{written(value)}
					</Text>
				</Box>
			))}
		</Box>
	);
}
