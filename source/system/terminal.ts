/** The colours a person can choose. `none` is what NO_COLOR asks for. */
export const paletteNames = ['default', 'colour-blind', 'high-contrast', 'none'] as const;
export type Palette = (typeof paletteNames)[number];

/** What the terminal can do, and what the person wants of it; decided once, at the start. */
export type Terminal = {
	/** Both stdin and stdout are terminals: the console can open. */
	readonly interactive: boolean;
	/** TERM=dumb: it knows no control codes at all. */
	readonly dumb: boolean;
	/** Lines that are only ever appended, for screen readers and terminals that cannot move their cursor. */
	readonly linear: boolean;
	readonly palette: Palette;
	/** False when the locale is not UTF-8: ASCII signs only. */
	readonly unicode: boolean;
	/** It can put in and take out lines and characters, as all do since the VT102. */
	readonly shifts: boolean;
};

type Env = Readonly<Record<string, string | undefined>>;
type Stream = {readonly isTTY?: boolean};

/** What was said on the command line. */
export type TerminalWishes = {readonly linear?: boolean; readonly palette?: Palette | undefined};

/** Reads the terminal's abilities from the streams and the environment; a text says what is wrong with a wish, in the words that were given. */
export function detectTerminal(
	env: Env,
	{stdin, stdout}: {readonly stdin: Stream; readonly stdout: Stream},
	wishes: TerminalWishes = {},
): Terminal | string {
	const palette = choosePalette(wishes.palette, env);
	if (typeof palette === 'object') return palette.problem;
	const dumb = env['TERM'] === 'dumb';
	return {
		interactive: stdin.isTTY === true && stdout.isTTY === true,
		dumb,
		linear: dumb || wishes.linear === true || isOn(env['DET_LINEAR']),
		palette,
		unicode: isUtf8(env),
		shifts: !/^vt(52|100)\b/.test(env['TERM'] ?? '') && !isOn(env['DET_NO_SHIFT']),
	};
}

/** The flag, else NO_COLOR (no-color.org: set and not empty), else DET_PALETTE. */
function choosePalette(flag: Palette | undefined, env: Env): Palette | {readonly problem: string} {
	if (flag !== undefined) return flag;
	if ((env['NO_COLOR'] ?? '') !== '') return 'none';
	const wanted = env['DET_PALETTE'] || 'default';
	const found = paletteNames.find(name => name === wanted.toLowerCase());
	const choices = paletteNames.map(name => `'${name}'`).join(', ');
	return found ?? {problem: `DET_PALETTE: invalid choice: '${wanted}' (choose from ${choices})`};
}

function isOn(value = ''): boolean {
	return !/^(0|no|off|false)?$/iu.test(value);
}

/**
 * Whether the locale is UTF-8. POSIX: LC_ALL beats LC_CTYPE beats LANG. Without any of them the C locale is in force,
 * which is ASCII; yet a bare environment over SSH is so common, and terminals without UTF-8 so rare, that only an
 * explicit other charset counts.
 */
export function isUtf8(env: Env): boolean {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return locale === '' || /utf-?8/iu.test(locale);
}
