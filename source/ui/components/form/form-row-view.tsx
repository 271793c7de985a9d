import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {useReasonText} from '../../keys/reasons.js';
import {useTheme} from '../../theme/theme.js';
import {Prose} from '../prose.js';
import {wrapWords} from '../wrap/wrap-words.js';
import {longestSecret, longestText, TextField} from './text-field.js';
import type {ChoiceRow, FormRow} from './form-rows.js';

export type FormRowViewProps = {
	readonly row: FormRow;
	readonly focus: boolean;
	readonly reveal: boolean;
	readonly labelWidth: number;
	readonly width: number;
	/** False where the form shows what is wrong in a place of its own. */
	readonly showsError?: boolean;
	readonly onRefuse: (reason: string) => void;
};

/** Draws one row of a form: focus mark, label, control, and what is wrong with it. */
export function FormRowView({row, focus, reveal, labelWidth, width, showsError = true, onRefuse}: FormRowViewProps) {
	const {styles, glyphs} = useTheme();
	const room = width - labelWidth - 4;
	if (row.kind === 'note')
		return (
			<Box marginBottom={1}>
				<Prose {...styles[row.tone ?? 'muted']} text={visible(row.text)} width={width} />
			</Box>
		);
	const fieldWidth = Math.max(10, Math.min(48, width - labelWidth - 4));
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box>
				<Box width={2} flexShrink={0}>
					<Text {...styles.accent}>{focus ? glyphs.cursor : ' '}</Text>
				</Box>
				<Box width={labelWidth} flexShrink={0}>
					<Text {...(focus ? styles.strong : styles.muted)} wrap="truncate">
						{row.label}
					</Text>
				</Box>
				{row.kind === 'choice' ? <Choice room={room} row={row} focus={focus} /> : null}
				{row.kind === 'text' && row.locked !== undefined ? (
					<Locked value={row.value} reason={row.locked} room={room} />
				) : null}
				{row.kind === 'secret' || (row.kind === 'text' && row.locked === undefined) ? (
					<TextField
						label={row.label}
						value={row.value}
						onChange={row.onChange}
						focus={focus}
						width={fieldWidth}
						masked={row.kind === 'secret' && !reveal}
						placeholder={row.kind === 'text' ? (row.placeholder ?? '') : ''}
						maxLength={row.kind === 'text' ? (row.maxLength ?? longestText) : longestSecret}
						onRefuse={onRefuse}
					/>
				) : null}
			</Box>
			{row.error === undefined || !showsError ? null : (
				<Box paddingLeft={labelWidth + 2} gap={1}>
					<Box flexShrink={0}>
						<Text {...styles.bad}>{glyphs.no}</Text>
					</Box>
					<Prose {...styles.bad} text={visible(row.error)} width={room} />
				</Box>
			)}
		</Box>
	);
}

type LockedProps = {readonly value: string; readonly reason: string; readonly room: number};

function Locked({value, reason, room}: LockedProps) {
	const {styles, glyphs} = useTheme();
	const textOf = useReasonText();
	const before = value === '' ? '' : `${visible(value)} ${glyphs.dot} `;
	const text = wrapWords(`${before}${textOf(reason)}`, room).join('\n');
	return (
		<Text>
			{text.slice(0, before.length)}
			<Text {...styles.muted}>{text.slice(before.length)}</Text>
		</Text>
	);
}

function Choice({row, focus, room}: {readonly row: ChoiceRow; readonly focus: boolean; readonly room: number}) {
	const {styles, glyphs} = useTheme();
	if (row.locked !== undefined) {
		const label = row.options.find(option => option.value === row.value)?.label ?? row.value;
		return <Locked value={label} reason={row.locked} room={room} />;
	}

	const list = row.layout === 'list';
	return (
		<Box flexDirection={list ? 'column' : 'row'} gap={list ? 0 : 3}>
			{row.options.map(option => {
				const chosen = option.value === row.value;
				return (
					<Text key={option.value} wrap="truncate">
						<Text {...(chosen && focus ? styles.accent : chosen ? styles.plain : styles.muted)} bold={chosen}>
							{chosen ? glyphs.on : glyphs.off} {visible(option.label)}
						</Text>
						{option.hint === undefined ? null : <Text {...styles.muted}>{`  ${visible(option.hint)}`}</Text>}
					</Text>
				);
			})}
		</Box>
	);
}
