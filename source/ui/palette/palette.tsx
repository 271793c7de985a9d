import {useContext, useMemo, useState} from 'react';
import {Box, Text} from 'ink';
import {TextField} from '../components/form/text-field.js';
import {fit} from '../components/table/fit.js';
import {frameRows, SizeContext} from '../hooks/use-size.js';
import {useStatus} from '../hooks/status.js';
import type {Offer} from '../keys/layers.js';
import {useActs} from '../keys/use-acts.js';
import {marked} from '../linear/marks.js';
import {useTheme} from '../theme/theme.js';
import {CommandRow} from './command-row.js';
import type {Command} from './commands.js';
import {findCommands} from './find.js';
import {useChoices} from './use-choices.js';
import {useCommands} from './use-commands.js';

export type PaletteProps = {
	/** What could be done on the screen when it was opened. */
	readonly offers: readonly Offer[];
	readonly onRun: (command: Command) => void;
	readonly onClose: () => void;
};

const mostRows = 10;

/** A list of everything that can be done, over the lower part of the screen; what is typed narrows it. */
export function Palette({offers, onRun, onClose}: PaletteProps) {
	const {columns, rows} = useContext(SizeContext);
	const {styles, glyphs, linear} = useTheme();
	const {say} = useStatus();
	const [typed, setTyped] = useState('');
	const commands = useCommands(offers);
	const found = useMemo(() => findCommands(commands, typed), [commands, typed]);
	// Always as high, so that the screen below does not come and go with every letter.
	const height = Math.min(mostRows, rows - frameRows - 2);
	const {index, chosen, top, page, acts} = useChoices(found, typed, height, never);

	const complete = () => {
		if (chosen) setTyped(`${chosen.command.text}${chosen.command.takes === undefined ? '' : ' '}`);
	};
	const run = () => {
		const command = chosen?.command;
		if (command === undefined) say({kind: 'info', text: 'Nothing matches: change the words.'});
		else if (command.disabled !== undefined) say({kind: 'info', text: command.disabled});
		else if (command.takes === 'name') complete();
		else onRun(command);
	};
	useActs(
		[{id: 'palette.run', run}, ...acts, {id: 'palette.complete', run: complete}, {id: 'palette.close', run: onClose}],
		{modal: true},
	);
	const count = `${found.length === 0 ? 0 : index + 1} of ${found.length} `;
	return (
		<Box position="absolute" bottom={3} left={0} width={columns} flexDirection="column">
			<Text {...styles.muted}>{linear ? marked('heading', 'Commands') : glyphs.rule.repeat(columns)}</Text>
			<Box>
				{linear ? null : <Text {...styles.accent}>{'> '}</Text>}
				<TextField
					label="Find"
					value={typed}
					onChange={setTyped}
					focus
					width={columns - 18}
					placeholder="what to do, or a name"
					maxLength={100}
				/>
				{linear ? null : <Text {...styles.muted}>{count.padStart(16)}</Text>}
			</Box>
			{page.map((each, row) => (
				<CommandRow key={each.command.text} found={each} chosen={top + row === index} width={columns} />
			))}
			{Array.from({length: height - page.length}, (_, row) => (
				<Text key={row}>{fit(found.length === 0 && row === 0 ? '  Nothing matches.' : '', columns, '')}</Text>
			))}
		</Box>
	);
}

const never = () => false;
