import {isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap} from 'yaml';
import type {NodeProblem} from '../../yaml/node-problem.js';
import type {Place} from '../../yaml/place.js';
import type {Value} from '../value/value.js';
import type {SourceNode} from './source-node.js';

/** The tree, or the first node that has no place in a configuration. */
type Built = {readonly ok: true; readonly root: SourceNode} | {readonly ok: false; readonly problem: NodeProblem};

/** More values than this after all aliases are written out is a bomb. */
const largestTree = 20_000;

/** Turns composed YAML into plain values with their places; aliases and merge keys (`<<`) are written out. */
export function buildTree(root: ParsedNode | undefined, place: (offset: number) => Place): Built {
	const build: Build = {place, anchors: new Map(), count: 0};
	try {
		return {ok: true, root: nodeOf(root ?? null, 0, build)};
	} catch (error) {
		if (error instanceof Unfit) return {ok: false, problem: error.problem};
		throw error;
	}
}

type Build = {
	readonly place: (offset: number) => Place;
	/** What each anchor stands for, and how many values that is. */
	readonly anchors: Map<string, {readonly tree: SourceNode; readonly size: number}>;
	count: number;
};

/** Leaves the recursion; never leaves this file. */
class Unfit extends Error {
	readonly problem: NodeProblem;

	constructor(offset: number, detail: string) {
		super(detail);
		this.problem = {offset, detail};
	}
}

function nodeOf(node: ParsedNode | null, keyOffset: number, build: Build): SourceNode {
	const offset = node?.range[0] ?? keyOffset;
	const anchored = isAlias(node) ? build.anchors.get(node.source) : undefined;
	build.count += anchored?.size ?? 1;
	if (build.count > largestTree) throw new Unfit(offset, `it stands for more than ${largestTree} values`);
	if (anchored) return {...anchored.tree, keyAt: build.place(keyOffset)};
	const before = build.count;
	const tree = plainNode(node, offset, build.place(keyOffset), build);
	if (node && !isAlias(node) && node.anchor) {
		build.anchors.set(node.anchor, {tree, size: build.count - before + 1});
	}

	return tree;
}

function plainNode(node: ParsedNode | null, offset: number, keyAt: Place, build: Build): SourceNode {
	const at = build.place(offset);
	if (isSeq(node)) {
		const items = node.items.map(item => nodeOf(item, item.range[0], build));
		return {value: items.map(item => item.value), at, keyAt, fields: new Map(), items};
	}

	if (isMap(node)) {
		const fields = fieldsOf(node, build);
		const value = Object.fromEntries([...fields].map(([key, field]) => [key, field.value]));
		return {value, at, keyAt, fields, items: []};
	}

	return {value: node ? scalarOf(node, offset) : null, at, keyAt, fields: new Map(), items: []};
}

function fieldsOf(map: YAMLMap.Parsed, build: Build): Map<string, SourceNode> {
	const own = new Map<string, SourceNode>();
	const merged: SourceNode[] = [];
	for (const {key, value} of map.items) {
		const offset = key.range[0];
		const field = nodeOf(value, offset, build);
		if (isScalar(key) && key.source === '<<' && key.type === 'PLAIN') {
			merged.push(...(field.items.length > 0 ? field.items : [field]));
		} else {
			own.set(keyOf(key, offset), field);
		}
	}

	for (const source of merged) for (const [key, field] of source.fields) if (!own.has(key)) own.set(key, field);
	return own;
}

/** Keys that are numbers or booleans stay as they were written: JSON has no others than text. */
function keyOf(key: ParsedNode, offset: number): string {
	if (isScalar(key) && key.value !== null) return key.source;
	throw new Unfit(offset, 'a key is empty: every value needs a name in front of its colon');
}

function scalarOf(node: ParsedNode, offset: number): Value {
	const value: unknown = isScalar(node) ? node.value : undefined;
	// Minus zero would not survive being stored as JSON.
	if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
	throw new Unfit(
		offset,
		'a value is no text, number, boolean, list or mapping (infinity and NaN are not numbers here)',
	);
}
