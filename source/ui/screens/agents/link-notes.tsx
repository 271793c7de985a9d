import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {Prose} from '../../components/prose.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useTheme} from '../../theme/theme.js';

type LinkNotesProps = {readonly notes: readonly string[]; readonly outcome: string};

/** What to beware of, and what will be; the most important line of it where rows are few. */
export function LinkNotes({notes, outcome: then}: LinkNotesProps) {
	const {styles, glyphs} = useTheme();
	const {columns, rows} = useBodySize();
	const warnings = notes.map(note => `${glyphs.warn} ${visible(note)}`);
	if (rows < 15) {
		return (
			<Box height={1} flexShrink={0}>
				<Text {...styles[warnings[0] === undefined ? 'muted' : 'warn']} wrap="truncate">
					{warnings[0] ?? then}
				</Text>
			</Box>
		);
	}

	return (
		<Box flexDirection="column" marginTop={1}>
			{warnings.map(warning => (
				<Prose key={warning} {...styles.warn} text={warning} width={columns - 4} />
			))}
			<Prose {...styles.muted} text={then} width={columns - 4} />
		</Box>
	);
}
