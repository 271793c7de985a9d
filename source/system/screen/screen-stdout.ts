import {EventEmitter} from 'node:events';
import stringWidth from 'string-width';
import {asciiOnly} from '../ascii.js';
import {draw, placeCursor, type Drawn} from './draw.js';
import {Page} from './page.js';

/** The terminal as it is needed here; what `process.stdout` is when it is one. */
export type Tty = Pick<NodeJS.WriteStream, 'columns' | 'rows' | 'write' | 'on' | 'off' | 'writableLength'>;

export type ScreenOptions = {
	/** Whether the terminal can put in and take out lines and characters; nearly every one can. */
	readonly shifts?: boolean;
	/** Whether the terminal shows ASCII only; see `asciiOnly`. */
	readonly ascii?: boolean;
	/** Where SIGWINCH is heard: the terminal's own event is silent when a window went away from its size and back. */
	readonly signals?: Pick<EventEmitter, 'on' | 'off'>;
	/** How long the end waits at most for a terminal that takes nothing. */
	readonly patienceMs?: number;
};

/**
 * A stdout for Ink in front of the terminal: of every frame it passes on only the cells that changed, in one write.
 * While the terminal takes nothing frames are dropped, so that a slow line is never more than one frame behind.
 */
export class ScreenStdout extends EventEmitter {
	readonly isTTY = true;
	readonly writable = true;
	readonly #tty: Tty;
	readonly #shifts: boolean;
	readonly #ascii: boolean;
	readonly #page = new Page();
	#drawn: Drawn | undefined;
	#cursorShown: boolean | undefined = true;
	#behind = false;
	readonly #patienceMs: number;
	#resized = false;
	readonly #signals: Pick<EventEmitter, 'on' | 'off'>;
	readonly #onResize = () => {
		this.#resized = true;
		this.#drawn = undefined;
		this.emit('resize');
		// Ink writes nothing when the same text fits the new size.
		if (this.#drawn === undefined) this.redraw();
	};
	readonly #onSignal = () => {
		if (!this.#resized) this.redraw();
		this.#resized = false;
	};

	constructor(tty: Tty, options: ScreenOptions = {}) {
		const {shifts = true, ascii = false, signals = process, patienceMs = 500} = options;
		super();
		this.#tty = tty;
		this.#shifts = shifts;
		this.#ascii = ascii;
		this.#signals = signals;
		this.#patienceMs = patienceMs;
		tty.on('resize', this.#onResize);
		signals.on('SIGWINCH', this.#onSignal);
	}

	get columns(): number {
		return this.#tty.columns;
	}

	get rows(): number {
		return this.#tty.rows;
	}

	/** The terminal has not taken yet what was written last. */
	get stalled(): boolean {
		return this.#tty.writableLength > 0;
	}

	/** Takes what Ink writes. `done` is called once the terminal has all of it, or has been waited for long enough. */
	write(
		chunk: string | Uint8Array,
		encoding?: BufferEncoding | ((error?: Error | null) => void),
		done?: () => void,
	): boolean {
		const others = this.#page.take(this.#ascii ? asciiOnly(String(chunk), stringWidth) : String(chunk));
		// Nothing else is Ink's: it would be of a text that somebody forgot to make safe to show (R70).
		const modes = others.filter(sequence => /^\u001B\[\?[\d;]+[hl]$/.test(sequence));
		if (modes.length > 0) this.#pass(modes);
		this.#flush();
		const callback = typeof encoding === 'function' ? encoding : done;
		if (callback !== undefined) this.#whenTaken(callback);
		return true;
	}

	/** Draws the whole screen anew: something else may have written over it. */
	redraw(): void {
		this.#drawn = undefined;
		this.#page.written = true;
		this.#flush();
	}

	/** Leaves the terminal alone. */
	close(): void {
		this.#tty.off('resize', this.#onResize);
		this.#signals.off('SIGWINCH', this.#onSignal);
	}

	#whenTaken(done: () => void): void {
		const timer = setTimeout(done, this.#patienceMs);
		this.#tty.write('', () => {
			clearTimeout(timer);
			done();
		});
	}

	#pass(sequences: readonly string[]): void {
		if (sequences.some(sequence => /\u001B\[\?(?:47|104[79])[hl]/.test(sequence))) {
			// Another screen, on which nothing of this one is.
			this.#page.forget();
			this.#drawn = undefined;
			this.#cursorShown = undefined;
		}

		this.#tty.write(sequences.join(''));
	}

	#flush(): void {
		if (this.#page.open) return;
		if (this.stalled) {
			this.#behind = true;
			return;
		}

		const out = this.#frame() + this.#cursor();
		if (out === '') return;
		this.#tty.write(out, () => {
			if (!this.#behind) return;
			this.#behind = false;
			this.#flush();
		});
	}

	#frame(): string {
		if (!this.#page.written) return '';
		this.#page.written = false;
		const {out, drawn} = draw(this.#drawn, this.#page.lines, this.#canvas);
		this.#drawn = drawn;
		return out;
	}

	#cursor(): string {
		const {cursorShown, cursor} = this.#page;
		let out = '';
		if (cursorShown && cursor !== undefined && this.#drawn !== undefined) {
			const placed = placeCursor(this.#drawn, cursor, this.#canvas);
			this.#drawn = placed.drawn;
			out = placed.out;
		}

		if (cursorShown !== this.#cursorShown) out += `\u001B[?25${cursorShown ? 'h' : 'l'}`;
		this.#cursorShown = cursorShown;
		return out;
	}

	get #canvas() {
		return {columns: this.columns, rows: this.rows, shifts: this.#shifts};
	}
}
