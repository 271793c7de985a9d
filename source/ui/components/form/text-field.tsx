import {useRef, useState} from 'react';
import {Box, Text, type DOMElement} from 'ink';
import stringWidth from 'string-width';
import {useStatus} from '../../hooks/status.js';
import {useTextTarget} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {visible} from '../../../domain/visible.js';
import {markedEntry} from '../../linear/marks.js';
import {fit} from '../table/fit.js';
import {TerminalCursor} from '../terminal-cursor.js';
import {editLine, insert, lineOf, textOf, type Line} from './edit-line.js';

export type TextFieldProps = {
	/** Its name, for linear mode. */
	readonly label?: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly focus: boolean;
	/** Cells on the screen. */
	readonly width: number;
	/** Shows one mask sign a character. */
	readonly masked?: boolean;
	readonly placeholder?: string;
	/** Most characters (grapheme clusters) it takes. */
	readonly maxLength?: number;
	/** Told when something typed or pasted was not taken, in words; the status line is when nobody else wants to. */
	readonly onRefuse?: (reason: string) => void;
};

/** Most characters of a text and of a password, unless the form says otherwise. */
export const longestText = 128;
export const longestSecret = 256;

/**
 * A one-line field. What is typed comes through ink-text-input (see `TextSource`); this adds the caret that moves by
 * characters, readline's editing keys, pastes, masks and scrolling. Keys it does not know go on to the screen.
 */
export function TextField({
	label = 'Text',
	value,
	onChange,
	focus,
	width,
	masked = false,
	placeholder = '',
	maxLength = longestSecret,
	onRefuse,
}: TextFieldProps) {
	const {styles, glyphs, linear} = useTheme();
	const {say} = useStatus();
	const refuse = onRefuse ?? ((reason: string) => say({kind: 'info', text: reason}));
	const [line, setLine] = useState(() => lineOf(value));
	// The owner may change the text too (a password cleared after a failure): the caret then goes to its end.
	if (textOf(line) !== value) setLine(lineOf(value));

	const put = (next: Line) => {
		setLine(next);
		onChange(textOf(next));
	};

	const type = (text: string) => {
		const next = insert(line, text, maxLength);
		if (textOf(next).length < textOf(line).length + text.length) refuse(`At most ${maxLength} characters fit here.`);
		put(next);
	};

	const isTypedInto = useTextTarget(
		{
			onKey(name) {
				const next = name === 'space' ? undefined : editLine(line, name);
				if (next) put(next);
				return next !== undefined;
			},
			onText: type,
			onPaste(text) {
				const oneLine = withoutLastBreaks(text);
				if (/[\r\n]/u.test(oneLine))
					refuse('The pasted text has several lines; this field takes one. Nothing was pasted.');
				else type(oneLine);
			},
		},
		focus,
	);

	const {left, right} = line;
	const show = (part: readonly string[]) => part.map(character => (masked ? glyphs.mask : visible(character)));
	const before = show(left);
	const after = show(right);
	const head = tail(before, width - 1);
	const rest = value === '' ? placeholder : after.join('');
	const box = useRef<DOMElement>(null);
	if (linear) return <Text>{markedEntry({label, before: before.join(''), after: after.join('')})}</Text>;
	// Underlined to its full width, so that an empty field can be seen without boxes and without colour.
	return (
		<Box ref={box} width={width} height={1} overflow="hidden">
			<Text wrap="truncate" underline>
				{head}
				<Text {...(value === '' ? styles.muted : {})}>{fit(rest, width - stringWidth(head), glyphs.ellipsis)}</Text>
			</Text>
			{isTypedInto ? <TerminalCursor box={box} x={stringWidth(head)} /> : null}
		</Box>
	);
}

// Not with a pattern: on a megabyte of line breaks and a letter it would begin anew at each of them.
function withoutLastBreaks(text: string): string {
	let end = text.length;
	while (text[end - 1] === '\n' || text[end - 1] === '\r') end--;
	return text.slice(0, end);
}

// As much of the end as fits: the caret stays in view while a long text is typed.
function tail(characters: readonly string[], width: number): string {
	let cells = 0;
	let from = characters.length;
	while (from > 0 && (cells += stringWidth(characters[from - 1]!)) <= width) from--;
	return characters.slice(from).join('');
}
