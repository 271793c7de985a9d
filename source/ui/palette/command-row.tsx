import {memo} from 'react';
import {Text} from 'ink';
import {visible} from '../../domain/visible.js';
import {keyLabel} from '../keys/key-table.js';
import {marked} from '../linear/marks.js';
import {useTheme} from '../theme/theme.js';
import type {Found} from './find.js';
import {MatchText} from './match-text.js';

export type CommandRowProps = {
	readonly found: Found;
	readonly chosen: boolean;
	readonly width: number;
};

const keyWidth = 6;
const nowhere: readonly number[] = [];

/** A command in a list: its text, its sentence or why it cannot be done, its key; with the letters that matched. */
export const CommandRow = memo(function CommandRow({found, chosen, width}: CommandRowProps) {
	const {styles, glyphs, unicode, linear} = useTheme();
	const {text, title, key, takes, disabled} = found.command;
	const textWidth = Math.min(26, Math.floor((width - 2) * 0.4));
	const titleWidth = width - 2 - textWidth - 2 - keyWidth - 1;
	const argument = takes === 'name' ? ' NAME' : takes === 'filter' && !text.includes('/') ? ' /WORDS' : '';
	const sentence = disabled === undefined ? title : `${title} (${visible(disabled)})`;
	if (linear) return chosen ? <Text>{marked('focus', `${text}${argument}: ${sentence}`)}</Text> : null;
	const tone = chosen ? 'selected' : disabled === undefined ? 'plain' : 'muted';
	return (
		<Text wrap="truncate">
			<Text {...styles.accent}>{chosen ? `${glyphs.cursor} ` : '  '}</Text>
			<MatchText text={text + argument} at={found.textAt} width={textWidth} tone={tone} />
			<Text {...styles[tone]}>{'  '}</Text>
			<MatchText text={sentence} at={disabled === undefined ? found.titleAt : nowhere} width={titleWidth} tone={tone} />
			<Text {...styles[chosen ? 'selected' : 'muted']}>
				{(key === '' ? '' : keyLabel(key, unicode)).padStart(keyWidth)}{' '}
			</Text>
		</Text>
	);
});
