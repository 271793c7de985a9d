import {isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap} from 'yaml';
import {refuse} from './refusal.js';
import type {YamlDocument} from './yaml-document.js';

/** A mapping as parsed. */
export type YamlMap = YAMLMap.Parsed;

/** A key with its value, as parsed; the value is null where nothing is written. */
export type YamlPair = Pair<ParsedNode, ParsedNode | null>;

/** The pair of a mapping with that key, as written in it; merge keys are not followed. */
export function ownPair(map: YamlMap, name: string): YamlPair | undefined {
	return map.items.find(pair => keyText(pair) === name);
}

/** The value the master sees for a key: aliases and merge keys (`<<`) followed. Undefined when there is none. */
export function seenValue(yaml: YamlDocument, map: YamlMap, name: string, depth = 0): ParsedNode | undefined {
	const own = ownPair(map, name);
	if (own) return resolved(yaml, own.value);
	const merge = mergePair(map);
	// Merges may nest; the depth of the file bounds them too.
	if (!merge || depth > 100) return undefined;
	const source = resolved(yaml, merge.value);
	for (const item of isSeq(source) ? source.items : [source]) {
		const merged = resolved(yaml, item);
		const value = isMap(merged) ? seenValue(yaml, merged, name, depth + 1) : undefined;
		if (value) return value;
	}

	return undefined;
}

/**
 * The pair of a mapping with that key, fit for editing. Refuses what an edit of it would change elsewhere or not at
 * all: aliases, anchors, tags, a merge key that brings the same key, and the key in other capitals (the master ignores case).
 */
export function editablePair(yaml: YamlDocument, map: YamlMap, name: string, path: string): YamlPair | undefined {
	const variant = variantPair(map, name);
	if (variant)
		refuse(
			yaml,
			variant.key.range[0],
			`the key ${path} is spelt ${JSON.stringify(keyText(variant))}; write it in small letters`,
		);
	const pair = ownPair(map, name);
	const merge = mergePair(map);
	if (merge && !pair && seenValue(yaml, map, name)) {
		refuse(yaml, merge.key.range[0], `${path} comes in by a merge key (<<); edit it by hand`);
	}

	if (!pair) return undefined;
	for (const node of [pair.key, pair.value]) {
		if (!node) continue;
		const offset = node.range[0];
		if (isAlias(node)) refuse(yaml, offset, `${path} is an alias (*${node.source}); edit it by hand`);
		if (node.anchor) refuse(yaml, offset, `${path} is shared by an anchor (&${node.anchor}); edit it by hand`);
		if (node.tag) refuse(yaml, offset, `${path} has a tag (${node.tag}); edit it by hand`);
	}

	return pair;
}

/** The merge key of a mapping, `<<: …`. */
export function mergePair(map: YamlMap): YamlPair | undefined {
	return map.items.find(({key}) => isScalar(key) && key.source === '<<' && key.type === 'PLAIN');
}

/** A pair whose key differs from the name in its capitals only. */
export function variantPair(map: YamlMap, name: string): YamlPair | undefined {
	return map.items.find(pair => keyText(pair) !== name && keyText(pair).toLowerCase() === name);
}

/** True for a value that is not there: nothing written, or an explicit null. */
export function isNothing(node: ParsedNode | null | undefined): boolean {
	return !node || (isScalar(node) && node.value === null);
}

/** A pair's key as text. */
export function keyText(pair: YamlPair): string {
	return isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : '';
}

/** The node an alias stands for; other nodes stand for themselves. */
export function resolved(yaml: YamlDocument, node: ParsedNode | null | undefined): ParsedNode | undefined {
	if (!isAlias(node)) return node ?? undefined;
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every node of a parsed document is a parsed one
	return node.resolve(yaml.document) as ParsedNode | undefined;
}
