import {Box, Text} from 'ink';
import type {PasswordStrength} from '../../../domain/password/password-strength.js';
import {useTheme, type Token} from '../../theme/theme.js';
import {Prose} from '../prose.js';
import {wrapWords} from '../wrap/wrap-words.js';
import type {Check} from './checklist.js';

export type PasswordChecksProps = {
	readonly checks: readonly Check[];
	/** Undefined before it is known; null leaves the bar out. */
	readonly strength: PasswordStrength | undefined | null;
	readonly width: number;
	/** Rows for the advice below the bar; always taken, so that nothing moves. */
	readonly adviceRows: number;
};

/** The rules of a password in two columns, each with its sign, and below them how strong it is, with advice. */
export function PasswordChecks({checks, strength, width, adviceRows}: PasswordChecksProps) {
	const {linear} = useTheme();
	if (linear) return <SpokenChecks checks={checks} strength={strength} />;
	const rest = width - shortText - 3;
	// Short texts first: the left column is as wide as they need, the long ones have the rest.
	const [short, long] = [checks.filter(isShort), checks.filter(check => !isShort(check))];
	const rows = long.reduce((sum, {text}) => sum + linesOf(text, rest).length, short.length);
	const half = Math.ceil(rows / 2);
	return (
		<Box flexDirection="column" width={width} flexShrink={0}>
			<Box flexShrink={0}>
				<Column checks={short.slice(0, half)} width={shortText + 3} />
				<Column checks={[...short.slice(half), ...long]} width={rest} />
			</Box>
			{strength === null ? null : <Strength strength={strength} width={width} adviceRows={adviceRows} />}
		</Box>
	);
}

/** In linear mode each rule is a line, which is said again when it is kept or broken. */
function SpokenChecks({checks, strength}: Pick<PasswordChecksProps, 'checks' | 'strength'>) {
	const {glyphs} = useTheme();
	const signs = {kept: glyphs.ok, open: glyphs.pending, broken: glyphs.no};
	return (
		<Box flexDirection="column">
			{checks.map(({text, state}) => (
				<Text key={text}>{`${signs[state]} ${text}`}</Text>
			))}
			{strength ? <Text>{`Password is ${words[strength.score]}. ${strength.warning}`.trim()}</Text> : null}
		</Box>
	);
}

const shortText = 23;

function isShort({text}: Check): boolean {
	return text.length <= shortText;
}

/** A rule in a column, whose first two cells are for its sign. */
function linesOf(text: string, width: number): readonly string[] {
	return wrapWords(text, width - 2);
}

function Column({checks, width}: {readonly checks: readonly Check[]; readonly width: number}) {
	const {styles, glyphs} = useTheme();
	const looks: Readonly<Record<Check['state'], {readonly sign: string; readonly tone: Token}>> = {
		kept: {sign: glyphs.ok, tone: 'good'},
		open: {sign: glyphs.pending, tone: 'muted'},
		broken: {sign: glyphs.no, tone: 'bad'},
	};
	return (
		<Box flexDirection="column" width={width} flexShrink={0}>
			{checks.map(({text, state}) => (
				<Text key={text} {...styles[looks[state].tone]} wrap="truncate">
					{looks[state].sign} {linesOf(text, width).join('\n  ')}
				</Text>
			))}
		</Box>
	);
}

const words = [
	'very easy to guess',
	'easy to guess',
	'still guessable',
	'hard to guess',
	'very hard to guess',
] as const;
const tones: readonly Token[] = ['bad', 'bad', 'warn', 'good', 'good'];

type StrengthProps = Pick<PasswordChecksProps, 'width' | 'adviceRows'> & {
	readonly strength: PasswordStrength | undefined;
};

function Strength({strength, width, adviceRows}: StrengthProps) {
	const {styles, glyphs} = useTheme();
	const full = strength === undefined ? 0 : (strength.score + 1) * 2;
	const advice = strength === undefined ? '' : adviceThatFits(strength, width, adviceRows);
	return (
		<>
			<Text wrap="truncate">
				<Text {...styles[tones[strength?.score ?? 0] ?? 'muted']}>{glyphs.bar.repeat(full)}</Text>
				<Text {...styles.muted}>{glyphs.barEmpty.repeat(10 - full)}</Text>
				{`  ${strength === undefined ? '' : words[strength.score]}`}
			</Text>
			<Box height={adviceRows} width={width} flexShrink={0} overflow="hidden">
				<Prose {...styles.muted} text={advice} width={width} />
			</Box>
		</>
	);
}

// Whole sentences only, the most telling first.
function adviceThatFits({warning, suggestions}: PasswordStrength, width: number, rows: number): string {
	let advice = '';
	for (const sentence of [warning, ...suggestions].filter(Boolean)) {
		const longer = advice === '' ? sentence : `${advice} ${sentence}`;
		if (wrapWords(longer, width).length > rows) break;
		advice = longer;
	}

	return advice;
}
