/** A cell of the screen, counted from 0 at the top left. */
export type Place = {readonly x: number; readonly y: number};

/** Where the cursor is; the column is unknown behind the last one, and after a character of unclear width. */
export type Cursor = {readonly x: number | undefined; readonly y: number};

/** The shortest sequence that moves the cursor; `''` when it is there. From an unknown place it is absolute. */
export function move(from: Cursor | undefined, {x, y}: Place): string {
	const ways = [absolute(x, y)];
	if (from !== undefined) {
		const up = vertical(y - from.y);
		ways.unshift(`${up}${horizontal(from.x, x)}`);
		// Carriage returns and line feeds are one byte each. Both: whether a feed alone keeps the column depends on the
		// terminal's line (ONLCR).
		const home = from.x === 0 ? '' : '\r';
		ways.push(`${home}${y > from.y ? '\n'.repeat(y - from.y) : up}${forward(x)}`);
	}

	return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

function absolute(x: number, y: number): string {
	return `\u001B[${y === 0 ? '' : y + 1}${x === 0 ? '' : `;${x + 1}`}H`;
}

function vertical(rows: number): string {
	return rows === 0 ? '' : sequence(Math.abs(rows), rows > 0 ? 'B' : 'A');
}

function horizontal(from: number | undefined, to: number): string {
	if (from === to) return '';
	const column = sequence(to + 1, 'G');
	if (from === undefined) return column;
	const relative = to > from ? forward(to - from) : backward(from - to);
	return relative.length <= column.length ? relative : column;
}

function forward(cells: number): string {
	return cells === 0 ? '' : sequence(cells, 'C');
}

function backward(cells: number): string {
	const bs = '\b'.repeat(cells);
	const back = sequence(cells, 'D');
	return bs.length <= back.length ? bs : back;
}

/** Without the number 1, which is what a terminal takes when there is none. */
function sequence(count: number, final: string): string {
	return `\u001B[${count === 1 ? '' : count}${final}`;
}
