import {isMap, isScalar} from 'yaml';
import {isNothing, keyText, type YamlMap, type YamlPair} from './find-pair.js';
import {refuse} from './refusal.js';
import {writeScalar} from './scalar-text.js';
import {columnOf, insertLines, nextLine, type Edit} from './splice.js';
import type {YamlDocument} from './yaml-document.js';

/** Keys to write, in order; values are scalars or keys again. */
export type Tree = ReadonlyArray<readonly [key: string, value: string | number | Tree]>;

/**
 * Adds a pair to a mapping: in a flow mapping behind its last value, in a block mapping right under `after` (before
 * any comment that belongs to the next key), and at the end of the file for a top-level one.
 */
export function addPair(yaml: YamlDocument, map: YamlMap, after: YamlPair | undefined, tree: Tree): Edit {
	const {text} = yaml;
	if (map.flow) return addToFlow(text, map, tree);
	const at = after ? nextLine(text, ownEnd(after, map)) : yaml.end;
	return insertLines(text, at, blockLines(tree, columnOf(text, map.range[0]), stepOf(yaml)));
}

/** Writes keys as the value of a pair that has none (`key:`, `key: ~`). */
export function fillPair(yaml: YamlDocument, parent: YamlMap, pair: YamlPair, tree: Tree): readonly Edit[] {
	if (parent.flow) return [setValue(yaml, pair, keyText(pair), `{${flowText(tree)}}`)];
	const {text} = yaml;
	const written = isScalar(pair.value) && pair.value.source !== '' ? pair.value : undefined;
	const colon = colonEnd(yaml, pair);
	const lines = blockLines(tree, columnOf(text, pair.key.range[0]) + stepOf(yaml), stepOf(yaml));
	const inserted = insertLines(text, nextLine(text, written?.range[1] ?? colon), lines);
	return written ? [{start: colon, end: written.range[1], text: ''}, inserted] : [inserted];
}

/** Writes keys at the end of a file that holds none. */
export function fillFile(yaml: YamlDocument, tree: Tree): Edit {
	return insertLines(yaml.text, yaml.end, blockLines(tree, 0, 2));
}

/** Replaces the plain value of a pair, or gives it one; `path` names it in refusals. */
export function setValue(yaml: YamlDocument, pair: YamlPair, path: string, value: string): Edit {
	const old = pair.value;
	if (old && !isScalar(old)) refuse(yaml, old.range[0], `${path} is a list or mapping; edit it by hand`);
	if (isScalar(old) && old.range[0] < old.range[1]) {
		const [start, end] = old.range;
		if (yaml.text.slice(start, end).includes('\n'))
			refuse(yaml, start, `${path} is written over several lines; edit it by hand`);
		return {start, end, text: value};
	}

	const colon = colonEnd(yaml, pair);
	const bare = colon === pair.key.range[1];
	return {start: colon, end: colon, text: bare ? `: ${value}` : ` ${value}`};
}

/** The offset behind a pair's colon, or behind its key when it has none (`{key}`). */
function colonEnd(yaml: YamlDocument, pair: YamlPair): number {
	const end = pair.key.range[1];
	const colon = /^[ \t]*:/.exec(yaml.text.slice(end, end + 200));
	return colon ? end + colon[0].length : end;
}

/** Where the pair's own line ends: its key when it opens a block mapping that is our place, else its value. */
function ownEnd(pair: YamlPair, map: YamlMap): number {
	return pair.value === map || !pair.value ? pair.key.range[1] : Math.max(pair.key.range[1], pair.value.range[1]);
}

function addToFlow(text: string, map: YamlMap, tree: Tree): Edit {
	const last = map.items.at(-1);
	const value = last?.value;
	// Behind a value that is really written; otherwise in front, where nothing can be misread.
	if (value && value.range[1] > value.range[0]) {
		return {start: value.range[1], end: value.range[1], text: `, ${flowText(tree)}`};
	}

	const at = map.range[0] + 1;
	const space = text[at] === ' ' && last ? ' ' : '';
	return {start: at, end: at, text: last ? `${space}${flowText(tree)},${space ? '' : ' '}` : flowText(tree)};
}

function flowText(tree: Tree): string {
	return tree
		.map(([key, value]) => `${key}: ${typeof value === 'object' ? `{${flowText(value)}}` : writeScalar(value)}`)
		.join(', ');
}

function blockLines(tree: Tree, column: number, step: number): readonly string[] {
	return tree.flatMap(([key, value]) =>
		typeof value === 'object'
			? [`${' '.repeat(column)}${key}:`, ...blockLines(value, column + step, step)]
			: [`${' '.repeat(column)}${key}: ${writeScalar(value)}`],
	);
}

/** How far the file indents: that of its first nested block mapping, `security` first, else 2. */
function stepOf(yaml: YamlDocument): number {
	if (!isMap(yaml.root)) return 2;
	const pairs = yaml.root.items;
	const nested = pairs.filter(({value}) => isMap(value) && !value.flow && !isNothing(value));
	const pair = nested.find(each => keyText(each) === 'security') ?? nested[0];
	if (!pair) return 2;
	const step = columnOf(yaml.text, pair.value!.range[0]) - columnOf(yaml.text, pair.key.range[0]);
	return step > 0 ? step : 2; // `? a` with `: b: 1` on the next line stands no further right than its key
}
