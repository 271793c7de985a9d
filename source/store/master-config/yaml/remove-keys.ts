import {isMap, isScalar} from 'yaml';
import type {YamlMap, YamlPair} from './find-pair.js';
import {refuse} from './refusal.js';
import {columnOf, lineStart, nextLine, removeLines, type Edit, type Range} from './splice.js';
import type {YamlDocument} from './yaml-document.js';

/** A mapping, and the pair of its parent it is the value of; undefined for the file itself. */
export type Level = {readonly map: YamlMap; readonly holder: YamlPair | undefined};

/**
 * Removes pairs of the innermost of the levels (outermost first). A mapping that has nothing left goes too, and so on
 * outwards, unless a comment lives in it and `keepComments` says so for that level. Comments on lines of their own stay.
 */
export function removePairs(yaml: YamlDocument, levels: readonly Level[], pairs: readonly YamlPair[]): readonly Edit[] {
	const level = levels.at(-1)!;
	const ranges: Range[] = [];
	let gone = pairs;
	let depth = levels.length - 1;
	let {map, holder} = level;
	while (gone.length === map.items.length && holder && depth > 0 && !staysFor(yaml, levels, depth)) {
		// Emptied: of a block mapping the lines of the pairs go one by one, so that comments between them stay.
		if (!map.flow) {
			ranges.push(...gone.map(pair => linesOf(yaml, pair)));
		}

		gone = [holder];
		depth -= 1;
		({map, holder} = levels[depth]!);
	}

	if (map.flow) return removeFromFlow(yaml, map, gone);
	return removeLines(yaml.text, [...ranges, ...gone.map(pair => linesOf(yaml, pair))]);
}

/** A block `security:` stays when a comment lives in it: on its own line, or indented below it. */
function staysFor(yaml: YamlDocument, levels: readonly Level[], depth: number): boolean {
	const {map, holder} = levels[depth]!;
	// Only the mapping at the top of the file can hold comments that are not about our keys.
	if (depth !== 1 || map.flow || !holder) return false;
	const {text} = yaml;
	const keyEnd = nextLine(text, holder.key.range[1]);
	if (text.slice(holder.key.range[1], keyEnd).includes('#')) return true;
	const siblings = levels[0]!.map.items;
	const end = siblings[siblings.indexOf(holder) + 1]?.key.range[0] ?? yaml.end;
	const column = columnOf(text, holder.key.range[0]);
	return text
		.slice(keyEnd, end)
		.split('\n')
		.some(line => /^[ \t]*#/.test(line) && line.indexOf('#') > column);
}

/** The lines a pair fills: those of its key and value, or of its key only when the value is a block mapping. */
function linesOf(yaml: YamlDocument, pair: YamlPair): Range {
	const {text} = yaml;
	const start = lineStart(text, pair.key.range[0]);
	if (text.slice(start, pair.key.range[0]).trim() !== '') {
		refuse(yaml, start, 'the key stands behind something else on its line; edit it by hand');
	}

	const {value} = pair;
	if (isScalar(value) && (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED')) {
		refuse(yaml, pair.key.range[0], 'the value is written over several lines; edit it by hand');
	}

	const wholeValue = value && !(isMap(value) && !value.flow);
	return {start, end: nextLine(text, Math.max(pair.key.range[1], wholeValue ? value.range[1] : 0))};
}

function removeFromFlow(yaml: YamlDocument, map: YamlMap, gone: readonly YamlPair[]): readonly Edit[] {
	const {items} = map;
	const lastKept = items.findLastIndex(pair => !gone.includes(pair));
	const edits: Edit[] = [];
	for (const [index, pair] of items.entries()) {
		if (index < lastKept && gone.includes(pair))
			edits.push(cut(yaml, pair.key.range[0], items[index + 1]!.key.range[0]));
	}

	const last = items.at(-1);
	if (last && gone.includes(last))
		edits.push(cut(yaml, endOf(items[lastKept]) ?? items[0]!.key.range[0], endOf(last)!));
	return edits;
}

/** Cuts a piece of a flow mapping, but never a comment with it. */
function cut(yaml: YamlDocument, start: number, end: number): Edit {
	if (/(?:^|\s)#/.test(yaml.text.slice(start, end)))
		refuse(yaml, start, 'a comment stands between the keys; edit it by hand');
	return {start, end, text: ''};
}

function endOf(pair: YamlPair | undefined): number | undefined {
	return pair && Math.max(pair.key.range[1], pair.value?.range[1] ?? 0);
}
