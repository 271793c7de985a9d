const names: Readonly<Record<string, string>> = {
	enter: '\r',
	tab: '\t',
	'shift-tab': '\u001B[Z',
	escape: '\u001B',
	space: ' ',
	backspace: '\u007F',
	delete: '\u001B[3~',
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	home: '\u001B[H',
	end: '\u001B[F',
	pageup: '\u001B[5~',
	pagedown: '\u001B[6~',
	'ctrl-left': '\u001B[1;5D',
	'ctrl-right': '\u001B[1;5C',
	'ctrl-_': '\u001F',
	'ctrl-home': '\u001B[1;5H',
	'ctrl-end': '\u001B[1;5F',
	f1: '\u001BOP',
};

/** What a terminal sends for a key of the key table: `enter`, `ctrl-s`, `alt-b`, or the character itself. */
export function bytesOf(name: string): string {
	const known = names[name];
	if (known !== undefined) return known;
	if (/^ctrl-[a-z]$/.test(name)) return String.fromCharCode(name.charCodeAt(5) - 96);
	if (name.startsWith('alt-') && name.length === 5) return `\u001B${name.slice(4)}`;
	if (name.length === 1) return name;
	throw new Error(`no bytes known for the key '${name}'`);
}
