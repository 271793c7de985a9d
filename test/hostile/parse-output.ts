/** What may stand in an output besides text that draws itself. */
export type Allowed = {
	/** Whole control and escape sequences. */
	readonly sequences: readonly RegExp[];
	/** Single control characters. */
	readonly controls: string;
};

/** A command without a terminal writes lines, and nothing else. */
export const plainLines: Allowed = {sequences: [], controls: '\n'};

/** A command in a terminal: the line discipline adds the returns, and a question may colour and hide what is typed. */
export const terminalLines: Allowed = {sequences: [/^\u001B\[[\d;]*m$/, /^\u001B\[\?2004[hl]$/], controls: '\r\n'};

/**
 * The console: what Ink and its output write to draw a frame, and the modes it switches. No sequence that makes a
 * terminal answer but DSR 5, no string but none at all: titles, links and the clipboard are not part of drawing.
 */
export const consoleFrames: Allowed = {
	sequences: [
		/^\u001B\[[\d;]*m$/, // colours
		/^\u001B\[\d*[ABCDEFG]$/, // moves
		/^\u001B\[\d*(?:;\d*)?H$/,
		/^\u001B\[[0-2]?[JK]$/, // erases what is on the screen
		/^\u001B\[\d*[XPLM@bST]$/,
		/^\u001B\[(\d+;\d+)?r$/,
		/^\u001B\[\?(25|1049|2004|2026)[hl]$/,
		/^\u001B\[5n$/,
	],
	controls: '\r\n\b',
};

/** One control, string or control sequence, ended or not, as a terminal would take it from here on. */
const sequence =
	/^(?:(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?|(?:\u001B[\]PX^_k]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|\u001B[ -/]*[0-~]?|[\u0000-\u001F\u007F-\u009F])/u;
const text = /^[^\u0000-\u001F\u007F-\u009F]+/u;
/** Draws nothing or elsewhere; emoji with their joiners and selectors are looked at apart. */
const undrawn = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\p{DI}\u{2800}]/u;
const emoji = /\p{ExtPict}\p{EMod}?\uFE0F?(?:\u200D\p{ExtPict}\p{EMod}?\uFE0F?){0,4}|[#*\d]\uFE0F/gu;
/** More marks than a cell holds, and marks on nothing. */
const flood = /^\p{M}|\p{M}{9}/u;

/**
 * What a terminal would act on in an output, besides what is allowed: each as a JSON string, for messages. Bytes that are
 * no UTF-8 count too. Empty is what a test wants.
 */
export function foreignIn(output: Uint8Array | string, allowed: Allowed): readonly string[] {
	const found: string[] = [];
	let rest = typeof output === 'string' ? output : decoded(output, found);
	while (rest !== '') {
		const plain = text.exec(rest)?.[0];
		if (plain !== undefined) {
			found.push(...undrawnIn(plain));
			rest = rest.slice(plain.length);
			continue;
		}

		const [taken] = sequence.exec(rest)!;
		if (!isAllowed(taken, allowed)) found.push(JSON.stringify(taken));
		rest = rest.slice(taken.length);
	}

	return found;
}

function isAllowed(taken: string, {sequences, controls}: Allowed): boolean {
	return taken.length === 1 ? controls.includes(taken) : sequences.some(pattern => pattern.test(taken));
}

function undrawnIn(plain: string): readonly string[] {
	const bare = plain.replaceAll(emoji, '');
	const bad = [undrawn.exec(bare)?.[0], flood.exec(plain)?.[0]].filter(each => each !== undefined);
	return bad.map(each => `${JSON.stringify(each)} (${each.codePointAt(0)!.toString(16)}) in ${JSON.stringify(plain)}`);
}

function decoded(bytes: Uint8Array, found: string[]): string {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		found.push('bytes that are no UTF-8');
		return new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
	}
}
