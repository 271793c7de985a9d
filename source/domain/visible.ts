/**
 * Text as it may be shown: everything that draws nothing or draws elsewhere becomes a visible mark, nothing is
 * dropped (R70). C0 controls become control pictures (`␛`), all else an escape (`\u{202E}`): C1, bidi controls,
 * zero-width and tag characters, fillers, line separators, lone surrogates, combining marks that stand on nothing or
 * are more than a cell holds. Emoji stay whole, up to five joined.
 */
export function visible(text: string): string {
	if (/^[ -~]*$/.test(text)) return text;
	return text
		.replaceAll(invisible, (character, offset: number) => (belongsToEmoji(text, offset) ? character : mark(character)))
		.replaceAll(/(?<=^|\p{M}{8})\p{M}/gu, mark);
}

/** `DI` are the characters Unicode says a renderer should draw nothing for; U+2800 is Braille without a dot. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\p{NChar}\u2800]/gu;

function mark(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) return String.fromCodePoint(0x2400 + code);
	return code === 0x7f ? '␡' : `\\u{${code.toString(16).toUpperCase()}}`;
}

/** True for a joiner between two pictures and for the selector of the picture form right after one. */
function belongsToEmoji(text: string, offset: number): boolean {
	const before = text.slice(Math.max(offset - longestEmoji, 0), offset);
	if (text[offset] === '\u{FE0F}') return /[\p{ExtPict}#*\d]$/u.test(before);
	if (text[offset] !== '\u{200D}') return false;
	return joinable.test(before) && !joined.test(before) && /^\p{ExtPict}/u.test(text.slice(offset + 1, offset + 3));
}

const joinable = /[\p{ExtPict}\p{EMod}]\u{FE0F}?$/u;
/** As many pictures as one emoji may have: a terminal that draws them apart would need a cell or two for each. */
const joined = /(?:\p{ExtPict}\p{EMod}?\u{FE0F}?\u{200D}){4}\p{ExtPict}\p{EMod}?\u{FE0F}?$/u;
const longestEmoji = 32;
