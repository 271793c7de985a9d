import {Writable} from 'node:stream';
import {stripVTControlCharacters} from 'node:util';
import {asciiOnly} from '../../system/ascii.js';
import {Teller, type Telling} from './teller.js';

/** What `LinearOutput` writes to. */
export type Sink = {write(text: string): unknown};

export type LinearOptions = {
	/** Whether the terminal knows bracketed pastes. */
	readonly pastes?: boolean;
	/** Whether it shows ASCII only; see `asciiOnly`. */
	readonly ascii?: boolean;
};

/**
 * A terminal for Ink in front of the real one, which is only ever appended to: of each frame it writes the lines that
 * are new (see `Teller`), and of what is typed the letters. No control code passes but those that ask for bracketed
 * pastes, and these only when the terminal knows them.
 */
export class LinearOutput extends Writable {
	readonly isTTY = true;
	// What a window would be: a page in lists and texts. Lines are as long as they are; the terminal breaks them.
	readonly columns = 80;
	readonly rows = 24;
	readonly #sink: Sink;
	readonly #pastes: boolean;
	readonly #teller = new Teller();
	#frame: string | undefined;
	#turn: NodeJS.Immediate | undefined;
	#isOpen = false;

	constructor(sink: Sink, {pastes = false, ascii = false}: LinearOptions = {}) {
		super({decodeStrings: false});
		this.#sink = ascii ? {write: text => sink.write(asciiOnly(text))} : sink;
		this.#pastes = pastes;
	}

	override _write(data: string, _encoding: string, done: () => void): void {
		const text = stripVTControlCharacters(data);
		if (text !== '') {
			// The last of a turn: those before it were on their way to it.
			this.#frame = text;
			this.#turn ??= setImmediate(() => this.#tell());
		} else if (this.#pastes && /^\u001B\[\?2004[hl]$/.test(data)) this.#sink.write(data);

		done();
	}

	/** Says the whole screen once more. */
	again(): void {
		this.#tell();
		this.#write(this.#teller.again());
	}

	/** Says what is left, and leaves the cursor at the beginning of a line. */
	finish(): void {
		this.#tell();
		this.#close();
	}

	#tell(): void {
		clearImmediate(this.#turn);
		this.#turn = undefined;
		const frame = this.#frame;
		this.#frame = undefined;
		if (frame !== undefined) this.#write(this.#teller.tell(frame));
	}

	#write({lines, prompt, echo}: Telling): void {
		if (echo !== undefined) {
			this.#sink.write(echo);
			this.#isOpen = true;
		}

		if (lines.length > 0 || prompt !== undefined) this.#close();
		const text = lines.map(line => `${line}\n`).join('') + (prompt ?? '');
		if (text !== '') this.#sink.write(text);
		if (prompt !== undefined) this.#isOpen = true;
	}

	#close(): void {
		if (this.#isOpen) this.#sink.write('\n');
		this.#isOpen = false;
	}
}
