import {useContext, useMemo, useState} from 'react';
import {Box, Text} from 'ink';
import {hintsThatFit} from '../components/footer.js';
import {TextField} from '../components/form/text-field.js';
import {fit} from '../components/table/fit.js';
import {frameRows, SizeContext} from '../hooks/use-size.js';
import type {Offer} from '../keys/layers.js';
import {useActs, useOffers} from '../keys/use-acts.js';
import {marked} from '../linear/marks.js';
import {useTheme} from '../theme/theme.js';
import {CommandRow} from './command-row.js';
import type {Command} from './commands.js';
import {findCommands, readCommand} from './find.js';
import {useCommands} from './use-commands.js';

export type CommandLineProps = {
	/** What could be done on the screen when it was opened. */
	readonly offers: readonly Offer[];
	/** Lines that were run, oldest first. */
	readonly history: readonly string[];
	readonly onRun: (command: Command, line: string) => void;
	readonly onClose: () => void;
};

const mostRows = 8;

/** A line to type commands into, in the place of the footer, with what it may become above. */
export function CommandLine({offers, history, onRun, onClose}: CommandLineProps) {
	const {columns, rows} = useContext(SizeContext);
	const {styles, glyphs, linear} = useTheme();
	const commands = useCommands(offers);
	const [line, setLine] = useState('');
	const [problem, setProblem] = useState<string>();
	// What was typed while Tab shows what it may become, and how far into the history one is.
	const [completing, setCompleting] = useState<{readonly typed: string; readonly at: number}>();
	const [age, setAge] = useState(0);
	const typed = completing?.typed ?? line;
	const found = useMemo(() => findCommands(commands, typed), [commands, typed]);
	const shown = found.slice(0, Math.min(mostRows, rows - frameRows - 2));

	const put = (text: string) => {
		setLine(text);
		setProblem(undefined);
		setCompleting(undefined);
	};
	const complete = (step: 1 | -1) => {
		const from = completing?.at ?? (step === 1 ? -1 : 0);
		const at = (from + step + shown.length) % shown.length;
		const command = shown[at]?.command;
		if (command === undefined) return;
		put(command.takes === 'name' ? `${command.text} ` : command.text);
		// Behind `user ` the next Tab gives names.
		if (command.takes !== 'name') setCompleting({typed, at});
	};
	const recall = (next: number) => {
		if (next < 0 || next > history.length) return;
		setAge(next);
		put(history[history.length - next] ?? '');
	};
	const run = () => {
		if (line.trim() === '') return onClose();
		const read = readCommand(commands, line);
		if (read.ok) onRun(read.command, line.trim());
		else setProblem(read.problem);
	};
	useActs(
		[
			{id: 'command.run', run},
			{id: 'command.complete', run: () => complete(1)},
			{id: 'command.complete-back', run: () => complete(-1)},
			{id: 'command.older', run: () => recall(age + 1)},
			{id: 'command.newer', run: () => recall(age - 1)},
			{id: 'command.close', run: onClose},
		],
		{modal: true},
	);
	const input = <CommandInput line={line} columns={columns} onChange={put} onRefuse={setProblem} />;
	if (linear)
		return (
			<Box flexDirection="column">
				<Text>{marked('heading', 'Command line')}</Text>
				{problem === undefined ? null : <Text>{`${glyphs.no} ${problem}`}</Text>}
				{input}
			</Box>
		);
	return (
		<Box position="absolute" bottom={0} left={0} width={columns} flexDirection="column">
			<Text {...styles.muted}>{glyphs.rule.repeat(columns)}</Text>
			{shown.map((each, row) => (
				<CommandRow key={each.command.text} found={each} chosen={completing?.at === row} width={columns} />
			))}
			<Text {...(problem === undefined ? styles.muted : styles.bad)}>
				{fit(
					problem === undefined ? more(found.length - shown.length) : ` ${glyphs.no} ${problem}`,
					columns,
					glyphs.ellipsis,
				)}
			</Text>
			{input}
		</Box>
	);
}

type CommandInputProps = {
	readonly line: string;
	readonly columns: number;
	readonly onChange: (line: string) => void;
	readonly onRefuse: (problem: string) => void;
};

function CommandInput({line, columns, onChange, onRefuse}: CommandInputProps) {
	const {styles, unicode, linear} = useTheme();
	const hints = hintsThatFit(useOffers(), Math.floor(columns / 2), unicode);
	const hintText = hints.map(({key, label}) => `${key} ${label}`).join('   ');
	return (
		<Box>
			{linear ? null : <Text {...styles.accent}>{' :'}</Text>}
			<TextField
				label="Command"
				value={line}
				onChange={onChange}
				focus
				width={columns - hintText.length - 6}
				placeholder="what to do: an act, a screen, user NAME"
				maxLength={200}
				onRefuse={onRefuse}
			/>
			{linear ? null : <Text {...styles.muted}>{`   ${hintText} `}</Text>}
		</Box>
	);
}

function more(count: number): string {
	return count > 0 ? `  and ${count} more` : '';
}
