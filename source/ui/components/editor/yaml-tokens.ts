import type {Token} from '../../theme/theme.js';

/** A piece of a line in one tone. */
export type Span = {readonly text: string; readonly tone: Token};

/**
 * A line of YAML or JSON in pieces, by a look at this line alone: keys, texts in quotes, numbers and booleans, comments,
 * signs. Colour is extra: a guess that is wrong (the lines of a block text) costs nothing but its colour.
 */
export function yamlSpans(line: string): readonly Span[] {
	if (line.length > longestColoured) return [{text: line, tone: 'plain'}];
	const spans: Span[] = [];
	let rest = line;
	while (rest !== '') {
		const span = nextSpan(rest, spans.length === 0 || /\s$/.test(spans.at(-1)!.text));
		const last = spans.at(-1);
		if (last?.tone === span.tone) spans[spans.length - 1] = {text: last.text + span.text, tone: span.tone};
		else spans.push(span);
		rest = rest.slice(span.text.length);
	}

	return spans;
}

/** Nobody reads colours in a line of more characters. */
const longestColoured = 2000;

/** `free` says that a comment may begin here: at the beginning or after white space. */
function nextSpan(rest: string, free: boolean): Span {
	const space = /^\s+/.exec(rest)?.[0];
	if (space !== undefined) return {text: space, tone: 'plain'};
	if (free && rest.startsWith('#')) return {text: rest, tone: 'muted'};
	for (const [pattern, tone] of patterns) {
		const text = pattern.exec(rest)?.[0];
		if (text !== undefined && text !== '') return {text, tone};
	}

	return {text: rest[0]!, tone: 'plain'};
}

const patterns: ReadonlyArray<readonly [RegExp, Token]> = [
	// A list's dash, and what brackets flow collections.
	[/^-(?=\s|$)/, 'muted'],
	[/^[[\]{},:]/, 'muted'],
	// Keys, in quotes and bare: up to the colon that is followed by white space.
	[/^"(?:[^"\\]|\\.)*"(?=\s*:(?:\s|$))/, 'accent'],
	[/^'(?:[^']|'')*'(?=\s*:(?:\s|$))/, 'accent'],
	[/^[^\s"'#[\]{},&*!|>%@`-][^#:[\]{},]*(?=:(?:\s|$))/, 'accent'],
	[/^"(?:[^"\\]|\\.)*"?/, 'good'],
	[/^'(?:[^']|'')*'?/, 'good'],
	[
		/^(?:[+-]?(?:\d[\d_]*\.?\d*(?:e[+-]?\d+)?|0[xo][\da-f]+)|true|false|yes|no|on|off|null|~)(?=\s*(?:[,\]}]|$|\s#))/i,
		'warn',
	],
	[/^[^\s#,[\]{}]+/, 'plain'],
];
