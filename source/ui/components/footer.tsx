import {Box, Text} from 'ink';
import stringWidth from 'string-width';
import {keyLabel} from '../keys/key-table.js';
import type {Offer} from '../keys/layers.js';
import {useOffers} from '../keys/use-acts.js';
import {useTheme} from '../theme/theme.js';

/** The keys that do something now, as many as fit; undoing and help are always among them. */
export function Footer({columns}: {readonly columns: number}) {
	const {styles, unicode} = useTheme();
	const offers = useOffers();
	const hints = hintsThatFit(offers, columns - 2, unicode);
	return (
		<Box height={1} flexShrink={0} paddingLeft={1} gap={3}>
			{hints.map(({key, label, disabled}) => (
				<Text key={`${key} ${label}`} {...(disabled ? styles.muted : {})}>
					<Text {...(disabled ? styles.muted : styles.accent)}>{key}</Text> {label}
				</Text>
			))}
		</Box>
	);
}

type Hint = {readonly key: string; readonly label: string; readonly disabled: boolean};

/** From this width on the way to all other acts is always shown. */
const roomy = 76;

/** The hints that fit into `width` cells, in the order given; undoing and help keep their places at the end, and
 * commands where there is room. The way back is told before the way to copy a command. */
export function hintsThatFit(offers: readonly Offer[], width: number, unicode: boolean): readonly Hint[] {
	const hints = offers
		.filter(offer => offer.label !== '' && offer.key !== '')
		.map(({binding, key, label, disabled}) => ({
			key: keyLabel(key, unicode),
			label,
			disabled: disabled !== undefined,
			spare: binding.id === 'copy.command',
			last: binding.id === 'app.help' || binding.id === 'app.undo' || (binding.id === 'app.command' && width >= roomy),
		}));
	const cells = (hint: Hint) => stringWidth(hint.key) + 1 + stringWidth(hint.label) + 3;
	const help = hints.filter(hint => hint.last);
	let room = width + 3 - help.reduce((sum, hint) => sum + cells(hint), 0);
	const fitting = hints
		.filter(hint => !hint.last)
		.toSorted((a, b) => Number(a.spare) - Number(b.spare))
		.filter(hint => {
			room -= cells(hint);
			return room >= 0;
		});
	return [...fitting, ...help];
}
