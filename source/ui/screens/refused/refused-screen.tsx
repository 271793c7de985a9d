import {Box, Text} from 'ink';
import type {DetError} from '../../../domain/errors.js';
import {Prose} from '../../components/prose.js';
import {useActs} from '../../keys/use-acts.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';

/** Says why the store cannot be opened and what to do; never opens the wizard instead. */
export function RefusedScreen({
	error,
	onRetry,
	onLeave,
}: {
	readonly error: DetError;
	readonly onRetry: () => void;
	readonly onLeave: () => void;
}) {
	const {styles, glyphs} = useTheme();
	const {columns} = useBodySize();
	useActs([
		{id: 'refused.retry', run: onRetry},
		{id: 'app.quit', run: onLeave},
	]);
	const width = Math.min(columns, 100);
	const restorable = (error.code === 'store-missing' || error.code === 'store-damaged') && error.generations.length > 0;
	return (
		<Box flexDirection="column" padding={1} width={width} gap={1}>
			<Text {...styles.bad}>{`${glyphs.no} The store cannot be opened. Nothing was changed.`}</Text>
			<Prose text={screenText(error)} width={width - 2} />
			{restorable ? (
				<Text {...styles.muted}>
					{'To go back to an earlier state, run '}
					<Text {...styles.strong}>det store restore</Text>
					{' on this host as the owner of the files; it shows what each copy holds and asks first.'}
				</Text>
			) : null}
		</Box>
	);
}
