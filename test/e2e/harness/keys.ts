const named = {
	enter: '\r',
	esc: '\u001B',
	tab: '\t',
	'shift-tab': '\u001B[Z',
	space: ' ',
	backspace: '\u007F',
	delete: '\u001B[3~',
	insert: '\u001B[2~',
	pageup: '\u001B[5~',
	pagedown: '\u001B[6~',
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	home: '\u001B[H',
	end: '\u001B[F',
	f1: '\u001BOP',
	f2: '\u001BOQ',
	f5: '\u001B[15~',
	f10: '\u001B[21~',
} as const;

/** A key by name (`down`, `ctrl-c`, `alt-b`), or a character as it is. */
export type Key = keyof typeof named | `ctrl-${string}` | `alt-${string}` | (string & {});

/** The bytes a terminal sends for a key; `application` is DECCKM, which the program may have switched on. */
export function bytesOfKey(key: Key, application = false): string {
	if (key in named) {
		const bytes = named[key as keyof typeof named];
		return application ? bytes.replace(/^\u001B\[([ABCDHF])$/, '\u001BO$1') : bytes;
	}

	const [, modifier, character = ''] = /^(ctrl|alt)-(.)$/s.exec(key) ?? [];
	if (modifier === 'ctrl') return String.fromCodePoint((character.toUpperCase().codePointAt(0) ?? 0) & 0x1f);
	if (modifier === 'alt') return `\u001B${character}`;
	if (/^.$/su.test(key)) return key;
	throw new Error(`There is no key named ${JSON.stringify(key)}; to type a text, use type().`);
}
