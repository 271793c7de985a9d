/**
 * What to write to a terminal so that it puts a text into the clipboard (OSC 52): also over SSH, since it is the
 * terminal in front of the person that does it. Terminals may ignore it and do not answer.
 */
export function clipboardSequence(text: string): string {
	return `\u001B]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}
