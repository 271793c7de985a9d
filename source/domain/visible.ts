/**
 * Text as it may be shown: everything that draws nothing or draws elsewhere becomes a visible mark, nothing is
 * dropped (R70). C0 controls become control pictures (`␛`), all else an escape (`\u{202E}`): C1, bidi controls,
 * zero-width and tag characters, fillers, line separators, lone surrogates, floods of combining marks. Emoji stay whole.
 */
export function visible(text: string): string {
	if (/^[ -~]*$/.test(text)) return text;
	return text
		.replaceAll(invisible, (character, offset: number) => (belongsToEmoji(text, offset) ? character : mark(character)))
		.replaceAll(/(?<=\p{M}{8})\p{M}/gu, mark);
}

/** `DI` are the characters Unicode says a renderer should draw nothing for. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\p{NChar}]/gu;

function mark(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) return String.fromCodePoint(0x2400 + code);
	return code === 0x7f ? '␡' : `\\u{${code.toString(16).toUpperCase()}}`;
}

/** True for a joiner between two pictures and for the selector of the picture form right after one. */
function belongsToEmoji(text: string, offset: number): boolean {
	const before = text.slice(Math.max(offset - 4, 0), offset);
	if (text[offset] === '\u{FE0F}') return /[\p{ExtPict}#*\d]$/u.test(before);
	if (text[offset] !== '\u{200D}') return false;
	return /[\p{ExtPict}\p{EMod}]\u{FE0F}?$/u.test(before) && /^\p{ExtPict}/u.test(text.slice(offset + 1, offset + 3));
}
