import type {Readable} from 'node:stream';
import type {Answer} from './prompts.js';

/** Longest line or rest that is read: nobody types more, and a device never ends. */
const longest = 4096;

/** Standard input, line by line: what came beyond a line waits for the next question. */
export class StandardInput {
	readonly #stdin: Readable;
	#pending = Buffer.alloc(0);
	#ended = false;

	constructor(stdin: Readable) {
		this.#stdin = stdin;
	}

	/** The next line without its end; the last one may lack the line feed. A longer one than 4096 bytes is cut. */
	async line(): Promise<Answer> {
		while (!this.#pending.includes(lineFeed) && this.#pending.length <= longest && (await this.#more())) {
			// until there is a line
		}

		if (this.#pending.length === 0) return {kind: 'closed'};
		const end = this.#pending.indexOf(lineFeed);
		const stop = end < 0 ? Math.min(this.#pending.length, longest) : end;
		const text = this.#pending.toString('utf8', 0, stop).replace(/\r$/, '');
		this.#pending = this.#pending.subarray(end < 0 ? stop : end + 1);
		return {kind: 'text', text};
	}

	/** Everything up to the end, without one line feed there; undefined when that is more than 4096 bytes. */
	async rest(): Promise<string | undefined> {
		while (this.#pending.length <= longest && (await this.#more())) {
			// until the end
		}

		const text = this.#pending.toString('utf8').replace(/\r?\n$/, '');
		const tooLong = this.#pending.length > longest;
		this.#pending = Buffer.alloc(0);
		return tooLong ? undefined : text;
	}

	/** Waits for more bytes; false at the end. In between the stream is left paused, so that the process can end. */
	async #more(): Promise<boolean> {
		if (this.#ended || this.#stdin.readableEnded || this.#stdin.destroyed) return false;
		return new Promise(resolve => {
			const settle = (more: boolean) => {
				this.#stdin.off('data', take).off('end', end).off('error', end).pause();
				resolve(more);
			};
			const take = (chunk: Buffer | string) => {
				this.#pending = Buffer.concat([this.#pending, Buffer.from(chunk as string)]);
				settle(true);
			};
			const end = () => {
				this.#ended = true;
				settle(false);
			};
			this.#stdin.on('data', take).on('end', end).on('error', end).resume();
		});
	}
}

const lineFeed = 10;
