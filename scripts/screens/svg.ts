import type {Cell} from '../../test/e2e/harness/screen.js';

// A cell of the picture, in its units; the font is the reader's own monospace, so every text says how wide it is.
const cell = {width: 8.4, height: 18, baseline: 13.5, font: 14};
const margin = 16;
const titleBar = 28;

const colours = {background: '#1b1f27', bar: '#2a303b', foreground: '#d7dce5', dim: '#8b93a3', bold: '#ffffff'};

/** The terminal's first 16 colours, as a dark theme has them. */
const palette = [
	['#3b4252', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dce5'],
	['#5c6370', '#ff7b86', '#b5e890', '#ffd68a', '#7cc0ff', '#df8ef0', '#6fd8e5', '#ffffff'],
].flat();

/** A screen as an SVG picture of a terminal window. */
export function svgOf(rows: readonly (readonly Cell[])[], title: string): string {
	const width = (rows[0]?.length ?? 0) * cell.width + 2 * margin;
	const height = rows.length * cell.height + titleBar + 2 * margin;
	const lights = ['#e0645f', '#e0b34f', '#63b75b'].map(
		(colour, index) => `<circle cx="${20 + index * 18}" cy="14" r="5.5" fill="${colour}"/>`,
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${height}" width="${round(width)}" height="${height}" role="img">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" rx="8" fill="${colours.background}"/>`,
		`<path d="M0 ${titleBar}V8a8 8 0 0 1 8-8H${round(width - 8)}a8 8 0 0 1 8 8v${titleBar - 8}z" fill="${colours.bar}"/>`,
		...lights,
		`<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${cell.font}" xml:space="preserve">`,
		...rows.flatMap((cells, y) => runsOf(cells).flatMap(run => drawn(run, y))),
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

/** Neighbours that look the same. */
type Run = {readonly x: number; readonly style: Cell; text: string; cells: number};

function runsOf(cells: readonly Cell[]): Run[] {
	const runs: Run[] = [];
	for (const [x, style] of cells.entries()) {
		const last = runs.at(-1);
		if (last && (style.width === 0 || sameStyle(last.style, style))) {
			last.text += style.text;
			last.cells++;
		} else runs.push({x, style, text: style.text, cells: 1});
	}

	return runs;
}

function sameStyle(a: Cell, b: Cell): boolean {
	return JSON.stringify({...a, text: ''}) === JSON.stringify({...b, text: ''});
}

function drawn({x, style, text, cells}: Run, y: number): string[] {
	const left = round(margin + x * cell.width);
	const top = titleBar + margin + y * cell.height;
	const width = round(cells * cell.width);
	const plain = style.dim ? colours.dim : style.bold ? colours.bold : colours.foreground;
	const ink = style.foreground < 0 ? plain : (palette[style.foreground] ?? colours.foreground);
	const paper = style.background < 0 ? colours.background : (palette[style.background] ?? colours.background);
	const [foreground, background] = style.inverse ? [paper, ink] : [ink, paper];
	const parts: string[] = [];
	if (background !== colours.background)
		parts.push(`<rect x="${left}" y="${top}" width="${width}" height="${cell.height}" fill="${background}"/>`);
	if (style.underline)
		parts.push(`<path d="M${left} ${top + cell.height - 2.5}h${width}" stroke="${colours.dim}" stroke-width="1"/>`);
	const written = text.trim();
	if (written !== '') {
		// Without the blanks round it, which some viewers drop.
		const blanks = text.length - text.trimStart().length;
		const from = round(margin + (x + blanks) * cell.width);
		const length = round((cells - (text.length - written.length)) * cell.width);
		const weight = style.bold ? ' font-weight="700"' : '';
		const place = `x="${from}" y="${top + cell.baseline}" textLength="${length}" lengthAdjust="spacingAndGlyphs"`;
		parts.push(`<text ${place} fill="${foreground}"${weight}>${escaped(written)}</text>`);
	}

	return parts;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
