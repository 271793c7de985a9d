import {useState} from 'react';
import {Box, Text} from 'ink';
import {useCommandAct, type AsCommand} from '../command-lines/use-command-act.js';
import {Deeper, useActs} from '../keys/use-acts.js';
import {useBodySize} from '../hooks/use-size.js';
import {marked} from '../linear/marks.js';
import {useTheme} from '../theme/theme.js';
import {busyText} from '../words.js';
import {Button} from './button.js';
import {cutMiddle} from './wrap/cut-middle.js';
import {ScrollLines, type TextLine} from './scroll-lines.js';
import {wrapLong} from './wrap/wrap-long.js';

export type DialogProps = {
	readonly title: string;
	/** The verb on the button that acts. */
	readonly verb: string;
	readonly danger?: boolean;
	readonly busy?: string | undefined;
	/** Why it cannot be done; the button is gone then. */
	readonly refused?: string | undefined;
	readonly onConfirm: () => void;
	readonly onCancel: () => void;
	/** Cells it may take at most; 64 is good for sentences. */
	readonly widest?: number;
	/** What it does as a command line, or why there is none; nothing for a question that changes nothing, or may not. */
	readonly command?: AsCommand | undefined;
	/**
	 * What it is about and what follows from it, or how that is told in so many cells and rows. What does not fit scrolls
	 * between the title and the buttons.
	 */
	readonly lines: readonly TextLine[] | ((width: number, height: number) => readonly TextLine[]);
};

/** Asks before something that matters. The focus is on Cancel; nothing below hears a key. */
export function Dialog(props: DialogProps) {
	return (
		<Deeper>
			<DialogBox {...props} />
		</Deeper>
	);
}

function DialogBox(props: DialogProps) {
	const {title, verb, danger = false, busy, refused, onConfirm, onCancel, widest, command, lines} = props;
	const {styles, glyphs, unicode, linear} = useTheme();
	const {columns, rows} = useBodySize();
	const width = Math.min(widest ?? 64, columns - 4);
	// Border and padding take 6 cells.
	const inner = width - 6;
	// On a small screen the frame and the free lines go first: what follows from it, and the buttons, must be seen.
	const tight = rows < 14;
	const framed = rows >= 12;
	const [onVerb, setOnVerb] = useState(false);
	const heading = wrapLong(cutMiddle(title, inner * 3, glyphs.ellipsis), inner, glyphs.ellipsis);
	const height = Math.max(1, rows - heading.length - (framed ? 2 : 0) - (tight ? 0 : 2) - 1);
	const canConfirm = refused === undefined;
	// Where nothing can be done there is nothing to cancel.
	const away = canConfirm ? 'Cancel' : 'Close';
	const commandActs = useCommandAct(canConfirm ? command : undefined);
	useActs(
		busy === undefined
			? [
					{
						id: 'dialog.press',
						run: () => (onVerb && canConfirm ? onConfirm() : onCancel()),
						label: onVerb && canConfirm ? verb.toLowerCase() : away.toLowerCase(),
					},
					{id: 'dialog.move', run: () => setOnVerb(canConfirm && !onVerb), ...(canConfirm ? {} : {label: ''})},
					{id: 'dialog.cancel', run: onCancel, label: onVerb && canConfirm ? 'cancel' : ''},
					...commandActs,
				]
			: [],
		{modal: true},
	);
	return (
		<Box width={columns} height={rows} alignItems="center" justifyContent="center">
			<Box
				flexDirection="column"
				{...(framed ? {borderStyle: glyphs.corner} : {})}
				borderDimColor={styles.muted.dimColor}
				paddingX={framed ? 2 : 3}
				width={width}
				maxHeight={rows}
			>
				<Box flexShrink={0}>
					<Text {...(danger ? styles.danger : styles.strong)}>
						{linear ? marked('heading', `Dialog: ${heading.join(' ')}`) : heading.join('\n')}
					</Text>
				</Box>
				<Box flexDirection="column" marginY={tight ? 0 : 1} flexShrink={1} overflow="hidden">
					{/* From its beginning when it says something else: why it cannot be done stands there. */}
					<ScrollLines
						key={refused}
						lines={[
							...(refused === undefined ? [] : [{sign: glyphs.no, text: refused, tone: 'bad' as const}]),
							...(typeof lines === 'function' ? lines(inner, height) : lines),
						]}
						width={inner}
						height={height}
					/>
				</Box>
				<Box gap={2} justifyContent="flex-end" flexShrink={0}>
					{busy === undefined ? null : <Text {...styles.muted}>{busyText(busy, unicode)}</Text>}
					<Button label={away} focus={!onVerb && busy === undefined} />
					{canConfirm ? (
						<Button label={verb} focus={onVerb && busy === undefined} tone={danger ? 'danger' : 'plain'} />
					) : null}
				</Box>
			</Box>
		</Box>
	);
}
