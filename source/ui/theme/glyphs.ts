/** Signs of the console; every state has one beside its word. */
export const unicodeGlyphs = {
	crumb: '▸',
	ok: '✓',
	no: '✗',
	pending: '·',
	warn: '!',
	on: '●',
	off: '○',
	cursor: '▸',
	mark: '✓',
	ascending: '↑',
	descending: '↓',
	rule: '─',
	mask: '•',
	ellipsis: '…',
	dot: '·',
	bar: '█',
	barEmpty: '░',
	corner: {
		topLeft: '╭',
		top: '─',
		topRight: '╮',
		left: '│',
		bottomLeft: '╰',
		bottom: '─',
		bottomRight: '╯',
		right: '│',
	},
};

/** The set of signs; the ASCII set has the same keys. */
export type Glyphs = typeof unicodeGlyphs;

/** For terminals whose locale is not UTF-8. */
export const asciiGlyphs: Glyphs = {
	crumb: '>',
	ok: '+',
	no: 'x',
	pending: '.',
	warn: '!',
	on: '*',
	off: 'o',
	cursor: '>',
	mark: '*',
	ascending: '^',
	descending: 'v',
	rule: '-',
	mask: '*',
	ellipsis: '~',
	dot: '-',
	bar: '#',
	barEmpty: '.',
	corner: {
		topLeft: '+',
		top: '-',
		topRight: '+',
		left: '|',
		bottomLeft: '+',
		bottom: '-',
		bottomRight: '+',
		right: '|',
	},
};

/** For linear mode: words, and nothing where a sign only adorns. They are heard, so they need no room of their own. */
export const spokenGlyphs: Glyphs = {
	...asciiGlyphs,
	crumb: ',',
	ok: 'ok:',
	no: 'error:',
	pending: 'missing:',
	warn: 'warning:',
	on: '',
	off: '',
	cursor: '',
	mark: '',
	ascending: 'ascending',
	descending: 'descending',
	rule: '',
	ellipsis: '...',
	bar: '',
	barEmpty: '',
};
