import {Box, Text} from 'ink';
import {useTheme} from '../../theme/theme.js';
import {wrapWords} from '../../components/wrap/wrap-words.js';
import {useStepRoom} from './step-page.js';
import type {Item} from './setup-words.js';

/** Named lines in two columns; long texts wrap beside their names, or are cut where rows are few. */
export function Items({
	items,
	sign = '',
	cut,
}: {
	readonly items: readonly Item[];
	readonly sign?: string;
	readonly cut: boolean;
}) {
	const {styles, glyphs, linear} = useTheme();
	const {width} = useStepRoom();
	return (
		<Box flexDirection="column" flexShrink={0}>
			{items.map(({label, text, warns = false}) => (
				<Box key={`${label} ${text}`} flexShrink={0}>
					<Box width={14} flexShrink={0}>
						<Text {...styles[warns ? 'warn' : 'strong']}>
							{label === '' ? ' ' : `${warns ? `${glyphs.warn} ` : sign}${label}${linear ? ':' : ''}`}
						</Text>
					</Box>
					<Text {...(label === '' ? styles.muted : styles.plain)} wrap={cut ? 'truncate' : 'wrap'}>
						{cut ? text : wrapWords(text, width - 14).join('\n')}
					</Text>
				</Box>
			))}
		</Box>
	);
}
