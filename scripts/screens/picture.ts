import {hostname} from 'node:os';
import type {Cell, Screen} from '../../test/e2e/harness/screen.js';

/** What differs from run to run and from machine to machine, and what stands in its place in a picture. */
const masks: ReadonlyArray<readonly [RegExp, string]> = [
	[/\/tmp\/det-house-\w+\/data/g, '/var/lib/det-console'],
	[/\/tmp\/det-house-\w+\/master\.yaml/g, '/etc/determined/master.yaml'],
	[new RegExp(`(?<=@|Sign in to |Host {2,}|^ det console .* )${escaped(hostname())}(?= |$)`, 'g'), 'gpu01'],
	[/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '2026-11-23 07:15 UTC'],
	[/\b(?:\w{5}-){3}\w{5}\b/g, 'Xk9vQ-w3RmT-b7HdN-p5YcJ'],
];

/** A text with everything masked that would differ elsewhere; for texts that stand in no columns. */
export function maskedText(text: string): string {
	const host = new RegExp(`^${escaped(hostname())}$|(?<=@|Sign in to |Host: )${escaped(hostname())}\\b`, 'gm');
	return masks.reduce((done, [pattern, stand]) => done.replaceAll(pattern, stand), text).replaceAll(host, 'gpu01');
}

/** The cells of a screen, row by row, with everything that would differ elsewhere masked. */
export function rowsOf(screen: Screen): Cell[][] {
	return screen.rows().map((_, y) => {
		const cells = screen.cells(y).map(cell => (cell.text === '' && cell.width > 0 ? {...cell, text: ' '} : cell));
		return masks.reduce(mask, cells);
	});
}

/** The screen as text in a frame. */
export function textOf(screen: Screen): string {
	const {cols} = screen.terminal;
	const lines = rowsOf(screen).map(cells => `│${cells.map(({text}) => text).join('')}│`);
	return [`┌${'─'.repeat(cols)}┐`, ...lines, `└${'─'.repeat(cols)}┘`].join('\n');
}

/** Replaces text in a row; the next gap of blanks, or the one before a text at the right edge, takes up the difference. */
function mask(cells: Cell[], [pattern, text]: readonly [RegExp, string]): Cell[] {
	// One character a cell, so that places in the text are places in the row.
	const row = cells.map(cell => (cell.text.length === 1 ? cell.text : ' ')).join('');
	const match = [...row.matchAll(pattern)].at(-1);
	if (!match) return cells;
	const style = {...cells[match.index]!, width: 1};
	const before = cells.slice(0, match.index);
	const after = cells.slice(match.index + match[0].length);
	const isAtRight = row.trimEnd().length >= cells.length - 1;
	const longer = text.length - match[0].length;
	const gap = isAtRight
		? row.slice(0, match.index).lastIndexOf('  ') + 1
		: row.slice(cells.length - after.length).indexOf('  ');
	const side = isAtRight ? before : after;
	if (longer > 0) side.splice((gap < 0 ? side.length : isAtRight ? gap : gap + longer) - longer, longer);
	else side.splice(gap < 0 ? side.length : gap, 0, ...Array.from({length: -longer}, () => ({...style, text: ' '})));
	return [...before, ...Array.from(text, character => ({...style, text: character})), ...after];
}

function escaped(text: string): string {
	return text.replaceAll(/\W/g, String.raw`\$&`);
}
