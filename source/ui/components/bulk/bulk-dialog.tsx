import {useState} from 'react';
import type {BulkActs} from '../../../backend/backend.js';
import type {Result} from '../../../domain/result.js';
import type {CommandLine} from '../../command-lines/command-lines.js';
import {useStatus} from '../../hooks/status.js';
import {useConsole} from '../../hooks/use-console.js';
import {useTheme} from '../../theme/theme.js';
import {Dialog} from '../dialog.js';
import type {TextLine} from '../scroll-lines.js';
import {BulkReport} from './bulk-report.js';
import {countOf, nameList, refusalsInSum, summary, type BulkWords} from './bulk-words.js';
import type {Refusal} from './run-bulk.js';
import {useBulk} from './use-bulk.js';

export type BulkDialogProps<Row> = {
	readonly words: BulkWords<Row>;
	/** What it is done to, in this order. */
	readonly rows: readonly Row[];
	/** What is refused before anything is done, with its reason. */
	readonly refused?: readonly Refusal<Row>[];
	/** What follows from it, in sum; undefined until that is known. */
	readonly consequences: readonly string[] | undefined;
	readonly danger?: boolean;
	/** One act, by those given: all that this dialog does, and does again, belongs together. */
	readonly act: (row: Row, acts: BulkActs) => Promise<Result<unknown>>;
	/** The same as a command line, or why there is none. */
	readonly command: ((row: Row) => CommandLine) | string;
	/** Hears after each run what is left undone: that keeps its mark. Left out where nothing is marked. */
	readonly onLeft?: (rows: readonly Row[]) => void;
	readonly onClose: () => void;
	/** When nothing was done yet and nothing is to be; `onClose` unless it says otherwise. */
	readonly onCancel?: () => void;
};

/** Asks before an act on several records, does it to one after the other, and says what became of each. */
export function BulkDialog<Row>(props: BulkDialogProps<Row>) {
	const {words, rows, refused = [], consequences, danger = false, act, command, onLeft, onClose} = props;
	const {onCancel = onClose} = props;
	const {backend} = useConsole();
	const {say} = useStatus();
	const {glyphs, linear} = useTheme();
	const [together] = useState(() => backend.bulk());
	const doOne = (row: Row) => act(row, together);
	const {state, start, retry, stop} = useBulk(doOne, (left, run) => {
		onLeft?.(left);
		if (left.length > 0) return;
		say({kind: 'ok', text: summary(run, words)});
		onClose();
	});
	if (state.phase !== 'asking') {
		const keepsMarks = onLeft !== undefined;
		return <BulkReport {...{words, state, keepsMarks}} onStop={stop} onRetry={retry} onClose={onClose} />;
	}

	const what = countOf(rows.length === 0 ? refused.length : rows.length, words);
	const lines = (width: number): readonly TextLine[] => [
		...(rows.length === 0 ? [] : [{sign: glyphs.dot, text: nameList(rows.map(words.nameOf), width - 2)}]),
		...refusalsInSum(refused, words, width - 2).map(text => ({sign: glyphs.no, text, tone: 'bad' as const})),
		// By ear that it is looked for is enough.
		...(consequences ?? (linear ? [] : [glyphs.ellipsis])).map(text => ({sign: glyphs.dot, text})),
	];
	return (
		<Dialog
			title={`${words.ask?.(what) ?? `${words.verb} ${what}`}?`}
			verb={words.verb}
			danger={danger}
			command={typeof command === 'string' ? command : rows.flatMap(command)}
			busy={consequences === undefined ? 'Looking…' : undefined}
			refused={rows.length === 0 ? 'There is nothing left to do.' : undefined}
			onConfirm={() => start(rows, refused)}
			onCancel={onCancel}
			lines={lines}
		/>
	);
}
