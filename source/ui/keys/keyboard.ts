import {Readable} from 'node:stream';
import {eachGrapheme} from '../../domain/text/graphemes.js';
import {realTime, type Time} from '../hooks/use-time.js';
import {decodeKeys, isOpenPaste, pressedAfterPaste, type KeyEvent} from './decode.js';

/** Decides about one event: `done` when it was a command, `text` to hand it on to the focused text input, `first` to take only the first character of a run. */
export type KeyRoute = 'done' | 'text' | 'first';

/** What the app needs of the keyboard; tests have their own. */
export type Keyboard = {
	/** Sets the one receiver of all events. */
	route(router: (event: KeyEvent) => KeyRoute): void;
};

/**
 * Bytes that a terminal sends in one go arrive within this time of one another, unless the line is slow. Without a
 * better sign a lone ESC may be the beginning of an arrow key for so long.
 */
const togetherMs = 40;
/** The same over SSH, to a terminal that answers nothing. */
const remoteMs = 500;
/** How long a terminal that has answered before may take, and the rest of a sequence: nobody types one by hand. */
const patienceMs = 2000;
/** How long leaving waits for an answer at most. */
const lastWaitMs = 1000;
/** How long an open paste may be silent before it is dropped. */
const pasteWaitMs = 3000;
/** A Ctrl-C that comes alone after so much silence was pressed, not pasted. */
const pressedAloneMs = 500;
const escape = '\u001B';

export type KeyStdinOptions = {
	/** Asks the terminal for a sign of life (DSR 5). Not given where none would come. */
	readonly ask?: () => void;
	/** Whether the terminal is at the other end of an SSH line. */
	readonly remote?: boolean;
	readonly time?: Time;
};

/**
 * The one key decoder, between the terminal and Ink: hands one key per turn of the event loop to the router, so that
 * keys which arrive together (SSH coalesces them) each meet the state the one before left. Only text that the router
 * leaves to the focused field reaches Ink, and so ink-text-input never sees a control key.
 *
 * A lone ESC is the Escape key or the beginning of an arrow key whose rest is late. No time tells them apart on every
 * line, but order does: the terminal is asked for a sign of life, and its answer cannot overtake the rest of a key it
 * sent before. So Escape takes one round trip, on any line. Only where no answer has ever come a time decides.
 */
export class KeyStdin extends Readable implements Keyboard {
	readonly isTTY = true;
	readonly #source: NodeJS.ReadStream;
	#router: (event: KeyEvent) => KeyRoute = () => 'done';
	#isHeld = () => false;
	#queue: KeyEvent[] = [];
	#rest = '';
	#reading = false;
	#turn: NodeJS.Immediate | undefined;
	readonly #ask: (() => void) | undefined;
	readonly #remote: boolean;
	readonly #time: Time;
	/** Whether an answer is on its way. One is enough: whatever is here already was sent before it. */
	#isAsked = false;
	#hasAnswered = false;
	#onAnswered: () => void = () => {};
	/** When something came last. */
	#arrivedAt = 0;
	/** When the lone ESC that waits came. */
	#escapeAt = 0;
	/** Whether a paste was dropped before its end came: what comes next may belong to it. */
	#hasDropped = false;
	#stopWaiting: () => void = () => {};

	constructor(source: NodeJS.ReadStream, {ask, remote = false, time = realTime}: KeyStdinOptions = {}) {
		super({objectMode: true, read() {}});
		this.#source = source;
		this.#ask = ask;
		this.#remote = remote;
		this.#time = time;
		source.setEncoding('utf8');
	}

	route(router: (event: KeyEvent) => KeyRoute): void {
		this.#router = router;
	}

	/** Keys wait while `isHeld`; `lookAgain` must be called when they need not any more. Ctrl-C never waits. */
	holdWhile(isHeld: () => boolean): void {
		this.#isHeld = isHeld;
	}

