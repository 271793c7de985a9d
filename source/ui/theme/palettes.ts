import type {TextProps} from 'ink';
import type {Palette} from '../../system/terminal.js';

/** What a text means; components use these only, never a colour. */
export type Token =
	'plain' | 'muted' | 'strong' | 'accent' | 'good' | 'warn' | 'bad' | 'danger' | 'selected' | 'selectedMuted' | 'match';

type Styles = Readonly<Record<Token, TextProps>>;

const none: Styles = {
	plain: {},
	muted: {dimColor: true},
	strong: {bold: true},
	accent: {bold: true},
	good: {},
	warn: {bold: true},
	bad: {bold: true},
	danger: {bold: true},
	selected: {inverse: true},
	selectedMuted: {inverse: true},
	// Goes over any of the others.
	match: {bold: true, underline: true},
};

/**
 * The palettes. They use the terminal's own 16 colours, and of these only the six that are neither black, white nor
 * bright, on the terminal's own background: those are what a light theme darkens and a dark one lightens, so both can be
 * read. Colour never tells anything alone: states have a sign and a word.
 */
export const palettes: Readonly<Record<Palette, Styles>> = {
	default: {
		...none,
		accent: {color: 'cyan'},
		good: {color: 'green'},
		warn: {color: 'yellow'},
		bad: {color: 'red', bold: true},
		danger: {color: 'red', bold: true},
	},
	// What is well needs no colour; what is not is yellow or magenta, which lie farthest apart for those who do not tell
	// red from green.
	'colour-blind': {
		...none,
		accent: {color: 'cyan'},
		good: {bold: true},
		warn: {color: 'yellow', bold: true},
		bad: {color: 'magenta', bold: true},
		danger: {color: 'magenta', bold: true, underline: true},
	},
	// Nothing has more contrast than the terminal's own text, and nothing less: no colour, nothing dimmed.
	'high-contrast': {
		...none,
		muted: {},
		accent: {bold: true, underline: true},
		bad: {bold: true, underline: true},
		danger: {bold: true, underline: true},
		selected: {inverse: true, bold: true},
		selectedMuted: {inverse: true},
	},
	none,
};
