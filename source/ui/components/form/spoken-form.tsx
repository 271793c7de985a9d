import type {ReactNode} from 'react';
import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {marked} from '../../linear/marks.js';
import {useTheme} from '../../theme/theme.js';
import {Button} from '../button.js';
import {isFocusable, type ChoiceRow, type FormRow, type SecretRow, type TextRow} from './form-rows.js';
import {longestSecret, longestText, TextField} from './text-field.js';

export type SpokenFormProps = {
	readonly rows: readonly FormRow[];
	/** The row the keys are for; undefined on the button, and while the form is being sent. */
	readonly focused: TextRow | SecretRow | ChoiceRow | undefined;
	readonly reveal: boolean;
	readonly hint: string | undefined;
	/** What is going on, or why sending does nothing now. */
	readonly pending: string | undefined;
	/** The word on the button when the focus is on it. */
	readonly button: string | undefined;
	readonly onRefuse: (reason: string) => void;
	readonly children: ReactNode;
};

/** A form in linear mode: what cannot be changed, what is wrong, and the field in focus with its hint. */
export function SpokenForm(props: SpokenFormProps) {
	const {rows, focused, reveal, hint, pending, button, onRefuse, children} = props;
	const {glyphs} = useTheme();
	return (
		<Box flexDirection="column">
			{rows.map(row => (row.kind === 'note' || !isFocusable(row) ? <Text key={row.id}>{stillText(row)}</Text> : null))}
			{children}
			{rows.map(row =>
				row.kind === 'note' || row.error === undefined ? null : (
					<Text key={row.id}>{`${glyphs.no} ${row.label}: ${visible(row.error)}`}</Text>
				),
			)}
			{focused?.kind === 'choice' ? <Text>{marked('focus', choiceText(focused))}</Text> : null}
			{hint === undefined ? null : <Text>{hint}</Text>}
			{pending === undefined ? null : <Text>{marked('slow', pending)}</Text>}
			{focused === undefined || focused.kind === 'choice' ? null : (
				<TextField
					key={focused.id}
					label={focused.kind === 'secret' ? `${focused.label}, ${reveal ? 'shown' : 'hidden'}` : focused.label}
					value={focused.value}
					onChange={focused.onChange}
					focus
					width={0}
					masked={focused.kind === 'secret' && !reveal}
					maxLength={focused.kind === 'secret' ? longestSecret : (focused.maxLength ?? longestText)}
					onRefuse={onRefuse}
				/>
			)}
			{button === undefined ? null : <Button label={button} focus />}
		</Box>
	);
}

function stillText(row: FormRow): string {
	if (row.kind === 'note') return visible(row.text);
	const value = row.kind === 'choice' ? labelOf(row) : row.kind === 'text' ? visible(row.value) : '';
	const reason = row.kind === 'secret' ? undefined : row.locked;
	return `${row.label}: ${value === '' ? 'none' : value}, fixed${reason === undefined ? '' : `: ${reason}`}`;
}

function choiceText(row: ChoiceRow): string {
	const at = row.options.findIndex(option => option.value === row.value);
	const hint = row.options[at]?.hint;
	return `${row.label}: ${labelOf(row)}${hint === undefined ? '' : ` ${visible(hint)}`}, choice ${at + 1} of ${row.options.length}`;
}

function labelOf({options, value}: ChoiceRow): string {
	return visible(options.find(option => option.value === value)?.label ?? value);
}
