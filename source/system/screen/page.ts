import type {Place} from './move.js';

/**
 * What Ink wants on the screen: understands the frames it writes (its standard mode) and keeps their lines, so that the
 * order in which they were written no longer matters.
 */
export class Page {
	/** The lines of the last frame, with their colours. */
	lines: string[] = [];
	cursorShown = true;
	/** Something was written since this was last set to false. Erasing alone is not: Ink writes anew after it. */
	written = false;
	/** Ink is in the middle of a frame. */
	open = false;
	#x = 0;
	#y = 0;
	#placed = false;

	/** Where the cursor is to be when it is shown; undefined where the text left it. */
	get cursor(): Place | undefined {
		return this.#placed ? {x: this.#x, y: this.#y} : undefined;
	}

	/** Takes in what Ink writes. Gives what is no part of a frame, as it came: modes, the clipboard, a title. */
	take(chunk: string): readonly string[] {
		const others: string[] = [];
		let from = 0;
		for (const match of chunk.matchAll(sequences)) {
			this.#print(chunk.slice(from, match.index));
			from = match.index + match[0].length;
			const [sequence, prefix = '', parameters = '', final = ''] = match;
			if (!(prefix === '?' ? this.#mode(parameters, final) : prefix === '' && this.#control(parameters, final)))
				others.push(sequence);
		}

		this.#print(chunk.slice(from));
		return others;
	}

	/** What was on the screen is gone. */
	forget(): void {
		this.lines = [];
		this.#x = 0;
		this.#y = 0;
	}

	#print(text: string): void {
		if (text === '') return;
		this.written = true;
		this.#placed = false;
		const [first = '', ...rest] = text.split('\n');
		// Past the end there is nothing: a line is written in one go from its beginning, or goes on.
		this.#set(this.#x === 0 ? first : this.#line() + first);
		for (const line of rest) {
			this.#y++;
			this.#set(line);
		}

		this.#x = rest.length > 0 && rest.at(-1) === '' ? 0 : this.#line().length;
	}

	#set(text: string): void {
		while (this.lines.length < this.#y) this.lines.push('');
		this.lines[this.#y] = text;
	}

	#line(): string {
		return this.lines[this.#y] ?? '';
	}

	#mode(parameters: string, final: string): boolean {
		const on = final === 'h';
		if (parameters === '25') this.cursorShown = on;
		else if (parameters === '2026') this.open = on;
		else return false;
		return true;
	}

	/** A control sequence without a prefix; false when it is none of those Ink draws with. */
	#control(parameters: string, final: string): boolean {
		const [first = 1, second = 1] = parameters.split(';').map(number => Number(number) || 1);
		switch (final) {
			case 'A':
				this.#y = Math.max(0, this.#y - first);
				return true;
			case 'B':
				this.#y += first;
				return true;
			case 'E':
				this.#y += first;
				this.#x = 0;
				return true;
			case 'G':
				this.#x = first - 1;
				this.#placed = true;
				return true;
			case 'H':
				[this.#y, this.#x] = [first - 1, second - 1];
				this.#placed = true;
				return true;
			case 'J':
				this.lines.length = Math.min(this.lines.length, parameters === '2' ? 0 : this.#y);
				return true;
			case 'K':
				this.#set('');
				return true;
			default:
				return false;
		}
	}
}

// All but SGR, which stays in the lines; also what a string sequence (OSC, DCS) holds.
const sequences =
	/\u001B(?:\[([<=>?]?)([\d;:]*)[ -/]*([@-ln-~])|[\]P^_X][^\u0007\u001B]*(?:\u0007|\u001B\\)|[ -/]*[0-OQ-WYZ`-~])/g;
