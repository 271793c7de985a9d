import {createContext, useContext, type ReactNode} from 'react';
import type {TextProps} from 'ink';
import type {Palette} from '../../system/terminal.js';
import {asciiGlyphs, spokenGlyphs, unicodeGlyphs, type Glyphs} from './glyphs.js';
import {palettes, type Token} from './palettes.js';

export type {Token} from './palettes.js';

/** How tokens look, and the signs that go with states: a state is never colour alone. */
export type Theme = {
	readonly styles: Readonly<Record<Token, TextProps>>;
	readonly glyphs: Glyphs;
	/** False where signs must be ASCII, or be words. */
	readonly unicode: boolean;
	/** True where the screen is heard, not seen: short lines, no boxes, nothing drawn twice (`ui/linear`). */
	readonly linear: boolean;
};

/** What of a terminal decides about the theme. */
export type ThemeChoice = {readonly palette: Palette; readonly unicode: boolean; readonly linear?: boolean};

/** Makes the theme for a terminal; `unicode` is false when the locale is not UTF-8. */
export function makeTheme({palette, unicode, linear = false}: ThemeChoice): Theme {
	const glyphs = linear ? spokenGlyphs : unicode ? unicodeGlyphs : asciiGlyphs;
	// Keys are said by their names: an arrow is no word.
	return {styles: palettes[palette], glyphs, unicode: unicode && !linear, linear};
}

const ThemeContext = createContext(makeTheme({palette: 'none', unicode: true}));

/** Gives the theme to everything inside. */
export function ThemeProvider({theme, children}: {readonly theme: Theme; readonly children: ReactNode}) {
	return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>;
}

/** The theme in force; plain without a provider. */
export function useTheme(): Theme {
	return useContext(ThemeContext);
}
