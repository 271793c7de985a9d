/** What the terminal can do; decided once, at the start. */
export type Terminal = {
	/** Both stdin and stdout are terminals: the console can open. */
	readonly interactive: boolean;
	/** TERM=dumb: no cursor movement. */
	readonly dumb: boolean;
	/** False under NO_COLOR (no-color.org: set and not empty). */
	readonly colour: boolean;
	/** False when the locale is not UTF-8: ASCII signs only. */
	readonly unicode: boolean;
};

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the terminal's abilities from the streams and the environment. */
export function detectTerminal(
	env: Env,
	stdin: {readonly isTTY?: boolean},
	stdout: {readonly isTTY?: boolean},
): Terminal {
	return {
		interactive: stdin.isTTY === true && stdout.isTTY === true,
		dumb: env['TERM'] === 'dumb',
		colour: (env['NO_COLOR'] ?? '') === '',
		unicode: isUtf8(env),
	};
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
