import {isAlias, isMap, isScalar, isSeq, type ParsedNode} from 'yaml';

/** What is wrong with a node, and where. */
export type NodeProblem = {readonly offset: number; readonly detail: string};

/** More nodes than this after all aliases are expanded is a bomb: the parsed form would not fit in memory. */
const largestExpansion = 100_000;

/**
 * The first thing in a parsed file that the parser lets pass and we do not: duplicate keys (ours is linear, the
 * parser's own check is not), keys that are collections or aliases, unknown and circular aliases, alias bombs.
 */
export function nodeProblem(root: ParsedNode): NodeProblem | undefined {
	const walk: Walk = {anchors: new Map(), problem: undefined};
	visit(root, walk);
	return walk.problem;
}

/** Anchors seen so far with their node and its expanded size, which is undefined while that node itself is being walked. */
type Walk = {readonly anchors: Map<string, Anchored>; problem: NodeProblem | undefined};

type Anchored = {readonly node: ParsedNode; readonly size: number | undefined};

/** Walks a node in document order and gives its size with aliases expanded. */
function visit(node: ParsedNode | null, walk: Walk): number {
	if (!node || walk.problem) return 1;
	if (isAlias(node)) return visitAlias(node.source, node.range[0], walk);
	if (node.anchor) walk.anchors.set(node.anchor, {node, size: undefined});
	let size = 1;
	if (isSeq(node)) for (const item of node.items) size += visit(item, walk);
	if (isMap(node)) {
		const keys = new Set<string>();
		for (const {key, value} of node.items) {
			checkKey(key, keys, walk);
			size += 1 + visit(key, walk) + visit(value, walk);
			if (isScalar(key) && key.source === '<<' && key.type === 'PLAIN') checkMerge(value, key.range[0], walk);
		}
	}

	if (node.anchor) walk.anchors.set(node.anchor, {node, size});
	return size;
}

function visitAlias(name: string, offset: number, walk: Walk): number {
	const size = walk.anchors.get(name)?.size;
	if (!walk.anchors.has(name)) walk.problem = {offset, detail: `the alias *${name} comes before any anchor &${name}`};
	else if (size === undefined) walk.problem = {offset, detail: `the alias *${name} stands inside its own anchor`};
	else if (size > largestExpansion)
		walk.problem = {offset, detail: `the alias *${name} expands to more than ${largestExpansion} values`};
	return size ?? 1;
}

/** What a merge key brings in must be a mapping or a list of mappings, for the parser throws later otherwise. */
function checkMerge(value: ParsedNode | null, offset: number, walk: Walk): void {
	const resolved = (node: ParsedNode | null | undefined) =>
		isAlias(node) ? walk.anchors.get(node.source)?.node : node;
	const source = resolved(value);
	const mappings = isSeq(source) ? source.items.map(item => resolved(item)) : [source];
	if (!mappings.every(each => isMap(each)))
		walk.problem ??= {offset, detail: 'a merge key (<<) brings in something that is not a mapping'};
}

function checkKey(key: ParsedNode | null, keys: Set<string>, walk: Walk): void {
	if (!key || walk.problem) return;
	const offset = key.range[0];
	if (!isScalar(key)) {
		walk.problem = {offset, detail: 'a key is not plain text'};
		return;
	}

	const name = key.source ?? String(key.value);
	if (keys.has(name))
		walk.problem = {offset, detail: `the key ${JSON.stringify(name)} is there twice in the same mapping`};
	keys.add(name);
}
