import {Text} from 'ink';
import {fit} from '../components/table/fit.js';
import {useTheme, type Token} from '../theme/theme.js';
import type {Match} from './fuzzy.js';

export type MatchTextProps = {
	/** Safe to show already. */
	readonly text: string;
	/** The characters that matched. */
	readonly at: Match['at'];
	readonly width: number;
	readonly tone: Token;
};

/** Exactly `width` cells of a text, the characters that matched in bold. */
export function MatchText({text, at, width, tone}: MatchTextProps) {
	const {styles, glyphs} = useTheme();
	const shown = fit(text, width, glyphs.ellipsis);
	const runs: Array<{text: string; matched: boolean}> = [];
	for (let index = 0; index < shown.length; index++) {
		const matched = at.includes(index);
		const last = runs.at(-1);
		if (last?.matched === matched) last.text += shown[index]!;
		else runs.push({text: shown[index]!, matched});
	}

	return (
		<Text {...styles[tone]}>
			{runs.map((run, index) => (
				// Runs have no identity of their own and never move.
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={index} {...(run.matched ? styles.match : {})}>
					{run.text}
				</Text>
			))}
		</Text>
	);
}
