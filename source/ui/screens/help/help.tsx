import {useMemo, useState} from 'react';
import {Box, Text} from 'ink';
import stringWidth from 'string-width';
import {visible} from '../../../domain/visible.js';
import {TextField} from '../../components/form/text-field.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {keyLabel, type ActId} from '../../keys/key-table.js';
import type {Offer} from '../../keys/layers.js';
import {scopeWords} from '../../keys/scope-words.js';
import {useActs} from '../../keys/use-acts.js';
import {marked} from '../../linear/marks.js';
import {fuzzy, type Match} from '../../palette/fuzzy.js';
import {MatchText} from '../../palette/match-text.js';
import {useChoices} from '../../palette/use-choices.js';
import {useTheme} from '../../theme/theme.js';

export type HelpProps = {
	readonly offers: readonly Offer[];
	/** Closes the help and does the act on the screen below. */
	readonly onRun: (id: ActId) => void;
	readonly onClose: () => void;
};

type Line =
	| {readonly kind: 'heading'; readonly text: string}
	| {readonly kind: 'offer'; readonly offer: Offer; readonly at: Match['at']}
	/** Why the act of the line above cannot be done. */
	| {readonly kind: 'reason'; readonly id: ActId; readonly text: string};

/** Every key that does something on the screen below, with a sentence each; typing searches, Enter does it. */
export function Help({offers, onRun, onClose}: HelpProps) {
	const {styles, unicode, linear} = useTheme();
	const {say} = useStatus();
	const {columns, rows} = useBodySize();
	const [typed, setTyped] = useState('');
	const lines = useMemo(() => (typed.trim() === '' ? grouped(offers) : searched(offers, typed)), [offers, typed]);
	const height = rows - 1;
	const {index, chosen, top, page, acts} = useChoices(lines, typed, height, isNoOffer);
	const run = () => {
		if (chosen?.kind !== 'offer') return;
		const {binding, disabled} = chosen.offer;
		if (disabled === undefined) onRun(binding.id);
		else say({kind: 'info', text: disabled});
	};
	useActs([{id: 'palette.run', run}, ...acts, {id: 'palette.close', run: onClose}], {modal: true});
	const keysWidth = Math.max(...offers.map(offer => stringWidth(keysText(offer, unicode)))) + 2;
	const from = lines.length > height ? `${top + 1}-${Math.min(lines.length, top + height)} of ${lines.length} ` : '';
	return (
		<Box flexDirection="column" height={rows}>
			{linear ? <Text>{`${offers.length} keys: up and down go through them, letters search`}</Text> : null}
			<Box>
				{linear ? null : <Text {...styles.accent}>{'  / '}</Text>}
				<TextField
					label="Find"
					value={typed}
					// The key that opened the help closes it; no sentence holds one.
					onChange={text => (text.includes('?') ? onClose() : setTyped(text))}
					focus
					width={columns - 20}
					placeholder="words or a key to look for"
					maxLength={64}
				/>
				{linear ? null : <Text {...styles.muted}>{from.padStart(16)}</Text>}
			</Box>
			{page.map((line, row) =>
				line.kind === 'offer' ? (
					<HelpRow
						key={line.offer.binding.id}
						line={line}
						chosen={top + row === index}
						keysWidth={keysWidth}
						width={columns}
					/>
				) : linear ? null : line.kind === 'heading' ? (
					<Text key={line.text} {...styles.muted} wrap="truncate">{`  ${line.text}`}</Text>
				) : (
					<Text key={`why ${line.id}`} {...styles.muted} wrap="truncate">
						{`${' '.repeat(keysWidth + 4)}${visible(line.text)}`}
					</Text>
				),
			)}
			{lines.length === 0 ? <Text {...styles.muted}>{'  No key of this screen matches.'}</Text> : null}
		</Box>
	);
}

type HelpRowProps = {
	readonly line: Line & {readonly kind: 'offer'};
	readonly chosen: boolean;
	readonly keysWidth: number;
	readonly width: number;
};

function HelpRow({line: {offer, at}, chosen, keysWidth, width}: HelpRowProps) {
	const {styles, glyphs, unicode, linear} = useTheme();
	const {binding, disabled} = offer;
	if (linear) {
		const named = binding.keys.map(key => keyLabel(key, false, true)).join(' or ');
		const reason = disabled === undefined ? '' : `  (${visible(disabled)})`;
		return chosen ? <Text>{marked('focus', `${named}: ${binding.help}${reason}`)}</Text> : null;
	}

	const tone = chosen ? 'selected' : disabled === undefined ? 'plain' : 'muted';
	const keys = keysText(offer, unicode);
	return (
		<Text wrap="truncate">
			<Text
				{...styles.accent}
			>{`${chosen ? glyphs.cursor : ' '} ${keys}${' '.repeat(keysWidth - stringWidth(keys))}`}</Text>
			<MatchText text={binding.help} at={at} width={width - keysWidth - 2} tone={tone} />
		</Text>
	);
}

function keysText({binding}: Offer, unicode: boolean): string {
	return binding.keys.map(key => keyLabel(key, unicode)).join('  ');
}

function isNoOffer(line: Line): boolean {
	return line.kind !== 'offer';
}

function offerLines(offer: Offer, at: Match['at']): readonly Line[] {
	const {binding, disabled} = offer;
	const line = {kind: 'offer', offer, at} as const;
	return disabled === undefined ? [line] : [line, {kind: 'reason', id: binding.id, text: disabled}];
}

const none: Match['at'] = [];

function grouped(offers: readonly Offer[]): readonly Line[] {
	const scopes = Map.groupBy(offers, ({binding}) => scopeWords(binding.id));
	return [...scopes].flatMap(([words, inScope]): readonly Line[] => [
		{kind: 'heading', text: words.charAt(0).toUpperCase() + words.slice(1)},
		...inScope.flatMap(offer => offerLines(offer, none)),
	]);
}

/** The best first; a key is found by its name, too. */
function searched(offers: readonly Offer[], typed: string): readonly Line[] {
	return offers
		.flatMap(offer => {
			const {keys, help} = offer.binding;
			const match = fuzzy(typed, help);
			const isKey = keys.some(key => key === typed.trim() || keyLabel(key, false) === typed.trim());
			if (!match && !isKey) return [];
			return [{offer, at: match?.at ?? none, score: isKey ? Infinity : match!.score}];
		})
		.toSorted((a, b) => b.score - a.score)
		.flatMap(({offer, at}) => offerLines(offer, at));
}
