import {Box, Text} from 'ink';
import {visible} from '../../domain/visible.js';
import {useTheme, type Token} from '../theme/theme.js';

/** A labelled value; an empty label leaves a line free. */
export type Fact = {readonly label: string; readonly value: string; readonly tone?: Token};

/** Labelled values in two aligned columns. */
export function Facts({facts, labelWidth = 16}: {readonly facts: readonly Fact[]; readonly labelWidth?: number}) {
	const {styles} = useTheme();
	return (
		<Box flexDirection="column">
			{facts.map(({label, value, tone = 'plain'}, index) => (
				// oxlint-disable-next-line react/no-array-index-key
				<Box key={`${index} ${label}`}>
					<Box width={labelWidth} flexShrink={0}>
						<Text {...styles.muted}>{label === '' ? ' ' : label}</Text>
					</Box>
					<Text {...styles[tone]} wrap="wrap">
						{visible(value)}
					</Text>
				</Box>
			))}
		</Box>
	);
}
