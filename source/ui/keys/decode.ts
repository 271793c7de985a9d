/**
 * One event of the keyboard. `key` is a named key (`enter`, `escape`, `ctrl-a`, `alt-b`, `up`, `f1`, …), `text` a run of
 * printable characters as it arrived (SSH glues them together), `paste` a bracketed paste, whole.
 */
export type KeyEvent =
	| {readonly kind: 'key'; readonly name: string}
	| {readonly kind: 'text'; readonly text: string}
	| {readonly kind: 'paste'; readonly text: string};

const pasteStart = '\u001B[200~';
const pasteEnd = '\u001B[201~';
// A complete escape sequence: CSI (also the Linux console's `ESC [ [ A`), SS3, a string in which a terminal answers
// (OSC, DCS, APC, PM, SOS), or Alt + one character; last what began as one of the first and was broken off.
const sequence =
	/^\u001B(?:\[\[?[0-?]*[ -/]*[@-~]|O[0-9;]*[@-~]|[\]P_^X][^\u0007\u001B]{0,1000}(?:\u0007|\u001B\\)|[^[O\u001B]|\[\[?[0-?]*[ -/]*|O[0-9;]*)/u;
// What may still become one of them when the rest of a packet arrives.
const unfinished = /^\u001B(?:\[\[?[0-?]*[ -/]*|O[0-9;]*|[\]P_^X][^\u0007\u001B]{0,1000}\u001B?)?$/u;
/** What a terminal answers when it is asked whether it is well (DSR 5). */
const answer = '\u001B[0n';
// Key presses never contain line feeds and such: those bytes are keys of their own.
const printable = /^[^\u0000-\u001F\u007F\u0080-\u009F]+/u;

const letters: Record<string, string> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	F: 'end',
	H: 'home',
	Z: 'shift-tab',
	M: 'enter',
	P: 'f1',
	Q: 'f2',
	R: 'f3',
	S: 'f4',
};
const numbers: Record<string, string> = {
	1: 'home',
	2: 'insert',
	3: 'delete',
	4: 'end',
	5: 'pageup',
	6: 'pagedown',
	7: 'home',
	8: 'end',
	11: 'f1',
	12: 'f2',
	13: 'f3',
	14: 'f4',
	15: 'f5',
	17: 'f6',
	18: 'f7',
	19: 'f8',
	20: 'f9',
	21: 'f10',
	23: 'f11',
	24: 'f12',
};

/**
 * Splits what a terminal sent into events, and gives back what may be the beginning of a longer sequence. `final` says
 * that nothing more is coming for now: a lone ESC then is the Escape key. `answered`: DSR 5 was.
 */
export function decodeKeys(
	input: string,
	final: boolean,
): {readonly events: readonly KeyEvent[]; readonly rest: string; readonly answered: boolean} {
	const events: KeyEvent[] = [];
	let answered = false;
	let rest = input;
	while (rest !== '') {
		if (rest.startsWith(pasteStart)) {
			const end = rest.indexOf(pasteEnd);
			if (end === -1) {
				const open = openPaste(rest, final);
				events.push(...open.events);
				if (open.rest === rest || isOpenPaste(open.rest)) return {events, rest: open.rest, answered};
				rest = open.rest;
				continue;
			}

			events.push({kind: 'paste', text: rest.slice(pasteStart.length, end)});
			rest = rest.slice(end + pasteEnd.length);
			continue;
		}

		const text = printable.exec(rest)?.[0];
		if (text !== undefined) {
			events.push({kind: 'text', text});
			rest = rest.slice(text.length);
			continue;
		}

		if (rest.startsWith('\u001B')) {
			if (!final && unfinished.test(rest)) break;
			const found = sequence.exec(rest)?.[0] ?? '\u001B';
			if (found === answer) answered = true;
			const name = nameOfSequence(found);
			if (name !== undefined) events.push({kind: 'key', name});
			rest = rest.slice(found.length);
			continue;
		}

		const name = nameOfControl(rest.charCodeAt(0));
		if (name !== undefined) events.push({kind: 'key', name});
		rest = rest.slice(1);
	}

	return {events, rest, answered};
}

/** The longest open paste that is kept; no field takes more, so of the rest only the end is looked for. */
const longestPaste = 1_048_576;

// A paste whose end never comes must not hold the keyboard: silence (`final`) drops it. A Ctrl-C in it is only text: were
// it a key, it would end the console, and what is pasted behind it would be typed into the shell.
function openPaste(rest: string, final: boolean): {readonly events: readonly KeyEvent[]; readonly rest: string} {
	if (final) return {events: [], rest: ''};
	if (rest.length <= longestPaste) return {events: [], rest};
	return {events: [], rest: rest.slice(0, longestPaste - pasteEnd.length) + rest.slice(-pasteEnd.length)};
}

/**
 * What was pressed of what came after a paste was dropped whose end had not come: that may still be the rest of it. What
 * follows its end was, and so was a key that comes alone; `over` says that nothing more of the paste is coming.
 */
export function pressedAfterPaste(arrived: string): {readonly pressed: string; readonly over: boolean} {
	const end = arrived.indexOf(pasteEnd);
	if (end !== -1) return {pressed: arrived.slice(end + pasteEnd.length), over: true};
	const {events} = decodeKeys(arrived, true);
	const [first] = events;
	// What is no key may be the answer of the terminal.
	if (first === undefined) return {pressed: arrived, over: false};
	const isOne = events.length === 1 && (first.kind === 'key' || Array.from(first.text).length === 1);
	return isOne ? {pressed: arrived, over: true} : {pressed: '', over: false};
}

/** Whether the bytes kept back are a paste that is still arriving: then no time-out may cut it. */
export function isOpenPaste(rest: string): boolean {
	return rest.startsWith(pasteStart);
}

function nameOfControl(code: number): string | undefined {
	if (code === 13 || code === 10) return 'enter'; // Ctrl-J too: some terminals send LF for Enter
	if (code === 9) return 'tab';
	if (code === 127 || code === 8) return 'backspace';
	if (code === 0) return 'ctrl-space';
	if (code < 27) return `ctrl-${String.fromCharCode(code + 96)}`;
	return code < 32 ? `ctrl-${String.fromCharCode(code + 64)}` : undefined;
}

function nameOfSequence(found: string): string | undefined {
	if (found === '\u001B') return 'escape';
	const csi = /^\u001B(?:\[\[?|O)([\d;]*)([@-~])$/u.exec(found);
	if (!csi) return found.length === 2 || found.codePointAt(1)! > 0xff_ff ? altName(found.slice(1)) : undefined;
	const [number = '', modifier = ''] = csi[1]!.split(';');
	const final = csi[2]!;
	const name = final === '~' ? numbers[number] : final === 'u' ? kittyName(number) : letters[final];
	return name === undefined ? undefined : `${modifierPrefix(modifier)}${name}`;
}

// Alt + a control byte is Alt + that key (Alt-Enter, Alt-Backspace).
function altName(character: string): string | undefined {
	const code = character.charCodeAt(0);
	const name = code < 32 || code === 127 ? nameOfControl(code) : character;
	return name === undefined ? undefined : `alt-${name}`;
}

function kittyName(number: string): string | undefined {
	const code = Number(number);
	if (code === 27) return 'escape';
	return nameOfControl(code) ?? (code > 32 && code < 0xe0_00 ? String.fromCodePoint(code) : undefined);
}

// xterm's modifier parameter: 1 + (shift 1, alt 2, ctrl 4).
function modifierPrefix(parameter: string): string {
	const bits = Math.max(0, (Number(parameter) || 1) - 1);
	return `${bits & 4 ? 'ctrl-' : ''}${bits & 2 ? 'alt-' : ''}${bits & 1 ? 'shift-' : ''}`;
}
