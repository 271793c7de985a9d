import {useRef, useState} from 'react';
import {Box, Text} from 'ink';
import TextInput from 'ink-text-input';
import stringWidth from 'string-width';
import {useTextTarget} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {visible} from '../../../domain/visible.js';
import {editLine, insert, lineOf, textOf, type Line} from './edit-line.js';

export type TextFieldProps = {
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
	/** Told when something typed or pasted was not taken, in words. */
	readonly onRefuse?: (reason: string) => void;
};

/**
 * A one-line field: ink-text-input takes what is typed, this adds the caret that moves by characters, readline's editing
 * keys, pastes, masks and scrolling. Keys it does not know go on to the screen.
 */
export function TextField({
	value,
	onChange,
	focus,
	width,
	masked = false,
	placeholder = '',
	maxLength = 256,
	onRefuse,
}: TextFieldProps) {
	const {styles, glyphs} = useTheme();
	const line = useRef<Line>(lineOf(value));
	// ink-text-input keeps a caret of its own; a new one for every edit, and whenever the same text is drawn longer or
	// shorter (shown instead of masked, or another width), keeps it at the end of what is left of ours.
	const [epoch, setEpoch] = useState(0);
	if (textOf(line.current) !== value) line.current = lineOf(value);

	const put = (next: Line) => {
		line.current = next;
		setEpoch(count => count + 1);
		onChange(textOf(next));
	};

	const type = (text: string) => {
		const next = insert(line.current, text, maxLength);
		if (textOf(next).length < textOf(line.current).length + text.length)
			onRefuse?.(`At most ${maxLength} characters fit here.`);
		put(next);
	};

	useTextTarget(
		{
			onKey(name) {
				const next = name === 'space' ? undefined : editLine(line.current, name);
				if (next) put(next);
				return next !== undefined;
			},
			onPaste(text) {
				const oneLine = text.replace(/[\r\n]+$/u, '');
				if (/[\r\n]/u.test(oneLine))
					onRefuse?.('The pasted text has several lines; this field takes one. Nothing was pasted.');
				else type(oneLine);
			},
		},
		focus,
	);

	const {left, right} = line.current;
	const show = (part: readonly string[]) => part.map(character => (masked ? glyphs.mask : visible(character)));
	const before = show(left);
	const after = show(right);
	const head = tail(before, width - 1);
	return (
		<Box width={width} height={1} overflow="hidden">
			<Box flexShrink={0}>
				<TextInput
					key={`${epoch} ${head.length}`}
					value={head}
					focus={focus}
					showCursor={false}
					onChange={next => type(next.slice(head.length))}
				/>
			</Box>
			{focus ? <Text inverse>{after[0] ?? ' '}</Text> : <Text>{after[0] ?? ''}</Text>}
			<Text wrap="truncate">{after.slice(1).join('')}</Text>
			{value === '' && placeholder !== '' ? <Text {...styles.muted}>{placeholder}</Text> : null}
		</Box>
	);
}

// As much of the end as fits: the caret stays in view while a long text is typed.
function tail(characters: readonly string[], width: number): string {
	let cells = 0;
	let from = characters.length;
	while (from > 0 && (cells += stringWidth(characters[from - 1]!)) <= width) from--;
	return characters.slice(from).join('');
}
