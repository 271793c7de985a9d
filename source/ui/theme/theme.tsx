import {createContext, useContext, type ReactNode} from 'react';
import type {TextProps} from 'ink';
import {asciiGlyphs, unicodeGlyphs, type Glyphs} from './glyphs.js';

/** What a text means; components use these only, never a colour. */
export type Token =
	'plain' | 'muted' | 'strong' | 'accent' | 'good' | 'warn' | 'bad' | 'danger' | 'selected' | 'selectedMuted' | 'match';

/** How tokens look, and the signs that go with states: a state is never colour alone. */
export type Theme = {
	readonly styles: Readonly<Record<Token, TextProps>>;
	readonly glyphs: Glyphs;
	readonly unicode: boolean;
};

const uncoloured: Record<Token, TextProps> = {
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

// The terminal's own 16 colours: they follow the person's light or dark theme.
const coloured: Record<Token, TextProps> = {
	...uncoloured,
	accent: {color: 'cyan'},
	good: {color: 'green'},
	warn: {color: 'yellow'},
	bad: {color: 'red'},
	danger: {color: 'red', bold: true},
};

/** Makes the theme for a terminal; `colour` is false under NO_COLOR, `unicode` false when the locale is not UTF-8. */
export function makeTheme({colour, unicode}: {readonly colour: boolean; readonly unicode: boolean}): Theme {
	return {styles: colour ? coloured : uncoloured, glyphs: unicode ? unicodeGlyphs : asciiGlyphs, unicode};
}

const ThemeContext = createContext(makeTheme({colour: false, unicode: true}));

/** Gives the theme to everything inside. */
export function ThemeProvider({theme, children}: {readonly theme: Theme; readonly children: ReactNode}) {
	return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>;
}

/** The theme in force; plain without a provider. */
export function useTheme(): Theme {
	return useContext(ThemeContext);
}
