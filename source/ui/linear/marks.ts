/**
 * What a part of a frame is to somebody who hears it. `heading`: where one is; what follows belongs to it. `notice`: said
 * when it is new, wherever one is (status, who is signed in). `focus`: what the next key acts on. `entry`: a text being
 * typed. `slow`: changes all the time, such as seconds left, and is said once. Everything else is `plain`.
 */
export type Kind = keyof typeof signs | 'plain';

/** A part of a frame, as it is said. */
export type Part = {readonly kind: Kind; readonly text: string};

/** A text being typed: its name, and what stands on both sides of the caret. */
export type Entry = {readonly label: string; readonly before: string; readonly after: string};

// Noncharacters: `visible` shows those of stored texts as escapes, so that nothing stored can pass for a mark.
const signs = {
	heading: '\uFDD0',
	notice: '\uFDD1',
	focus: '\uFDD2',
	entry: '\uFDD3',
	slow: '\uFDD4',
} as const;
const between = '\uFDD5';
const end = '\uFDD6';

/** A part with its kind, for a frame. */
export function marked(kind: keyof typeof signs, text: string): string {
	return signs[kind] + text.replaceAll('\n', ' ') + end;
}

/** The text being typed, for a frame. */
export function markedEntry({label, before, after}: Entry): string {
	return marked('entry', [label, before, after].join(between));
}

/** What a part of kind `entry` holds. */
export function entryOf({text}: Part): Entry {
	const [label = '', before = '', after = ''] = text.split(between);
	return {label, before, after};
}

/** The parts of a frame in their order; blank lines say nothing. */
export function partsOf(frame: string): readonly Part[] {
	const parts: Part[] = [];
	for (const piece of frame.split(/([\uFDD0-\uFDD4][^\uFDD6]*\uFDD6)/u)) {
		const kind = kinds.get(piece[0] ?? '');
		if (kind !== undefined) parts.push({kind, text: piece.slice(1, -1)});
		else for (const line of piece.split('\n')) if (line.trim() !== '') parts.push({kind: 'plain', text: line.trim()});
	}

	return parts;
}

const kinds: ReadonlyMap<string, Kind> = new Map(
	Object.entries(signs).map(([kind, sign]) => [sign, kind as keyof typeof signs]),
);
