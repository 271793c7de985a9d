import {Text} from 'ink';
import stringWidth from 'string-width';
import {useKeyLabel, useOffers} from '../keys/use-acts.js';
import {sections} from '../navigation/sections.js';
import {useTheme} from '../theme/theme.js';

/** The rule below the header, with the sections on it: `─ 1 Users ─ 2 Sessions ───`. Keys that do nothing now are muted. */
export function SectionStrip({current, columns}: {readonly current: string; readonly columns: number}) {
	const {styles, glyphs} = useTheme();
	const labelOf = useKeyLabel();
	const offered = new Set(useOffers().map(({binding}) => binding.id));
	const keyed = sections.map(section => ({
		...section,
		key: labelOf(section.act),
		here: section.path === current,
	}));
	const widthOf = (items: ReadonlyArray<{readonly key: string; readonly title: string}>) =>
		items.reduce(
			(sum, {key, title}) => sum + stringWidth(`${glyphs.rule} ${spaced(key)}${title}`) + (title === '' ? 0 : 1),
			0,
		);
	// The longest titles of which all fit: whole ones, short elsewhere, none elsewhere.
	const variants = [
		keyed,
		keyed.map(item => ({...item, title: item.here ? item.title : item.short})),
		keyed.map(item => ({...item, title: item.here ? item.title : ''})),
	];
	const items = variants.find(each => widthOf(each) <= columns);
	const rest = items === undefined ? 0 : columns - widthOf(items);
	if (items === undefined) return <Text {...styles.muted}>{glyphs.rule.repeat(columns)}</Text>;
	return (
		<Text {...styles.muted} wrap="truncate">
			{items.map(({act, title, key, here}) => (
				<Text key={act}>
					{`${glyphs.rule} `}
					<Text {...(offered.has(act) ? styles.accent : styles.muted)}>{spaced(key)}</Text>
					<Text {...(here ? styles.strong : styles.muted)}>{title}</Text>
					{title === '' ? '' : ' '}
				</Text>
			))}
			{glyphs.rule.repeat(rest)}
		</Text>
	);
}

// A section whose key was taken away has its title only.
function spaced(key: string): string {
	return key === '' ? '' : `${key} `;
}
