import {useState} from 'react';
import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {useActs} from '../../keys/use-acts.js';
import {keyLabel} from '../../keys/key-table.js';
import type {Act, Offer} from '../../keys/layers.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useTheme} from '../../theme/theme.js';

/** Every key that does something on the screen below, with a sentence each. */
export function Help({offers, onClose}: {readonly offers: readonly Offer[]; readonly onClose: () => void}) {
	const {styles, unicode} = useTheme();
	const {rows} = useBodySize();
	const [top, setTop] = useState(0);
	const height = rows - 1;
	const last = Math.max(0, offers.length - height);
	useActs(
		[
			...(last === 0
				? []
				: ([
						{id: 'help.scroll-down', run: () => setTop(Math.min(last, top + 1))},
						{id: 'help.scroll-up', run: () => setTop(Math.max(0, top - 1))},
					] satisfies readonly Act[])),
			{id: 'help.close', run: onClose},
		],
		// Above every dialog and field of the screen it explains.
		{modal: true, depth: 1000},
	);
	const keysWidth = 20;
	return (
		<Box flexDirection="column" paddingX={1} height={rows}>
			{offers.slice(top, top + height).map(({binding, disabled}) => (
				<Text key={binding.id} wrap="truncate">
					<Text {...styles.accent}>
						{binding.keys
							.map(key => keyLabel(key, unicode))
							.join('  ')
							.padEnd(keysWidth)}
					</Text>
					{binding.help}
					{disabled === undefined ? null : <Text {...styles.muted}>{`  (${visible(disabled)})`}</Text>}
				</Text>
			))}
			{last > 0 ? (
				<Text {...styles.muted}>{`${top + 1}-${Math.min(offers.length, top + height)} of ${offers.length}`}</Text>
			) : null}
		</Box>
	);
}
