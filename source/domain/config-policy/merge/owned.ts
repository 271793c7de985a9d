import {fieldPath} from '../value/path.js';
import {isList, isMapping, type Value} from '../value/value.js';
import type {Scope} from '../policy.js';

/** A value that knows who set it. Lists and mappings may hold parts of several scopes. */
export type Owned = OwnedLeaf | OwnedList | OwnedMapping;

/** A scalar, an empty mapping, or a list entry, which is one thing whatever it holds. */
export type OwnedLeaf = {readonly type: 'leaf'; readonly value: Value; readonly from: Scope};

export type OwnedList = {readonly type: 'list'; readonly items: readonly OwnedLeaf[]; readonly from: Scope};

export type OwnedMapping = {
	readonly type: 'mapping';
	readonly fields: ReadonlyMap<string, Owned>;
	readonly from: Scope;
};

/** A value all of which one scope has set. */
export function owned(value: Value, from: Scope): Owned {
	if (isList(value)) return {type: 'list', items: value.map(item => leaf(item, from)), from};
	if (!isMapping(value)) return leaf(value, from);
	return mapping(new Map(Object.entries(value).map(([key, field]) => [key, owned(field, from)])), from);
}

/** One value as a leaf. */
export function leaf(value: Value, from: Scope): OwnedLeaf {
	return {type: 'leaf', value, from};
}

/** A mapping of owned fields; `from` is the highest scope in it. */
export function mapping(fields: ReadonlyMap<string, Owned>, from: Scope): OwnedMapping {
	return {type: 'mapping', fields, from};
}

/** The value without its owners. */
export function plain(node: Owned): Value {
	if (node.type === 'leaf') return node.value;
	if (node.type === 'list') return node.items.map(item => item.value);
	return Object.fromEntries([...node.fields].map(([key, field]) => [key, plain(field)]));
}

/**
 * Who set what, by `fieldPath`: every scalar, and every list, as a whole when one scope set all of it, else entry by
 * entry (`bind_mounts[0]`). A map in the order of the fields, because a path is any text.
 */
export function origins(node: Owned, path = ''): ReadonlyMap<string, Scope> {
	if (node.type === 'leaf') return new Map([[path, node.from]]);
	if (node.type === 'mapping') {
		if (node.fields.size === 0 && path !== '') return new Map([[path, node.from]]);
		return new Map([...node.fields].flatMap(([key, field]) => [...origins(field, fieldPath(path, key))]));
	}

	const first = node.items[0]?.from ?? node.from;
	if (node.items.every(item => item.from === first)) return new Map([[path, first]]);
	return new Map(node.items.map((item, index) => [fieldPath(path, index), item.from]));
}

/** True when a scope has left a field out: absent or null. */
export function isUnset(node: Owned | undefined): node is undefined | OwnedLeaf {
	return node === undefined || (node.type === 'leaf' && node.value === null);
}
