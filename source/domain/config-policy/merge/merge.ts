import {isGroup} from '../fields/hyperparameter.js';
import type {Fields, Kind} from '../fields/kind.js';
import type {Scope} from '../policy.js';
import {fieldPath} from '../value/path.js';
import type {Value} from '../value/value.js';
import {mergeList} from './merge-list.js';
import {mergePod} from './merge-pod.js';
import {mergeVariables, toImages, toVariables} from './environment-forms.js';
import {overrideLog, type Override, type OverrideLog} from './override.js';
import {isUnset, mapping, owned, plain, type Owned} from './owned.js';
import {unionParts} from './union.js';

/** One scope's value, lowest scope first. */
export type Layer = {readonly scope: Scope; readonly value: Value | undefined};

/** What layers make together, who set what of it, and what was overridden on the way. */
export type Merged = {readonly tree: Owned | undefined; readonly overrides: readonly Override[]};

/** Lays every layer over the ones before it, by the rules of the kind (`determined.md` 6.5). */
export function mergeLayers(kind: Kind, layers: readonly Layer[]): Merged {
	const overrides: Override[] = [];
	const log = overrideLog(overrides);
	let tree: Owned | undefined;
	for (const {scope, value} of layers) {
		if (value !== undefined) tree = merge(kind, owned(value, scope), tree, '', log);
	}

	return {tree, overrides};
}

/** The upper value laid over the lower one. A value that is not set lets the other through. */
function merge(
	kind: Kind,
	upper: Owned | undefined,
	lower: Owned | undefined,
	path: string,
	log: OverrideLog,
): Owned | undefined {
	if (kind.type === 'hyperparameter') return mergeHyperparameter(upper, lower, path, log);
	if (isUnset(upper)) return lower ?? upper;
	if (isUnset(lower)) return upper;
	switch (kind.type) {
		case 'record':
			return kind.merge === 'fields' ? fields(kind.fields, upper, lower, path, log) : replace(upper, lower, path, log);
		case 'map':
			return keys(kind.value, upper, lower, path, log);
		case 'free':
			return keys(kind, upper, lower, path, log);
		case 'union':
			return mergeUnion(kind, upper, lower, path, log);
		case 'list':
			return mergeList(kind.merge, upper, lower, path, log);
		case 'pod':
			return mergePod(upper, lower, path, log);
		case 'either':
			if (kind.merge === 'images') return keys({type: 'text'}, toImages(upper), toImages(lower), path, log);
			if (kind.merge === 'variables') return mergeVariables(toVariables(upper), toVariables(lower), path, log);
			return replace(upper, lower, path, log);
		default:
			return replace(upper, lower, path, log);
	}
}

/** Field by field; fields the table does not know are kept like any scalar. */
function fields(table: Fields, upper: Owned, lower: Owned, path: string, log: OverrideLog): Owned {
	return united(upper, lower, path, log, key => (Object.hasOwn(table, key) ? table[key] : undefined) ?? {type: 'text'});
}

/** Key by key, every value of one kind. */
function keys(kind: Kind, upper: Owned, lower: Owned, path: string, log: OverrideLog): Owned {
	return united(upper, lower, path, log, () => kind);
}

function united(upper: Owned, lower: Owned, path: string, log: OverrideLog, kindOf: (key: string) => Kind): Owned {
	// Of two types at one place the upper wins; the product crashes on it.
	if (upper.type !== 'mapping' || lower.type !== 'mapping') return replace(upper, lower, path, log);
	const out = new Map<string, Owned>();
	for (const key of new Set([...lower.fields.keys(), ...upper.fields.keys()])) {
		const value = merge(kindOf(key), upper.fields.get(key), lower.fields.get(key), fieldPath(path, key), log);
		if (value) out.set(key, value);
	}

	return mapping(out, upper.from);
}

/** Only two groups are merged inside; null is a value here. */
function mergeHyperparameter(
	upper: Owned | undefined,
	lower: Owned | undefined,
	path: string,
	log: OverrideLog,
): Owned | undefined {
	if (!upper || !lower) return upper ?? lower;
	if (isGroup(plain(upper)) && isGroup(plain(lower))) return keys({type: 'hyperparameter'}, upper, lower, path, log);
	return replace(upper, lower, path, log);
}

function mergeUnion(
	kind: Extract<Kind, {type: 'union'}>,
	upper: Owned,
	lower: Owned,
	path: string,
	log: OverrideLog,
): Owned {
	if (upper.type !== 'mapping' || lower.type !== 'mapping') return replace(upper, lower, path, log);
	const parts = unionParts(kind, upper, lower, path, log);
	return fields(parts.table, parts.upper, parts.lower, path, log);
}

function replace(upper: Owned, lower: Owned, path: string, log: OverrideLog): Owned {
	log.replaced(path, upper, lower);
	return upper;
}
