import {Box, Text} from 'ink';
import {useBodySize} from '../../hooks/use-size.js';
import type {Act} from '../../keys/layers.js';
import {Deeper, useActs} from '../../keys/use-acts.js';
import {marked} from '../../linear/marks.js';
import {useTheme} from '../../theme/theme.js';
import {ScrollLines} from '../scroll-lines.js';
import {fit} from '../table/fit.js';
import {countOf, refusalText, summary, type BulkWords} from './bulk-words.js';
import {leftOf, type BulkState} from './use-bulk.js';

export type BulkReportProps<Row> = {
	readonly words: BulkWords<Row>;
	readonly state: BulkState<Row>;
	/** Whether it was done to marked rows. */
	readonly keepsMarks: boolean;
	readonly onStop: () => void;
	readonly onRetry: () => void;
	readonly onClose: () => void;
};

/** How a bulk act goes on, and at its end what was refused and why; nothing below it hears a key. */
export function BulkReport<Row>(props: BulkReportProps<Row>) {
	return (
		<Deeper>
			<Report {...props} />
		</Deeper>
	);
}

function Report<Row>({words, state, keepsMarks, onStop, onRetry, onClose}: BulkReportProps<Row>) {
	const {styles, glyphs, linear} = useTheme();
	const {columns, rows} = useBodySize();
	const {phase, outcomes} = state;
	const running = phase === 'running';
	const acts: readonly Act[] = running
		? [{id: 'bulk.stop', run: onStop, disabled: state.stopped ? 'It stops when this one is done.' : undefined}]
		: [
				{id: 'bulk.retry', run: onRetry, label: `retry ${leftOf(state).length}`},
				{id: 'bulk.close', run: onClose},
			];
	useActs(acts, {modal: true});
	const width = Math.min(80, columns - 4) - 6;
	const title = running ? `${words.doing} ${countOf(state.rows.length, words)}` : summary(state, words);
	const lines = outcomes
		.flatMap(outcome => refusalText(outcome, words))
		.map(text => ({sign: glyphs.no, text, tone: 'bad' as const}));
	return (
		<Box width={columns} height={rows} alignItems="center" justifyContent="center">
			<Box
				flexDirection="column"
				borderStyle={glyphs.corner}
				borderDimColor={styles.muted.dimColor}
				paddingX={2}
				width={width + 6}
			>
				<Text {...styles.strong}>{linear ? marked('heading', `Dialog: ${title}`) : title}</Text>
				<Box flexDirection="column" marginTop={1}>
					{running ? (
						<Progress words={words} state={state} width={width} />
					) : (
						<>
							<ScrollLines lines={lines} width={width} height={Math.max(2, rows - 7)} />
							{keepsMarks ? <Text {...styles.muted}>What is left keeps its mark.</Text> : null}
						</>
					)}
				</Box>
			</Box>
		</Box>
	);
}

type ProgressProps<Row> = {readonly words: BulkWords<Row>; readonly state: BulkState<Row>; readonly width: number};

function Progress<Row>({words, state, width}: ProgressProps<Row>) {
	const {styles, glyphs, linear} = useTheme();
	const {rows, outcomes, stopped} = state;
	const tried = new Set(outcomes.map(({row}) => row));
	const done = rows.filter(row => tried.has(row)).length;
	const current = rows.find(row => !tried.has(row));
	const refused = outcomes.filter(({error}) => error !== undefined).length;
	const count = `${done} of ${rows.length}${refused === 0 ? '' : `, ${refused} refused`}`;
	const bar = Math.max(0, Math.min(30, width - 30));
	const full = Math.round((done / Math.max(1, rows.length)) * bar);
	const name = current === undefined ? '' : words.nameOf(current);
	const going = stopped ? `Stopping after ${name}` : name;
	// Said once, not for each of hundreds.
	if (linear) return <Text>{marked('slow', `${count}, ${going}`)}</Text>;
	return (
		<>
			<Text>
				<Text {...styles.accent}>{glyphs.bar.repeat(full)}</Text>
				<Text {...styles.muted}>{glyphs.barEmpty.repeat(bar - full)}</Text>
				{`  ${count}`}
			</Text>
			<Text {...styles.muted}>{fit(going, width, glyphs.ellipsis)}</Text>
		</>
	);
}
