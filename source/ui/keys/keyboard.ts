import {Readable} from 'node:stream';
import {decodeKeys, isOpenPaste, type KeyEvent} from './decode.js';

/** Decides about one event: `done` when it was a command, `text` to hand it on to the focused text input, `first` to take only the first character of a run. */
export type KeyRoute = 'done' | 'text' | 'first';

/** What the app needs of the keyboard; tests have their own. */
export type Keyboard = {
	/** Sets the one receiver of all events. */
	route(router: (event: KeyEvent) => KeyRoute): void;
};

/** How long a lone ESC may still be the beginning of an arrow key, in milliseconds. */
const escapeWaitMs = 40;
/** How long the rest of a sequence may take once more than its ESC is there: nobody types one by hand. */
const sequenceWaitMs = 500;
/** How long an open paste may be silent before it is dropped. */
const pasteWaitMs = 3000;
const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/**
 * The one key decoder, between the terminal and Ink: hands one key per turn of the event loop to the router, so that
 * keys which arrive together (SSH coalesces them) each meet the state the one before left. Only text that the router
 * leaves to the focused field reaches Ink, and so ink-text-input never sees a control key.
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
	#escapeTimer: NodeJS.Timeout | undefined;

	constructor(source: NodeJS.ReadStream) {
		super({objectMode: true, read() {}});
		this.#source = source;
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
		if (on && !this.#reading) this.#source.on('readable', this.#take);
		if (!on && this.#reading) {
			this.#source.off('readable', this.#take);
			this.#queue = [];
			this.#rest = '';
			clearTimeout(this.#escapeTimer);
			clearImmediate(this.#turn);
			this.#turn = undefined;
		}

		this.#reading = on;
		return this;
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
		let chunk: string | null;
		while ((chunk = this.#source.read() as string | null) !== null) this.#rest += chunk;
		this.#decode(false);
	};

	#decode(final: boolean): void {
		clearTimeout(this.#escapeTimer);
		const {events, rest} = decodeKeys(this.#rest, final);
		this.#rest = rest;
		this.#queue.push(...events);
		if (rest !== '') {
			const wait = isOpenPaste(rest) ? pasteWaitMs : rest === '\u001B' ? escapeWaitMs : sequenceWaitMs;
			this.#escapeTimer = setTimeout(() => this.#decode(true), wait);
		}

		this.#pump();
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
		const [first] = graphemes.segment(event.text);
		const head = first?.segment ?? event.text;
		const tail = event.text.slice(head.length);
		if (tail !== '') this.#queue.unshift({kind: 'text', text: tail});
		this.#router({kind: 'key', name: head === ' ' ? 'space' : head});
	}
}
