import {move, type Cursor} from './move.js';
import {blankPen, penChange, type Pen} from './pen.js';
import {isCertain, startBefore, type Row} from './row.js';
import type {Scroll} from './scroll.js';

/** Where a painter is: its cursor, unknown before the first absolute move, and its pen. */
export type State = {readonly cursor: Cursor | undefined; readonly pen: Pen};

export type Canvas = {
	readonly columns: number;
	/** Whether the terminal can put in and take out lines and characters. */
	readonly shifts: boolean;
};

/** Writes rows of cells to a terminal in as few bytes as it can, and knows where that leaves cursor and pen. */
export class Painter {
	out = '';
	cursor: Cursor | undefined;
	pen: Pen;
	readonly #canvas: Canvas;

	constructor({cursor, pen}: State, canvas: Canvas) {
		this.cursor = cursor;
		this.pen = pen;
		this.#canvas = canvas;
	}

	/** Turns the row `before`, which stands at `y`, into `after`: cell by cell, or where it is shorter in another way. */
	row(y: number, before: Row, after: Row): void {
		const from = firstDifference(before, after);
		if (from < 0) return;
		const changed = this.#branch();
		changed.#change(y, before, after);
		const anew = this.#branch();
		anew.#erase(y, from);
		anew.#change(y, cells(before, 0, from), after);
		const ways = [changed, anew];
		if (this.#canvas.shifts) {
			const slid = this.#branch();
			slid.#change(y, slid.#slide(y, before, after), after);
			ways.push(slid);
		}

		this.#join(ways.reduce((best, way) => (bytes(way.out) < bytes(best.out) ? way : best)));
	}

	/** Begins with an empty screen. */
	clear(): void {
		this.out += '\u001B[H\u001B[2J';
		this.cursor = {x: 0, y: 0};
	}

	/** Lets the terminal move lines. A scroll region would cost more, and the kernel's own terminal cannot scroll one. */
	shift({from, to, count}: Scroll): void {
		const lines = count === 1 ? '' : count;
		this.#plain();
		this.to(0, from);
		this.out += `\u001B[${lines}M`;
		this.to(0, to);
		this.out += `\u001B[${lines}L`;
	}

	to(x: number, y: number): void {
		this.out += move(this.cursor, {x, y});
		this.cursor = {x, y};
	}

	/** Leaves the pen plain, so that whatever else writes to the terminal starts from there. */
	end(): void {
		this.#plain();
	}

	#change(y: number, before: Row, after: Row): void {
		const end = Math.max(before.chars.length, after.chars.length);
		// What follows a character of unclear width may have been pushed aside by it.
		let pushed = false;
		for (let x = 0; x < end;) {
			if (!pushed && isSame(before, after, x)) {
				x++;
				continue;
			}

			if (x >= after.chars.length) {
				if (!pushed && end - x <= 3 && end < this.#canvas.columns) this.#spaces(y, x, end);
				else this.#erase(y, x);
				return;
			}

			const start = startBefore(after.chars, x + 1);
			this.#reach(start, y, after);
			pushed ||= !isCertain(after.chars[start]!);
			x = this.#put(after, start);
		}

		if (pushed) this.#erase(y, end);
	}

	/** Moves what both rows end with to where it is to be; gives the row as it is then. */
	#slide(y: number, before: Row, after: Row): Row {
		const by = after.chars.length - before.chars.length;
		const start = before.chars.length - commonEnd(before, after);
		const gap = by > 0 ? start : start + by;
		if (by === 0 || gap < 0 || before.chars[gap] === '' || !before.chars.every(isCertain)) return before;
		this.to(gap, y);
		this.#plain();
		this.out += `\u001B[${Math.abs(by) === 1 ? '' : Math.abs(by)}${by > 0 ? '@' : 'P'}`;
		const [head, tail] = [cells(before, 0, gap), cells(before, start)];
		const blanks = Math.max(0, by);
		return {
			chars: [...head.chars, ...Array.from({length: blanks}, () => ' '), ...tail.chars],
			pens: [...head.pens, ...Array.from({length: blanks}, () => ''), ...tail.pens],
		};
	}

	#erase(y: number, from: number): void {
		if (from >= this.#canvas.columns) return;
		this.to(from, y);
		this.#plain();
		this.out += '\u001B[K';
	}

	#spaces(y: number, from: number, to: number): void {
		this.to(from, y);
		this.#plain();
		this.out += ' '.repeat(to - from);
		this.cursor = {x: to, y};
	}

	/** Goes to a cell of the row; over a small gap by writing what stands there anyway. */
	#reach(x: number, y: number, row: Row): void {
		const way = move(this.cursor, {x, y});
		const from = this.cursor?.y === y ? this.cursor.x : undefined;
		if (from !== undefined && from < x && x - from <= way.length) {
			const gap = row.chars.slice(from, x);
			const text = gap.join('');
			const fits = gap.every(
				(character, index) => isCertain(character) && this.#fits(character, row.pens[from + index]!),
			);
			if (fits && bytes(text) <= way.length) {
				this.out += text;
				this.cursor = {x, y};
				return;
			}
		}

		this.to(x, y);
	}

	/** Writes the character that begins at a cell; gives the cell after it. */
	#put({chars, pens}: Row, x: number): number {
		const {y} = this.cursor!;
		const character = chars[x]!;
		const pen = pens[x]!;
		let next = x + 1;
		while (chars[next] === '') next++;
		if (!this.#fits(character, pen)) {
			this.out += penChange(this.pen, pen);
			this.pen = pen;
		}

		const certain = isCertain(character);
		if (!certain && next > x + 1) {
			// Where it is narrower than it should be, nothing old may look out beside it.
			this.out += ' '.repeat(next - x);
			this.cursor = {x: undefined, y};
			this.to(x, y);
		}

		this.out += character;
		// Behind the last column a terminal waits with its cursor, some on that column and some past it.
		this.cursor = {x: certain && next < this.#canvas.columns ? next : undefined, y};
		return next;
	}

	/** Whether a character looks right with the pen in the hand. */
	#fits(character: string, pen: Pen): boolean {
		return pen === (character === ' ' ? blankPen(this.pen) : this.pen);
	}

	#plain(): void {
		this.out += penChange(this.pen, '');
		this.pen = '';
	}

	#branch(): Painter {
		return new Painter(this, this.#canvas);
	}

	#join({out, cursor, pen}: Painter): void {
		this.out += out;
		this.cursor = cursor;
		this.pen = pen;
	}
}

/** Bytes on the line. */
export function bytes(text: string): number {
	return Buffer.byteLength(text);
}

function cells({chars, pens}: Row, from: number, to?: number): Row {
	return {chars: chars.slice(from, to), pens: pens.slice(from, to)};
}

/** How many cells are the same at the end of both rows. */
function commonEnd(before: Row, after: Row): number {
	let count = 0;
	const most = Math.min(before.chars.length, after.chars.length);
	const same = (index: number) =>
		before.chars.at(-index) === after.chars.at(-index) && before.pens.at(-index) === after.pens.at(-index);
	while (count < most && same(count + 1)) count++;
	while (count > 0 && before.chars.at(-count) === '') count--; // not through a wide character
	return count;
}

function firstDifference(before: Row, after: Row): number {
	const end = Math.max(before.chars.length, after.chars.length);
	for (let x = 0; x < end; x++) if (!isSame(before, after, x)) return x;
	return -1;
}

function isSame(before: Row, after: Row, x: number): boolean {
	return (before.chars[x] ?? ' ') === (after.chars[x] ?? ' ') && (before.pens[x] ?? '') === (after.pens[x] ?? '');
}
