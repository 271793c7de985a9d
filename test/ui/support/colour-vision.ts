/** Red, green, blue; 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What some terminals make of the colours, as they come. */
export const terminals: Readonly<Record<string, Readonly<Record<string, Rgb>>>> = {
	xterm: {red: [205, 0, 0], green: [0, 205, 0], yellow: [205, 205, 0], magenta: [205, 0, 205], cyan: [0, 205, 205]},
	'Linux console': {
		red: [170, 0, 0],
		green: [0, 170, 0],
		yellow: [170, 85, 0],
		magenta: [170, 0, 170],
		cyan: [0, 170, 170],
	},
	Tango: {red: [204, 0, 0], green: [78, 154, 6], yellow: [196, 160, 0], magenta: [117, 80, 123], cyan: [6, 152, 154]},
};

// Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
const matrices = {
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
} as const;

/** A colour as somebody with that kind of vision sees it. */
export function simulated(rgb: Rgb, kind: keyof typeof matrices): Rgb {
	const [r, g, b] = rgb.map(linear) as unknown as Rgb;
	return matrices[kind].map(([x, y, z]) => unlinear(x * r + y * g + z * b)) as unknown as Rgb;
}

/** How far apart two colours are to the eye (CIE76): 2 is just to be seen, 30 cannot be mistaken. */
export function colourDistance(a: Rgb, b: Rgb): number {
	const [first, second] = [lab(a), lab(b)];
	return Math.hypot(...first.map((value, index) => value - second[index]!));
}

/** Contrast of a text to its background as WCAG counts it: 3 for large or bold text, 4.5 for any. */
export function contrast(text: Rgb, background: Rgb): number {
	const [light = 0, dark = 0] = [luminance(text), luminance(background)].toSorted((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: Rgb): number {
	const [r, g, b] = rgb.map(linear) as unknown as Rgb;
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(value: number): number {
	const share = value / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function unlinear(light: number): number {
	const share = Math.min(1, Math.max(0, light));
	return 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
}

function lab(rgb: Rgb): Rgb {
	const [r, g, b] = rgb.map(linear) as unknown as Rgb;
	const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
	const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
	const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function f(value: number): number {
	return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}
