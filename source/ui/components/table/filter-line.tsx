import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {Deeper, useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {TextField} from '../form/text-field.js';

export type FilterLineProps = {
	readonly filter: string;
	/** True while it is being typed. */
	readonly filtering: boolean;
	/** What the line says when there is no filter. */
	readonly idle: string;
	readonly width: number;
	readonly onChange: (filter: string) => void;
	readonly onEnd: (keep: boolean) => void;
};

/** The line above a table: the filter while there is one, else how the table is ordered. */
export function FilterLine({filter, filtering, idle, width, onChange, onEnd}: FilterLineProps) {
	const {styles} = useTheme();
	if (filtering)
		return (
			<Deeper>
				<FilterInput filter={filter} width={width} onChange={onChange} onEnd={onEnd} />
			</Deeper>
		);
	if (filter === '') return <Text {...styles.muted} wrap="truncate">{`  ${idle}`}</Text>;
	return (
		<Text wrap="truncate">
			<Text {...styles.accent}>{'  / '}</Text>
			{visible(filter)}
		</Text>
	);
}

function FilterInput({
	filter,
	width,
	onChange,
	onEnd,
}: Pick<FilterLineProps, 'filter' | 'width' | 'onChange' | 'onEnd'>) {
	const {styles} = useTheme();
	useActs([
		{id: 'filter.apply', run: () => onEnd(filter !== '')},
		{id: 'filter.clear', run: () => onEnd(false)},
	]);
	return (
		<Box>
			<Text {...styles.accent}>{'  / '}</Text>
			<TextField
				value={filter}
				onChange={onChange}
				focus
				width={width - 6}
				placeholder="words to look for, !word to leave out"
				maxLength={64}
			/>
		</Box>
	);
}
