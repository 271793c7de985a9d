import {graphemesOf} from '../../domain/text/graphemes.js';
import {entryOf, partsOf, type Entry, type Part} from './marks.js';

/** What is to be written because a frame differs from the one before. */
export type Telling = {
	/** What was typed at the end of the text with its name that was told last; it goes on the same line. */
	readonly echo?: string;
	/** Then whole lines. */
	readonly lines: readonly string[];
	/** Then a text being typed with its name; the line stays open for what is typed next. */
	readonly prompt?: string;
};

/** Tells frames to somebody who hears them: of each only what is new against the one before. */
export class Teller {
	#levels: readonly Level[] = [];
	#notices: readonly string[] = [];
	#focus: readonly string[] = [];
	#entry: Entry | undefined;
	#frame = '';

	/** What is new in a frame. */
	tell(frame: string): Telling {
		this.#frame = frame;
		const parts = partsOf(frame);
		const levels = levelsOf(parts);
		const kept = commonDepth(this.#levels, levels);
		const isNewPlace = kept < levels.length - 1;
		// Whoever closes a dialog hears where that leads back to.
		const isBack = kept < this.#levels.length - 1 && !isNewPlace;
		const lines: string[] = [];
		let depth = 0;
		for (const {kind, text} of parts) {
			if (kind === 'heading') {
				depth++;
				if (depth > kept || (isBack && depth === kept)) lines.push(text);
			} else if (kind === 'plain' || kind === 'slow') {
				const known = depth > kept ? undefined : this.#levels[depth]?.lines;
				if (!known?.has(keyOf({kind, text}))) lines.push(text);
			} else if (kind === 'notice' && !this.#notices.includes(text)) lines.push(text.trimEnd());
			else if (kind === 'focus' && (isNewPlace || isBack || !this.#focus.includes(text))) lines.push(text);
		}

		const last = this.#entry;
		const entryPart = parts.findLast(({kind}) => kind === 'entry');
		this.#entry = entryPart && entryOf(entryPart);
		this.#levels = levels.map((level, index) => rest(level, this.#levels[index], index, kept, levels.length));
		this.#notices = textsOf(parts, 'notice');
		this.#focus = textsOf(parts, 'focus');
		if (this.#entry === undefined) return {lines};
		const isSame = last !== undefined && last.label === this.#entry.label && !isNewPlace && !isBack;
		return isSame ? typed(lines, last, this.#entry) : {lines, prompt: promptOf(this.#entry)};
	}

	/** The whole of the last frame once more. */
	again(): Telling {
		const frame = this.#frame;
		this.#levels = [];
		this.#notices = [];
		this.#focus = [];
		this.#entry = undefined;
		return this.tell(frame);
	}
}

/** A place and the lines that belong to it. Level 0 is before the first heading. */
type Level = {readonly heading: string; readonly lines: ReadonlySet<string>};

function levelsOf(parts: readonly Part[]): readonly Level[] {
	const levels: Array<{heading: string; lines: Set<string>}> = [{heading: '', lines: new Set()}];
	for (const part of parts) {
		if (part.kind === 'heading') levels.push({heading: part.text, lines: new Set()});
		else if (part.kind === 'plain' || part.kind === 'slow') levels.at(-1)!.lines.add(keyOf(part));
	}

	return levels;
}

/** How many headings from the top on are the same; level 0 has none and is always the same. */
function commonDepth(last: readonly Level[], next: readonly Level[]): number {
	if (last.length === 0) return 0;
	let depth = 0;
	while (depth + 1 < Math.min(last.length, next.length) && last[depth + 1]!.heading === next[depth + 1]!.heading)
		depth++;
	return depth;
}

function rest(level: Level, last: Level | undefined, depth: number, kept: number, count: number): Level {
	// What a dialog covers is not gone: it is not said again when the dialog closes.
	const isCovered = depth < count - 1 && depth <= kept && last !== undefined;
	return isCovered ? {...level, lines: new Set([...last.lines, ...level.lines])} : level;
}

/** By what a line is known again: of those that count down, not by their numbers. */
function keyOf({kind, text}: Part): string {
	return kind === 'slow' ? text.replaceAll(/\d+/g, '#') : text;
}

function textsOf(parts: readonly Part[], kind: Part['kind']): readonly string[] {
	return parts.filter(part => part.kind === kind).map(({text}) => text);
}

function promptOf({label, before, after}: Entry): string {
	return `${label}: ${before}${after}`;
}

/** What of a text is said after a key: the letters typed, the character the caret is on now, or all of it. */
function typed(lines: readonly string[], last: Entry, next: Entry): Telling {
	const isTyped = next.after === last.after && next.before.startsWith(last.before);
	if (isTyped && next.before === last.before) return {lines};
	if (isTyped) return {lines, echo: next.before.slice(last.before.length)};
	const hasMoved = next.before + next.after === last.before + last.after;
	return hasMoved ? {lines: [...lines, spoken(graphemesOf(next.after)[0])]} : {lines, prompt: promptOf(next)};
}

function spoken(character: string | undefined): string {
	if (character === undefined) return 'end';
	return character === ' ' ? 'space' : character;
}
