import {Text} from 'ink';
import stringWidth from 'string-width';
import {keyLabel, keyTable} from '../keys/key-table.js';
import {useOffers} from '../keys/use-acts.js';
import {sections} from '../navigation/sections.js';
import {useTheme} from '../theme/theme.js';

/** The rule below the header, with the sections on it: `─ 1 Users ─ 2 Sessions ───`. Keys that do nothing now are muted. */
export function SectionStrip({current, columns}: {readonly current: string; readonly columns: number}) {
	const {styles, glyphs, unicode} = useTheme();
	const offered = new Set(useOffers().map(({binding}) => binding.id));
	const items = sections.map(({act, path, title}) => {
		const key = keyLabel(keyTable.get(act)!.keys[0] ?? '', unicode);
		return {act, title, key, here: path === current, width: stringWidth(`${glyphs.rule} ${key} ${title} `)};
	});
	const rest = columns - items.reduce((sum, {width}) => sum + width, 0);
	if (rest < 0) return <Text {...styles.muted}>{glyphs.rule.repeat(columns)}</Text>;
	return (
		<Text {...styles.muted} wrap="truncate">
			{items.map(({act, title, key, here}) => (
				<Text key={act}>
					{`${glyphs.rule} `}
					<Text {...(offered.has(act) ? styles.accent : styles.muted)} dimColor={!offered.has(act)}>
						{key}
					</Text>{' '}
					<Text {...(here ? styles.strong : styles.muted)} dimColor={!here}>
						{title}
					</Text>{' '}
				</Text>
			))}
			{glyphs.rule.repeat(rest)}
		</Text>
	);
}
