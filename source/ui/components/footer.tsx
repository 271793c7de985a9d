import {Box, Text} from 'ink';
import stringWidth from 'string-width';
import {keyLabel, type ActId} from '../keys/key-table.js';
import type {Offer} from '../keys/layers.js';
import {useOffers} from '../keys/use-acts.js';
import {useTheme} from '../theme/theme.js';

/** The keys that do something now, as many as fit; help is always among them. */
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

/** What keeps its place longest where room is short: help, the way out, what this page is for, what works everywhere. */
const kinds = ['help', 'out', 'own', 'everywhere', 'spare'] as const;

/** The hints that fit into `width` cells, the more useful ones first; what works everywhere stands at the end. */
export function hintsThatFit(offers: readonly Offer[], width: number, unicode: boolean): readonly Hint[] {
	const hints = offers
		.filter(offer => offer.label !== '' && offer.key !== '')
		.map(({binding, key, label, disabled}) => ({
			key: keyLabel(key, unicode),
			label,
			disabled: disabled !== undefined,
			kind: kindOf(binding.id),
		}));
	let room = width + 3;
	const fitting = kinds.flatMap(kind => {
		const rest = hints.filter(hint => hint.kind === kind);
		const end = rest.findIndex(({key, label}) => {
			const cells = stringWidth(key) + 1 + stringWidth(label) + 3;
			if (cells > room) return true;
			room -= cells;
			return false;
		});
		return end === -1 ? rest : rest.slice(0, end);
	});
	const places = [['own', 'out'], ['spare'], ['everywhere'], ['help']];
	return places.flatMap(place => hints.filter(hint => place.includes(hint.kind) && fitting.includes(hint)));
}

function kindOf(id: ActId): (typeof kinds)[number] {
	if (id === 'app.help') return 'help';
	if (id === 'app.back') return 'out';
	if (id === 'app.undo' || id === 'app.command') return 'everywhere';
	return spare.test(id) ? 'spare' : 'own';
}

/** Acts that many pages have, and that are no page's purpose. */
const spare = /^(table\.(?!open)|copy\.(value|command)|app\.(account|quit)|users\.show-inactive)/;