	/** Looks again whether the keys that wait may go on; not before whoever calls is done. */
	lookAgain(): void {
		setImmediate(() => this.#pump());
	}

	/** Ink calls this when its first input hook mounts and its last one leaves. */
	setRawMode(on: boolean): this {
		this.#source.setRawMode(on);
		if (on && !this.#reading) {
			this.#source.on('readable', this.#take);
			this.#question();
		}

		if (!on && this.#reading) {
			this.#source.off('readable', this.#take);
			this.#queue = [];
			this.#rest = '';
			this.#stopWaiting();
			clearImmediate(this.#turn);
			this.#turn = undefined;
		}

		this.#reading = on;
		return this;
	}

	/** Resolves when no answer is on its way any more: one that came later would be typed into the shell. */
	async settled(): Promise<void> {
		if (!this.#isAsked) return;
		const source = this.#source.setRawMode(true).on('readable', this.#take);
		await new Promise<void>(resolve => {
			this.#onAnswered = resolve;
			for (const end of ['end', 'close', 'error']) source.once(end, resolve);
			this.#time.after(Math.min(lastWaitMs, this.#waitFor(escape)), resolve);
		});
		source.off('readable', this.#take).setRawMode(false);
	}

	override setEncoding(): this {
		return this; // Ink asks for utf8; what it gets are strings already
	}

	ref(): this {
		this.#source.ref();
		return this;
	}

	unref(): this {
		this.#source.unref();
		return this;
	}

	readonly #take = (): void => {
		let arrived = '';
		let chunk: string | null;
		while ((chunk = this.#source.read() as string | null) !== null) arrived += chunk;
		if (arrived === '') return;
		if (this.#hasDropped) {
			const {pressed, over} = pressedAfterPaste(arrived);
			this.#hasDropped = !over;
			arrived = pressed;
		}

		const now = this.#time.now().getTime();
		const quietMs = now - this.#arrivedAt;
		this.#arrivedAt = now;
		if (arrived === '\u0003' && quietMs > pressedAloneMs && isOpenPaste(this.#rest)) this.#rest = '';
		// A terminal sends Alt and its character together: what comes later was pressed after Escape.
		const late = this.#rest === escape && now - this.#escapeAt > togetherMs;
		if (late && /^[^[O\u001B]/u.test(arrived)) this.#decode(true);
		this.#rest += arrived;
		this.#decode(false);
	};

	#decode(final: boolean): void {
		this.#stopWaiting();
		const {events, rest, answered} = decodeKeys(this.#rest, final);
		this.#rest = rest;
		this.#queue.push(...events);
		if (answered) this.#answered();
		if (rest === escape) {
			this.#escapeAt = this.#time.now().getTime();
			this.#question();
		}

		this.#stopWaiting = rest === '' ? () => {} : this.#time.after(this.#waitFor(rest), () => this.#giveUp());
		this.#pump();
	}

	#waitFor(rest: string): number {
		if (isOpenPaste(rest)) return pasteWaitMs;
		if (rest === escape) return this.#hasAnswered ? patienceMs : this.#remote ? remoteMs : togetherMs;
		// Alt and a character that could also open an answer: nothing has been asked that would be answered so.
		return /^\u001B[\]P_^X]$/u.test(rest) ? togetherMs : patienceMs;
	}

	/** Nothing more came in time. */
	#giveUp(): void {
		this.#hasDropped = isOpenPaste(this.#rest);
		if (this.#rest === escape) this.#isAsked = this.#hasAnswered = false;
		this.#decode(true);
	}

	#question(): void {
		if (this.#ask === undefined || this.#isAsked) return;
		this.#isAsked = true;
		this.#ask();
	}

	#answered(): void {
		this.#hasAnswered = true;
		this.#isAsked = false;
		this.#onAnswered();
	}

	#pump(): void {
		if (this.#turn !== undefined) return;
		if (this.#isHeld()) {
			const leave = this.#queue.find(event => event.kind === 'key' && event.name === 'ctrl-c');
			if (leave === undefined) return;
			this.#queue = [leave];
		}

		const event = this.#queue.shift();
		if (event === undefined) return;
		this.#deliver(event);
		// React schedules the render of what this key changed in the coming turn; the next key waits for the one after.
		this.#turn = setImmediate(() => {
			this.#turn = setImmediate(() => {
				this.#turn = undefined;
				this.#pump();
			});
		});
	}

	#deliver(event: KeyEvent): void {
		if (event.kind !== 'text') {
			this.#router(event);
			return;
		}

		const route = this.#router(event);
		if (route === 'text') this.push(event.text);
		if (route !== 'first') return;
		// Single letters are commands here: one now, the others after the screen has answered.
		const [first] = eachGrapheme(event.text);
		const head = first ?? event.text;
		const tail = event.text.slice(head.length);
		if (tail !== '') this.#queue.unshift({kind: 'text', text: tail});
		this.#router({kind: 'key', name: head === ' ' ? 'space' : head});
	}
}
