type Env = Readonly<Record<string, string | undefined>>;

/** Bytes of text that every terminal with a clipboard takes: 100,000 of the whole sequence is the least limit known. */
export const longestCopy = 74_994;

/**
 * What to write to a terminal so that it puts a text into the clipboard (OSC 52): also over SSH, since it is the
 * terminal in front of the person that does it. Terminals may ignore it and do not answer. tmux and screen hand it on
 * only when it is wrapped. Undefined when the text is too long, or the terminal has no clipboard to speak of.
 */
export function clipboardSequence(text: string, env: Env): string | undefined {
	const bytes = Buffer.from(text, 'utf8');
	const {TERM: term = '', TMUX: tmux = '', STY: screen = ''} = env;
	if (bytes.length > longestCopy || term === 'dumb' || term === 'linux') return undefined;
	const plain = `\u001B]52;c;${bytes.toString('base64')}\u0007`;
	if (tmux !== '' || term.startsWith('tmux')) return plain + throughTmux(plain);
	// Over SSH both call themselves so; what is wrapped for screen tmux takes for nothing.
	if (screen !== '' || term.startsWith('screen')) return plain + throughScreen(plain);
	return plain;
}

/** Needs `allow-passthrough`; without it `set-clipboard on` lets the plain sequence through. */
function throughTmux(sequence: string): string {
	return `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
}

/** screen takes no longer string than 256 bytes: piece by piece. */
function throughScreen(sequence: string): string {
	const pieces = sequence.match(/[\s\S]{1,240}/g) ?? [];
	return pieces.map(piece => `\u001BP${piece}\u001B\\`).join('');
}
