/**
 * How a cell is drawn: the parameters that set it from scratch (SGR), in a fixed order, so that equal looks are equal
 * texts. `''` is plain.
 */
export type Pen = string;

/** The pen after an SGR sequence with these parameters. */
export function penAfter(pen: Pen, parameters: string): Pen {
	return remembered(turns, `${pen}m${parameters}`, () => {
		const looks = new Map(looksOf(pen));
		for (const code of codesOf(parameters === '' ? '0' : parameters)) apply(looks, code);
		return [...slots.keys()].flatMap(slot => looks.get(slot) ?? []).join(';');
	});
}

/** The shortest sequence that turns one pen into another; `''` when they are the same. */
export function penChange(from: Pen, to: Pen): string {
	if (from === to) return '';
	return remembered(changes, `${from}m${to}`, () => {
		const anew = to === '' ? '' : `;${to}`; // an empty parameter is 0: all off
		const step = stepBetween(looksOf(from), looksOf(to));
		return `\u001B[${step.length <= anew.length ? step : anew}m`;
	});
}

/** What of a pen can be seen on a blank: of most, nothing. */
export function blankPen(pen: Pen): Pen {
	if (pen === '') return '';
	return remembered(blanks, pen, () => {
		const looks = looksOf(pen);
		if (looks.has('inverse')) return pen;
		const seen = (['underline', 'struck', 'over'] as const).some(slot => looks.has(slot));
		return seen ? pen : (looks.get('bg') ?? '');
	});
}

type Slot = 'bold' | 'dim' | 'italic' | 'underline' | 'blink' | 'inverse' | 'hidden' | 'struck' | 'over' | 'fg' | 'bg';

/** Every look with the code that ends it; bold and dim share theirs. */
const slots = new Map<Slot, string>([
	['bold', '22'],
	['dim', '22'],
	['italic', '23'],
	['underline', '24'],
	['blink', '25'],
	['inverse', '27'],
	['hidden', '28'],
	['struck', '29'],
	['over', '55'],
	['fg', '39'],
	['bg', '49'],
]);

const opens = new Map<string, Slot>([
	['1', 'bold'],
	['2', 'dim'],
	['3', 'italic'],
	['4', 'underline'],
	['5', 'blink'],
	['7', 'inverse'],
	['8', 'hidden'],
	['9', 'struck'],
	['53', 'over'],
]);

function slotOf(code: string): Slot | undefined {
	if (/^(38|3[0-7]|9[0-7])\b/.test(code)) return 'fg';
	if (/^(48|4[0-7]|10[0-7])\b/.test(code)) return 'bg';
	return opens.get(code);
}

function apply(looks: Map<Slot, string>, code: string): void {
	if (/^0*$/.test(code)) looks.clear();
	const slot = slotOf(code);
	if (slot !== undefined) looks.set(slot, code);
	for (const [each, close] of slots) if (close === code) looks.delete(each);
}

function looksOf(pen: Pen): ReadonlyMap<Slot, string> {
	return new Map((pen === '' ? [] : codesOf(pen)).map(code => [slotOf(code)!, code]));
}

/** `1;38;5;208` is two codes: a colour keeps its numbers. */
function codesOf(parameters: string): readonly string[] {
	return parameters.match(/[34]8;(?:5;\d*|2;\d*;\d*;\d*)|\d+|(?<=^|;)(?=;|$)/g) ?? [];
}

function stepBetween(from: ReadonlyMap<Slot, string>, to: ReadonlyMap<Slot, string>): string {
	const closes = new Set([...from.keys()].filter(slot => !to.has(slot)).map(slot => slots.get(slot)!));
	const opened = [...to].filter(([slot, code]) => from.get(slot) !== code || closes.has(slots.get(slot)!));
	return [...closes, ...opened.map(([, code]) => code)].join(';');
}

// A console has few looks, so that these stay small.
const turns = new Map<string, Pen>();
const changes = new Map<string, string>();
const blanks = new Map<string, Pen>();

function remembered(memory: Map<string, string>, key: string, make: () => string): string {
	const known = memory.get(key);
	if (known !== undefined) return known;
	if (memory.size > 1000) memory.clear(); // somebody draws with ever new colours
	const made = make();
	memory.set(key, made);
	return made;
}
