import {EventEmitter} from 'node:events';
import {Screen, type Cell} from '../../../e2e/harness/screen.js';
import type {Tty} from '../../../../source/system/screen/screen-stdout.js';

/** A terminal without a kernel: what is written to it stands on its screen, unless it takes nothing for now. */
export class FakeTty extends EventEmitter {
	readonly isTTY = true;
	readonly writable = true;
	readonly screen: Screen;
	/** Everything that was written, one text a write. */
	writes: string[] = [];
	writableLength = 0;
	#waiting: Array<() => void> | undefined;

	constructor(
		public columns = 80,
		public rows = 24,
	) {
		super();
		this.screen = new Screen(columns, rows);
	}

	write(chunk: string, done?: () => void): boolean {
		if (chunk !== '') {
			this.writes.push(chunk);
			// As the kernel does for a terminal in Node's raw mode (ONLCR).
			this.screen.terminal.write(chunk.replaceAll('\n', '\r\n'));
		}

		if (this.#waiting === undefined) {
			if (done !== undefined) queueMicrotask(done);
			return true;
		}

		this.writableLength += Buffer.byteLength(chunk);
		if (done !== undefined) this.#waiting.push(done);
		return false;
	}

	/** From now on it takes nothing. */
	stall(): void {
		this.#waiting = [];
	}

	/** Takes what waits, and everything from now on. */
	drain(): void {
		const waiting = this.#waiting ?? [];
		this.#waiting = undefined;
		this.writableLength = 0;
		for (const done of waiting) done();
	}

	resize(columns: number, rows: number): void {
		Object.assign(this, {columns, rows});
		this.screen.terminal.resize(columns, rows);
		this.emit('resize');
	}

	/** The bytes since the last time this was asked. */
	spent(): number {
		return Buffer.byteLength(this.writes.splice(0).join(''));
	}

	/** Every cell of the screen, once all that was written is on it. */
	async cells(): Promise<readonly (readonly Cell[])[]> {
		await new Promise<void>(resolve => {
			this.screen.terminal.write('', resolve);
		});
		return Array.from({length: this.rows}, (_, y) => this.screen.cells(y).map(looks));
	}

	get tty(): Tty {
		return this as unknown as Tty;
	}
}

/** A cell as it looks: one nothing was written to is a blank, and of most looks nothing is seen on a blank. */
function looks(cell: Cell): Cell {
	if (cell.width !== 1 || cell.text.trim() !== '') return cell;
	const blank = {...cell, text: ' '};
	return cell.inverse || cell.underline || cell.struck
		? blank
		: {...blank, bold: false, dim: false, italic: false, foreground: -1};
}
